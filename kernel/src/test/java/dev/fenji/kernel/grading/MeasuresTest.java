package dev.fenji.kernel.grading;

import static dev.fenji.kernel.grading.Crowd.graded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The measures themselves: against plain computations and laws they obey. */
class MeasuresTest {

    private static final GradingRule RULE = GradingRule.STANDARD.withResamples(400);

    @Test
    void measuresAreThoseOfAPlainComputation() {
        double[] e = {3, 1, 2, 0, 5, 0};
        double[] a = {2, 0, 2, 1, 9, 0};
        double[] p = {.9, .3, .6, .2, .95, .1};
        GradeReport report = graded(
                Forecast.ofAmounts("m", twentyTimes(e)).withChances(twentyTimes(p)),
                List.of(),
                Actual.ofAmounts(twentyTimes(a)),
                RULE);
        Grade grade = report.model();
        assertThat(grade.value(Measure.TOTAL_ERROR, 99)).isCloseTo(11 / 14.0 - 1, within(1e-12));
        assertThat(grade.value(Measure.MAE, 99)).isCloseTo(7 / 6.0, within(1e-12));
        assertThat(grade.value(Measure.RMSE, 99)).isCloseTo(Math.sqrt(19 / 6.0), within(1e-12));
        // The top 20 % of six are the first and a fifth of the second.
        assertThat(grade.value(Measure.CAUGHT_TOP_20, 99)).isCloseTo((9 + .2 * 2) / 14, within(1e-12));
        assertThat(grade.value(Measure.CAUGHT_TOP_10, 99)).isCloseTo(.6 * 9 / 14, within(1e-12));
        // Four with the event, two without: 8 pairs, one of them out of order (.2 against .3).
        assertThat(grade.value(Measure.AUC, 99)).isCloseTo(7 / 8.0, within(1e-12));
        assertThat(grade.value(Measure.BRIER, 99)).isCloseTo((.01 + .09 + .16 + .64 + .0025 + .01) / 6, within(1e-12));
        assertThat(grade.value(Measure.LOG_LOSS, 99))
                .isCloseTo(
                        -(Math.log(.9) + Math.log(.7) + Math.log(.6) + Math.log(.2) + Math.log(.95) + Math.log(.9)) / 6,
                        within(1e-12));
        // Ranks from the top: e 2 4 3 5.5 1 5.5, a 2.5 5.5 2.5 4 1 5.5.
        assertThat(grade.value(Measure.SPEARMAN, 99))
                .isCloseTo(
                        spearman(new double[] {2, 4, 3, 5.5, 1, 5.5}, new double[] {2.5, 5.5, 2.5, 4, 1, 5.5}),
                        within(1e-12));
        // Σea 55, Σe 11, Σa 14, Σe² 39, Σa² 90 of six.
        assertThat(grade.value(Measure.CORRELATION, 99)).isCloseTo(176 / Math.sqrt(113 * 344), within(1e-12));
        // 42 of 120 customers: twenty with 9, twenty and two of twenty with 2.
        assertThat(grade.gain().get(7).customers()).isCloseTo(.35, within(1e-12));
        assertThat(grade.gain().get(7).caught()).isCloseTo(224 / 280.0, within(1e-12));
        assertThat(grade.gain().get(7).best()).isCloseTo(224 / 280.0, within(1e-12));
        assertThat(report.events()).isEqualTo(80);
        assertThat(report.actualTotal()).isEqualTo(280);
    }

    private static double[] twentyTimes(double[] column) {
        return IntStream.range(0, 20 * column.length)
                .mapToDouble(i -> column[i % column.length])
                .toArray();
    }

