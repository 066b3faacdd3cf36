package dev.fenji.kernel.grading;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradingTest {

    private static final GradingRule RULE = GradingRule.STANDARD.withResamples(400);

    /** Customers with a rate of their own, a past count and a future count. */
    private record Crowd(double[] rate, double[] past, double[] future) {
        static Crowd of(int n, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            Crowd crowd = new Crowd(new double[n], new double[n], new double[n]);
            for (int i = 0; i < n; i++) {
                crowd.rate[i] = -Math.log(random.nextDouble());
                crowd.past[i] = poisson(random, crowd.rate[i]);
                crowd.future[i] = poisson(random, crowd.rate[i]);
            }
            return crowd;
        }

        /** Mean of the rate given the past count: rates are exponential, so (1 + x) / 2. */
        double[] shrunk() {
            return Arrays.stream(past).map(x -> (1 + x) / 2).toArray();
        }

        private static double poisson(SplittableRandom random, double mean) {
            double limit = Math.exp(-mean);
            double product = random.nextDouble();
            int count = 0;
            while (product > limit) {
                product *= random.nextDouble();
                count++;
            }
            return count;
        }
    }

    private static GradeReport graded(Forecast model, List<Forecast> rules, Actual actual, GradingRule rule) {
        return ((GradeOutcome.Graded) Grading.grade(model, rules, actual, rule)).report();
    }

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
    void theSameSeedGivesTheSameBitsOnAnyNumberOfThreads() throws Exception {
        Crowd crowd = Crowd.of(700, 12);
        Forecast model = Forecast.ofAmounts("m", crowd.shrunk());
        Actual actual = Actual.ofAmounts(crowd.future());
        GradeReport here = graded(model, List.of(), actual, RULE);
        try (ForkJoinPool one = new ForkJoinPool(1)) {
            assertThat(one.submit(() -> graded(model, List.of(), actual, RULE)).get())
                    .isEqualTo(here);
        }
        assertThat(graded(model, List.of(), actual, RULE.withSeed(99))).isNotEqualTo(here);
    }

    @Test
    void intervalsHaveTheWidthThatTheoryForetells() {
        Crowd crowd = Crowd.of(5_000, 13);
        double[] errors = IntStream.range(0, 5_000)
                .mapToDouble(i -> Math.abs(crowd.shrunk()[i] - crowd.future()[i]))
                .toArray();
        double mean = Arrays.stream(errors).average().orElseThrow();
        double variance =
                Arrays.stream(errors).map(x -> (x - mean) * (x - mean)).sum() / 5_000;
        Estimate mae = requireNonNull(graded(
                        Forecast.ofAmounts("m", crowd.shrunk()),
                        List.of(),
                        Actual.ofAmounts(crowd.future()),
                        GradingRule.STANDARD)
                .model()
                .measures()
                .get(Measure.MAE));
        double half = 1.96 * Math.sqrt(variance / 5_000);
        assertThat(mae.value()).isCloseTo(mean, within(1e-12));
        assertThat(mae.high() - mae.low()).isCloseTo(2 * half, within(0.15 * 2 * half));
        assertThat(mae.low()).isLessThan(mean);
        assertThat(mae.high()).isGreaterThan(mean);
    }

    @Test
    void poissonWeightsHaveMeanAndVarianceOne() {
        byte[] weights = new byte[200_000];
        long sum = PoissonWeights.draw(new SplittableRandom(5), weights);
        double mean = sum / 200_000.0;
        double squares = 0;
        int[] counts = new int[20];
        for (byte weight : weights) {
            squares += (weight - mean) * (weight - mean);
            counts[weight]++;
        }
        assertThat(mean).isCloseTo(1, within(.01));
        assertThat(squares / 200_000).isCloseTo(1, within(.02));
        assertThat(counts[0] / 200_000.0).isCloseTo(Math.exp(-1), within(.005));
        assertThat(counts[3] / 200_000.0).isCloseTo(Math.exp(-1) / 6, within(.005));
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void thePartsOfTheBrierScoreAddUp(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = 50 + random.nextInt(1_000);
        double[] chances = random.doubles(n).map(p -> Math.round(p * 50) / 50.0).toArray();
        boolean[] events = new boolean[n];
        for (int i = 0; i < n; i++) {
            events[i] = random.nextDouble() < chances[i] * chances[i];
        }
        Grade grade = graded(Forecast.ofChances("m", chances), List.of(), Actual.ofEvents(events), RULE)
                .model();
        assertThat(requireNonNull(grade.brier()).score()).isCloseTo(grade.value(Measure.BRIER, 9), within(1e-12));
        assertThat(grade.reliability().stream()
                        .mapToInt(CalibrationBin::customers)
                        .sum())
                .isEqualTo(n);
        for (int i = 1; i < grade.reliability().size(); i++) {
            CalibrationBin bin = grade.reliability().get(i);
            assertThat(bin.from()).isGreaterThan(grade.reliability().get(i - 1).to());
            assertThat(bin.low()).isLessThanOrEqualTo(bin.observed());
            assertThat(bin.high()).isGreaterThanOrEqualTo(bin.observed());
        }
    }

    @Test
    void aForecastThatHoldsIsReliable() {
        SplittableRandom random = new SplittableRandom(31);
        double[] chances = random.doubles(20_000).toArray();
        boolean[] events = new boolean[chances.length];
        for (int i = 0; i < events.length; i++) {
            events[i] = random.nextDouble() < chances[i];
        }
        Grade grade = graded(Forecast.ofChances("m", chances), List.of(), Actual.ofEvents(events), RULE)
                .model();
        assertThat(requireNonNull(grade.brier()).reliability()).isLessThan(0.001);
        assertThat(grade.value(Measure.BRIER, 9)).isCloseTo(1 / 6.0, within(.005));
        assertThat(grade.reliability())
                .hasSize(10)
                .allSatisfy(bin -> assertThat(bin.observed()).isCloseTo(bin.expected(), within(.04)));
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
