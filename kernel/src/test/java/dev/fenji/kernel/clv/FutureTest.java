package dev.fenji.kernel.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is ahead of a customer: the same figure by ways that share no formula. */
class FutureTest {

    private static final double[] NO_STAGES = {1};

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void oneStageIsTheBetaGeometricFuture(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double r = 1 + 4 * random.nextDouble();
        double alpha = 2 + 20 * random.nextDouble();
        double a = .3 + 3 * random.nextDouble();
        double b = .5 + 6 * random.nextDouble();
        Future closed = new BetaGeometricFuture(r, alpha, a, b);
        Future sums = new StagedFuture(r, alpha, a, b, NO_STAGES);
        for (double weeks : new double[] {.1, 3, 20, 52, 150}) {
            assertThat(sums.expected(weeks)).isCloseTo(closed.expected(weeks), within(1e-10));
            assertThat(sums.survival(weeks)).isCloseTo(closed.survival(weeks), within(1e-10));
            double[] by = sums.probabilities(weeks, 30);
            double[] closedBy = closed.probabilities(weeks, 30);
            for (int n = 0; n <= 30; n++) {
                assertThat(by[n]).isCloseTo(closedBy[n], within(1e-12));
            }
        }
        for (double delta : new double[] {.001, .01, .2}) {
            double expected = closed.discounted(delta);
            assertThat(sums.discounted(delta)).isCloseTo(expected, within(1e-9 * expected));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void theSeriesAndTheIntegralOverTheChanceToLeaveAgree(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double r = .1 + 10 * random.nextDouble();
        double alpha = 1 + 40 * random.nextDouble();
        double a = .1 + 3 * random.nextDouble();
        double b = r + .5 + 6 * random.nextDouble();
        BetaGeometricFuture future = new BetaGeometricFuture(r, alpha, a, b);
        for (double z : new double[] {.05, .4, .8, .9, .95}) {
            double weeks = alpha * z / (1 - z);
            double series = future.expectedBySeries(weeks, z);
            assertThat(future.expectedByIntegral(weeks)).isCloseTo(series, within(1e-11 * (1 + series)));
            assertThat(future.expected(weeks)).isCloseTo(series, within(1e-11 * (1 + series)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void survivalIsWhatSimulatedCustomersDo(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int k = 1 + random.nextInt(3);
        double[] stages = new double[k];
        int passed = random.nextInt(k);
        stages[passed] = 1;
        // A stage that was passed since the last purchase counts for the rate too. Whole shapes need no gamma
        // generator.
        Future future = new StagedFuture(3, 6, 1, 2, stages);
        int there = 0;
        int bought = 0;
        int draws = 40_000;
        for (int draw = 0; draw < draws; draw++) {
            double rate = 0;
            for (int i = 0; i < 3 + passed; i++) {
                rate -= Math.log(random.nextDouble()) / 6;
            }
            double leaves = 1 - Math.sqrt(random.nextDouble());
            int missing = k - passed;
            boolean gone = false;
            for (double time = -Math.log(random.nextDouble()) / rate; time < 10 && !gone; ) {
                missing--;
                if (missing == 0) {
                    bought++;
                    missing = k;
                    gone = random.nextDouble() < leaves;
                }
                time += -Math.log(random.nextDouble()) / rate;
            }
            there += gone ? 0 : 1;
        }
        assertThat(there / (double) draws).isCloseTo(future.survival(10), within(.01));
        assertThat(bought / (double) draws).isCloseTo(future.expected(10), within(.03));
    }

    @Test
    void allDiscountedPurchasesAreTheLimitOfLongHorizons() {
        double delta = .04;
        for (Future future : new Future[] {
            new NbdFuture(2, 9),
            new BetaGeometricFuture(.8, 9, 1.4, 3),
            new ParetoFuture(.8, 9, .7, 20),
            new StagedFuture(2.2, 9, 1.4, 3, new double[] {.2, .5, .3})
        }) {
            double all = future.discounted(delta);
            assertThat(future.discounted(1500, delta)).as("%s", future).isCloseTo(all, within(1e-5 * all));
            assertThat(future.discounted(200, delta)).isLessThan(all);
        }
    }

    @Test
    void presenceIsTheTimeUnderTheSurvivalCurve() {
        Future future = new ParetoFuture(.8, 9, 2, 20);
        // ∫ (β/(β+t))² dt = β t/(β+t)
        assertThat(future.discountedPresence(52, 0)).isCloseTo(20 * 52 / 72.0, within(1e-9));
        assertThat(future.discountedPresence(52, .05))
                .isLessThan(20 * 52 / 72.0)
                .isPositive();
        assertThat(new NbdFuture(2, 9).discountedPresence(52, .1)).isCloseTo((1 - Math.exp(-5.2)) / .1, within(1e-9));
        assertThat(future.discountedPresence(0, .05)).isZero();
    }

    @Test
    void nothingHappensInNoTime() {
        for (Future future : new Future[] {
            new NbdFuture(2, 9),
            new BetaGeometricFuture(.8, 9, 1.4, 3),
            new ParetoFuture(.8, 9, .7, 20),
            new StagedFuture(2.2, 9, 1.4, 3, new double[] {.2, .8})
        }) {
            assertThat(future.probabilities(0, 2)).containsExactly(1, 0, 0);
            assertThat(future.expected(0)).isCloseTo(0, within(1e-12));
            assertThat(future.survival(0)).isCloseTo(1, within(1e-12));
        }
    }
}