    private static double spearman(double[] one, double[] other) {
        double product = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < one.length; i++) {
            product += (one[i] - 3.5) * (other[i] - 3.5);
            first += (one[i] - 3.5) * (one[i] - 3.5);
            second += (other[i] - 3.5) * (other[i] - 3.5);
        }
        return product / Math.sqrt(first * second);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aucAndRankMeasuresDoNotChangeUnderARisingTransform(long seed) {
        Crowd crowd = Crowd.of(500, seed);
        Actual actual = Actual.ofAmounts(crowd.future());
        double[] bent =
                Arrays.stream(crowd.past()).map(x -> Math.exp(x / 3) - 5).toArray();
        Grade plain = graded(Forecast.ofRanking("plain", crowd.past()), List.of(), actual, RULE)
                .model();
        Grade other = graded(Forecast.ofRanking("bent", bent), List.of(), actual, RULE)
                .model();
        assertThat(other.measures()).isEqualTo(plain.measures());
        assertThat(plain.measures()).containsKeys(Measure.AUC, Measure.SPEARMAN, Measure.CAUGHT_TOP_20);
    }

    @Test
    void turningTheScoreAroundTurnsTheAucAround() {
        Crowd crowd = Crowd.of(500, 11);
        Actual actual = Actual.ofAmounts(crowd.future());
        double[] turned = Arrays.stream(crowd.past()).map(x -> -x).toArray();
        double auc = graded(Forecast.ofRanking("a", crowd.past()), List.of(), actual, RULE)
                .model()
                .value(Measure.AUC, 0);
        double other = graded(Forecast.ofRanking("b", turned), List.of(), actual, RULE)
                .model()
                .value(Measure.AUC, 0);
        assertThat(auc + other).isCloseTo(1, within(1e-12));
    }

    @Test
    void theGainChartRisesFromNothingToAllBelowThePerfectOrder() {
        Crowd crowd = Crowd.of(300, 14);
        List<GainPoint> gain = graded(
                        Forecast.ofAmounts("m", crowd.shrunk()), List.of(), Actual.ofAmounts(crowd.future()), RULE)
                .model()
                .gain();
        assertThat(gain).hasSize(21);
        assertThat(gain.getFirst()).isEqualTo(new GainPoint(0, 0, 0));
        assertThat(gain.getLast().caught()).isCloseTo(1, within(1e-12));
        for (int i = 1; i < gain.size(); i++) {
            assertThat(gain.get(i).caught())
                    .isGreaterThanOrEqualTo(gain.get(i - 1).caught());
            assertThat(gain.get(i).caught()).isLessThanOrEqualTo(gain.get(i).best() + 1e-12);
        }
    }

    @Test
    void whatIsUndefinedIsAbsentAndFlagged() {
        double[] zeros = new double[50];
        GradeReport report = graded(
                Forecast.ofAmounts("m", zeros).withChances(zeros),
                List.of(Forecast.ofAmounts("rule", zeros)),
                Actual.ofAmounts(zeros),
                RULE);
        assertThat(report.model().measures())
                .doesNotContainKeys(
                        Measure.TOTAL_ERROR, Measure.AUC, Measure.SPEARMAN, Measure.CORRELATION, Measure.CAUGHT_TOP_20)
                .containsKeys(Measure.MAE, Measure.LOG_LOSS);
        assertThat(report.model().gain()).isEmpty();
        assertThat(report.flags())
                .contains(
                        GradeReport.Flag.ONE_OUTCOME,
                        GradeReport.Flag.NOTHING_HAPPENED,
                        GradeReport.Flag.FEW_CUSTOMERS);
        assertThat(report.verdict()).isEqualTo(Verdict.NO_BETTER);
    }

    @Test
    void aVerdictNeedsTheWholeIntervalOnOneSide() {
        assertThat(Verdict.of(.1, .2)).isEqualTo(Verdict.BETTER);
        assertThat(Verdict.of(-.2, -.1)).isEqualTo(Verdict.WORSE);
        assertThat(Verdict.of(-.1, .1)).isEqualTo(Verdict.NO_BETTER);
        assertThat(Verdict.of(1e-13, 1)).as("rounding").isEqualTo(Verdict.NO_BETTER);
        assertThat(Verdict.of(-1, -1e-13)).as("rounding").isEqualTo(Verdict.NO_BETTER);
    }
}
