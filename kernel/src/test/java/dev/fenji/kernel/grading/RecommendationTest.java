package dev.fenji.kernel.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RecommendationTest {

    private static final GradingRule RULE = GradingRule.STANDARD.withResamples(200);

    private static Difference difference(double low, double high, boolean deciding) {
        return new Difference((low + high) / 2, low, high, deciding);
    }

    @Test
    void theDecidingMeasuresVote() {
        Map<Measure, Difference> differences = new EnumMap<>(Measure.class);
        differences.put(Measure.MAE, difference(-3, -2, false));
        differences.put(Measure.RMSE, difference(1, 2, true));
        assertThat(Comparison.of("r", differences).verdict()).isEqualTo(Verdict.BETTER);
        differences.put(Measure.TOTAL_ERROR, difference(-2, -1, true));
        assertThat(Comparison.of("r", differences).verdict()).isEqualTo(Verdict.NO_BETTER);
        differences.put(Measure.CAUGHT_TOP_20, difference(-2, -1, true));
        assertThat(Comparison.of("r", differences).verdict()).isEqualTo(Verdict.WORSE);
        differences.put(Measure.CAUGHT_TOP_20, difference(-2, 1, true));
        assertThat(Comparison.of("r", differences).verdict()).isEqualTo(Verdict.NO_BETTER);
    }

    @Test
    void roundingIsNoDifference() {
        assertThat(difference(1e-14, 1e-13, true).verdict()).isEqualTo(Verdict.NO_BETTER);
        assertThat(difference(-1e-13, -1e-14, true).verdict()).isEqualTo(Verdict.NO_BETTER);
        assertThat(difference(1e-6, 1, true).verdict()).isEqualTo(Verdict.BETTER);
        assertThat(difference(-1, -1e-6, true).verdict()).isEqualTo(Verdict.WORSE);
    }

    @Test
    void ofTheRulesItDoesNotBeatTheStrongestIsRecommended() {
        SplittableRandom random = new SplittableRandom(1);
        double[] actual = random.doubles(800, 0, 10).toArray();
        double[] good =
                Arrays.stream(actual).map(a -> a + random.nextDouble(-1, 1)).toArray();
        double[] better =
                Arrays.stream(actual).map(a -> a + random.nextDouble(-.2, .2)).toArray();
        double[] noise = random.doubles(800, 0, 10).toArray();
        GradeReport report = ((GradeOutcome.Graded) Grading.grade(
                        Forecast.ofAmounts("noise", noise),
                        List.of(Forecast.ofAmounts("good", good), Forecast.ofAmounts("better", better)),
                        Actual.ofAmounts(actual),
                        RULE))
                .report();
        assertThat(report.recommended()).isEqualTo("better");
        assertThat(report.verdict()).isEqualTo(Verdict.WORSE);
        assertThat(report.rules()).hasSize(2);
    }

    @Test
    void aChanceIsComparedByLogLossAndFewEventsAreFlagged() {
        double[] sure = new double[200];
        double[] flat = new double[200];
        boolean[] events = new boolean[200];
        for (int i = 0; i < 200; i++) {
            events[i] = i < 12;
            sure[i] = i < 12 ? .8 : .02;
            flat[i] = .06;
        }
        GradeReport report = ((GradeOutcome.Graded) Grading.grade(
                        Forecast.ofChances("sure", sure),
                        List.of(Forecast.ofChances("flat", flat)),
                        Actual.ofEvents(events),
                        RULE))
                .report();
        assertThat(report.verdict()).isEqualTo(Verdict.BETTER);
        assertThat(report.events()).isEqualTo(12);
        assertThat(report.flags()).containsExactly(GradeReport.Flag.FEW_EVENTS);
        assertThat(report.comparisons().getFirst().differences())
                .hasEntrySatisfying(
                        Measure.LOG_LOSS, each -> assertThat(each.deciding()).isTrue())
                .hasEntrySatisfying(
                        Measure.BRIER, each -> assertThat(each.deciding()).isFalse());
        assertThat(report.model().value(Measure.MAE, -7)).isEqualTo(-7);
    }

    @Test
    void anEventCanBeMoreThanMoney() {
        Actual actual = Actual.of(new double[] {-5, 0, 3}, new boolean[] {true, false, true});
        assertThat(actual.events()).containsExactly(true, false, true);
        assertThat(Actual.ofAmounts(new double[] {-5, 0, 3}).events()).containsExactly(false, false, true);
    }

    @Test
    void wilsonsIntervalIsTheTextbookOne() {
        boolean[] events = new boolean[10];
        events[0] = true;
        double[] chances = new double[10];
        Arrays.fill(chances, .2);
        CalibrationBin bin = Reliability.of(chances, events, 10).bins().getFirst();
        // Brown, Cai & DasGupta's form for one of ten.
        assertThat(bin.low()).isCloseTo(.0179, within(5e-4));
        assertThat(bin.high()).isCloseTo(.4042, within(5e-4));
        assertThat(bin.customers()).isEqualTo(10);
    }

    @Test
    void quantilesInterpolateAndTooManyUndefinedMeanNoInterval() {
        double[] values = new double[101];
        for (int i = 0; i <= 100; i++) {
            values[i] = 100 - i;
        }
        assertThat(Bootstrap.interval(values, .95)).containsExactly(new double[] {2.5, 97.5}, within(1e-9));
        Arrays.fill(values, 0, 5, Double.NaN);
        assertThat(Bootstrap.interval(values, .95)).isNotNull();
        values[5] = Double.NaN;
        assertThat(Bootstrap.interval(values, .95)).isNull();
        assertThat(Bootstrap.interval(new double[0], .95)).isNull();
    }

    @Test
    void rulesThatMeanNothingAreNotAccepted() {
        assertThatThrownBy(() -> RULE.withResamples(99)).hasMessageContaining("(99)");
        assertThatThrownBy(() -> new GradingRule(100, 1, 1, 1, 1)).hasMessageContaining("level");
        assertThatThrownBy(() -> new GradingRule(100, 1, 0, 1, 1)).hasMessageContaining("level");
        assertThatThrownBy(() -> new GradingRule(100, 1, .9, 0, 1)).hasMessageContaining("(0)");
        assertThatThrownBy(() -> new GradingRule(100, 1, .9, 1, 0)).hasMessageContaining("(0)");
    }

    @Test
    void keysOfWords() {
        assertThat(Measure.CAUGHT_TOP_10.slug()).isEqualTo("caught-top-10");
        assertThat(Measure.CAUGHT_TOP_10.better()).isEqualTo(Measure.Better.HIGHER);
        assertThat(Verdict.NO_BETTER.slug()).isEqualTo("no-better");
        assertThat(GradeOutcome.Reason.TOO_FEW_CUSTOMERS.slug()).isEqualTo("too-few-customers");
        assertThat(Measure.TOTAL_ERROR.loss(-.4)).isEqualTo(.4);
        assertThat(Measure.AUC.loss(.7)).isEqualTo(-.7);
    }
}
