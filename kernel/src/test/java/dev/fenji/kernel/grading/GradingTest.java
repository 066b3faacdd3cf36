package dev.fenji.kernel.grading;

import static dev.fenji.kernel.grading.Crowd.graded;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Verdicts: is a forecast better than a rule, and what is refused. */
class GradingTest {

    private static final GradingRule RULE = GradingRule.STANDARD.withResamples(400);

    @Test
    void aShrunkForecastIsBetterThanTheSameRateAndIsRecommended() {
        Crowd crowd = Crowd.of(4_000, 7);
        GradeReport report = graded(
                Forecast.ofAmounts("model", crowd.shrunk()),
                List.of(Forecast.ofAmounts("same-rate", crowd.past())),
                Actual.ofAmounts(crowd.future()),
                RULE);
        assertThat(report.verdict()).isEqualTo(Verdict.BETTER);
        assertThat(report.recommended()).isEqualTo("model");
        assertThat(requireNonNull(report.comparisons().getFirst().differences().get(Measure.RMSE))
                        .low())
                .isPositive();
    }

    @Test
    void aForecastThatIsTheRuleIsNoBetterAndTheRuleIsRecommended() {
        Crowd crowd = Crowd.of(1_000, 8);
        GradeReport report = graded(
                Forecast.ofAmounts("model", crowd.past()),
                List.of(Forecast.ofAmounts("rule", crowd.past())),
                Actual.ofAmounts(crowd.future()),
                RULE);
        assertThat(report.verdict()).isEqualTo(Verdict.NO_BETTER);
        assertThat(report.recommended()).isEqualTo("rule");
    }

    @Test
    void noiseIsWorse() {
        Crowd crowd = Crowd.of(2_000, 9);
        double[] noise = new SplittableRandom(3).doubles(2_000, 0, 12).toArray();
        GradeReport report = graded(
                Forecast.ofAmounts("noise", noise),
                List.of(Forecast.ofAmounts("rule", crowd.shrunk())),
                Actual.ofAmounts(crowd.future()),
                RULE);
        assertThat(report.verdict()).isEqualTo(Verdict.WORSE);
        assertThat(report.recommended()).isEqualTo("rule");
    }

    @Test
    void aRuleThatOnlyRanksIsComparedButCannotReplaceAmounts() {
        Crowd crowd = Crowd.of(1_000, 10);
        GradeReport report = graded(
                Forecast.ofAmounts("model", crowd.shrunk()),
                List.of(Forecast.ofRanking("rank", crowd.past())),
                Actual.ofAmounts(crowd.future()),
                RULE);
        assertThat(report.comparisons().getFirst().verdict()).isEqualTo(Verdict.NO_BETTER);
        assertThat(report.flags()).contains(GradeReport.Flag.RANKING_NO_BETTER);
        assertThat(report.recommended()).isEqualTo("model");
        assertThat(report.rules().getFirst().measures()).doesNotContainKey(Measure.MAE);
    }

    @Test
    void whatCannotBeGradedIsRefusedWithTheReason() {
        Actual actual = Actual.ofAmounts(new double[40]);
        double[] broken = new double[40];
        broken[3] = Double.NaN;
        assertThat(Grading.grade(
                        Forecast.ofAmounts("m", new double[2]), List.of(), Actual.ofAmounts(new double[2]), RULE))
                .isEqualTo(new GradeOutcome.Refused(
                        GradeOutcome.Reason.TOO_FEW_CUSTOMERS, Map.of("customers", 2, "needed", 30)));
        assertThat(reason(Forecast.ofAmounts("m", new double[41]), actual))
                .isEqualTo(GradeOutcome.Reason.DIFFERENT_CUSTOMERS);
        assertThat(reason(Forecast.ofAmounts("m", broken), actual)).isEqualTo(GradeOutcome.Reason.NOT_A_NUMBER);
        broken[3] = 1.5;
        assertThat(reason(Forecast.ofChances("m", broken), actual)).isEqualTo(GradeOutcome.Reason.NOT_A_NUMBER);
        assertThat(reason(Forecast.ofAmounts("m", new double[40]), Actual.ofAmounts(infinite())))
                .isEqualTo(GradeOutcome.Reason.NOT_A_NUMBER);
    }

    private static double[] infinite() {
        double[] amounts = new double[40];
        amounts[0] = Double.POSITIVE_INFINITY;
        return amounts;
    }

    private static GradeOutcome.Reason reason(Forecast model, Actual actual) {
        return ((GradeOutcome.Refused) Grading.grade(model, List.of(), actual, RULE)).reason();
    }

    @Test
    @Tag("slow")
    void aHundredThousandCustomersTakeSeconds() {
        Crowd crowd = Crowd.of(100_000, 15);
        long start = System.nanoTime();
        GradeReport report = graded(
                Forecast.ofAmounts("m", crowd.shrunk()),
                List.of(Forecast.ofAmounts("rule", crowd.past())),
                Actual.ofAmounts(crowd.future()),
                GradingRule.STANDARD);
        System.out.printf(
                "graded 2 forecasts of 100,000 customers with 1,000 resamples in %.1f s%n",
                (System.nanoTime() - start) / 1e9);
        assertThat(report.verdict()).isEqualTo(Verdict.BETTER);
    }
}
