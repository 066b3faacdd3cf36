package dev.fenji.kernel.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one customer may bring: a random number of random amounts, less a cost for each. */
class OutcomeDistributionTest {

    private static final GammaGamma SPEND = new GammaGamma(6.25, 3.74, 15.44);
    private static final double YEAR = 52;

    private static OutcomeDistribution distribution(PurchaseModel model, PurchaseState state, double cost) {
        return new OutcomeDistribution(model.future(state), YEAR, model.pAlive(state), SPEND, state.x() + 1, 30, cost);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aQuantileIsReachedWithItsChanceAndTheChanceRises(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        PurchaseModel model = new MbgNbd(.2 + random.nextDouble(), 2 + 8 * random.nextDouble(), .9, 3);
        int x = random.nextInt(30);
        PurchaseState state = new PurchaseState(x, x == 0 ? 0 : 200, 210 + random.nextInt(100));
        OutcomeDistribution made = distribution(model, state, random.nextBoolean() ? 0 : 40);
        double before = Double.NEGATIVE_INFINITY;
        for (double chance : new double[] {.05, .1, .25, .5, .75, .9, .95}) {
            double quantile = made.quantile(chance);
            assertThat(quantile).isGreaterThanOrEqualTo(before);
            assertThat(made.chanceOfAtMost(quantile + 1e-4)).isGreaterThanOrEqualTo(chance - 1e-6);
            assertThat(made.chanceOfAtMost(quantile - 1e-4 - 1e-5 * Math.abs(quantile)))
                    .isLessThan(chance + 1e-6);
            before = quantile;
        }
    }

    @Test
    void whoIsGoneBringsNothing() {
        OutcomeDistribution gone = new OutcomeDistribution(
                new BgNbd(.5, 6, .8, 3).future(new PurchaseState(3, 100, 300)), YEAR, 0, SPEND, 4, 30, 5);
        assertThat(gone.quantile(.1)).isZero();
        assertThat(gone.quantile(.999)).isZero();
        assertThat(gone.chanceOfAtMost(-1e-9)).isZero();
    }

    @Test
    void purchasesThatCostMoreThanTheyBringAreALoss() {
        OutcomeDistribution loss = distribution(new Nbd(5, 5), new PurchaseState(10, 200, 200), 1000);
        assertThat(loss.quantile(.1)).isLessThan(loss.quantile(.9)).isNegative();
        assertThat(loss.quantile(.9)).isNegative();
        assertThat(loss.chanceOfAtMost(loss.quantile(.1))).isCloseTo(.1, within(1e-5));
    }

    @Test
    void theMeanOfTheDistributionIsPurchasesTimesSpend() {
        MbgNbd model = new MbgNbd(.8, 6, .9, 3);
        PurchaseState state = new PurchaseState(8, 300, 320);
        OutcomeDistribution made = distribution(model, state, 0);
        double mean = 0;
        double step = 1;
        for (double s = step / 2; s < 40_000; s += step) {
            mean += step * (1 - made.chanceOfAtMost(s));
        }
        double expected = model.expectedPurchases(state, YEAR * 7) * SPEND.expectedSpend(9, 30);
        assertThat(mean).isCloseTo(expected, within(2e-4 * expected));
    }

    @Test
    void normalQuantilesAreThoseOfTheTables() {
        assertThat(OutcomeDistribution.normalQuantile(.9)).isCloseTo(1.2815515655446004, within(1e-14));
        assertThat(OutcomeDistribution.normalQuantile(.975)).isCloseTo(1.959963984540054, within(1e-14));
        assertThat(OutcomeDistribution.normalQuantile(.5)).isZero();
    }
}
