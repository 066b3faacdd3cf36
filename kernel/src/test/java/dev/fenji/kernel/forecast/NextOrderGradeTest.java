package dev.fenji.kernel.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fenji.kernel.grading.GradeReport;
import dev.fenji.kernel.grading.GradingRule;
import dev.fenji.kernel.grading.Measure;
import dev.fenji.kernel.grading.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NextOrderGradeTest {

    private static final int TODAY = 10_000;
    private static final int END = TODAY + 100;
    private static final GradingRule RULE = GradingRule.STANDARD.withResamples(200);

    @Test
    void aForecastThatKnowsTheRhythmIsBetterThanTheLastGap() {
        SplittableRandom random = new SplittableRandom(7);
        List<NextOrderGrade.Case> cases = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            long usual = 20 + random.nextInt(40);
            long off = random.nextInt(-5, 6);
            var habit = new NextOrderGrade.Habit(usual, usual + random.nextInt(-18, 60), 50, 50);
            cases.add(of(i, TODAY - 2 + usual, TODAY - 2, habit, TODAY - 2 + usual + off));
        }

        NextOrderGrade grade = NextOrderGrade.of(cases, TODAY, END, .8, RULE);

        GradeReport days = Objects.requireNonNull(grade.days());
        assertThat(grade.compared()).isEqualTo(400);
        assertThat(days.model().value(Measure.MAE, -1)).isCloseTo(30 / 11.0, within(.3));
        assertThat(days.comparisons().get(1).rule()).isEqualTo("last-gap");
        assertThat(days.comparisons().get(1).verdict()).isEqualTo(Verdict.BETTER);
        // The date is the usual gap itself: saying the same as a rule is no better than it, and the rule is
        // recommended.
        assertThat(days.comparisons().get(0).verdict()).isEqualTo(Verdict.NO_BETTER);
        assertThat(days.verdict()).isEqualTo(Verdict.NO_BETTER);
        assertThat(days.recommended()).isEqualTo("median-gap");
        assertThat(days.comparisons().get(1).differences())
                .allSatisfy((measure, difference) ->
                        assertThat(difference.deciding()).isEqualTo(measure == Measure.MAE));
    }

    @Test
    void whoDidNotOrderLowersTheDecidedOnesAndIsNotCompared() {
        var habit = new NextOrderGrade.Habit(30, 30, 50, 50);
        var new1 = new NextOrderGrade.Habit(-1, -1, 50, 50);
        List<NextOrderGrade.Case> cases = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            cases.add(of(i, TODAY + 10, TODAY - 20, habit, TODAY + 12));
        }
        cases.add(of(40, TODAY + 10, TODAY - 20, habit, Coverage.NO_ORDER));
        cases.add(of(41, TODAY + 10, TODAY - 20, new1, TODAY + 11));

        NextOrderGrade grade = NextOrderGrade.of(cases, TODAY, END, .8, RULE);

        assertThat(grade.coverage()).isEqualTo(new Coverage(42, 41, 41, 42, 41));
        assertThat(grade.amountsHeld()).isEqualTo(41);
        assertThat(grade.compared()).isEqualTo(40);
    }

    @Test
    void tooFewBuyersAreNotCompared() {
        var habit = new NextOrderGrade.Habit(30, 30, 50, 50);

        NextOrderGrade grade =
                NextOrderGrade.of(List.of(of(1, TODAY + 10, TODAY - 20, habit, TODAY + 12)), TODAY, END, .8, RULE);

        assertThat(grade.days()).isNull();
        assertThat(grade.amounts()).isNull();
        assertThat(grade.coverage().buyers()).isOne();
    }

    private static NextOrderGrade.Case of(
            long customer, long day, long lastDay, NextOrderGrade.Habit habit, long nextDay) {
        var forecast = new NextOrder.Expected(customer, day, day - 5, day + 5, 50, 40, 60, 3);
        return new NextOrderGrade.Case(forecast, lastDay, habit, nextDay, 50);
    }
}
