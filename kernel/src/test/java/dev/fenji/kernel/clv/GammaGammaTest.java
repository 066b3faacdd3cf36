package dev.fenji.kernel.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Spend per purchase. Exact values: mpmath, 30 digits, from the densities. */
class GammaGammaTest {

    private static final DataWindow WINDOW = new DataWindow(LocalDate.of(2024, 1, 1), LocalDate.of(2025, 7, 1));
    private static final GammaGamma MODEL = new GammaGamma(6.25, 3.74, 15.44);

    private static FitOutcome.Fitted<GammaGamma> fit(SpendSample sample) {
        return (FitOutcome.Fitted<GammaGamma>) GammaGamma.fit(sample, WINDOW);
    }

    @Test
    void theLikelihoodIsExactForOnePurchaseAndForNineHundred() {
        assertThat(MODEL.logLikelihood(1, 30)).isCloseTo(-3.94853564565472983, within(1e-13));
        assertThat(MODEL.logLikelihood(7, 12.5)).isCloseTo(-3.96002506203209672, within(1e-13));
        assertThat(MODEL.logLikelihood(900, 41)).isCloseTo(-4.34106635864779145, within(1e-11));
    }

    @Test
    void theChanceOfASumIsThatOfTheCompoundDistribution() {
        assertThat(MODEL.chanceOfAtMost(50, 2, 3, 30)).isCloseTo(.341101474380477, within(1e-12));
        assertThat(MODEL.chanceOfAtMost(400, 10, 8, 30)).isCloseTo(.943185514819564, within(1e-12));
        assertThat(MODEL.chanceOfAtMost(10, 1, 0, 0)).isCloseTo(.0668575232367677, within(1e-12));
        assertThat(MODEL.chanceOfAtMost(0, 1, 0, 0)).isZero();
        assertThat(MODEL.chanceOfAtMost(0, 0, 0, 0)).isEqualTo(1);
    }

    @Test
    void expectedSpendLiesBetweenTheCustomersAverageAndThatOfAll() {
        assertThat(MODEL.populationMean()).isCloseTo(35.218978102189781, within(1e-13));
        assertThat(MODEL.expectedSpend(3, 30)).isCloseTo(30.6654257794322941, within(1e-13));
        assertThat(MODEL.expectedSpend(0, 999)).isEqualTo(MODEL.populationMean());
        assertThat(MODEL.expectedSpend(100_000, 30)).isCloseTo(30, within(1e-3));
    }

    @Test
    void theFitIsTheMaximumOfTheSumOverCustomersAndCountsThem() {
        SpendSample sample = SimulatedCustomers.spend(8, 400, MODEL);
        FitOutcome.Fitted<GammaGamma> fit = fit(sample);
        assertThat(fit.report().logLikelihood()).isCloseTo(sum(fit.model(), sample), within(1e-9));
        for (int i = 0; i < 3; i++) {
            for (double factor : new double[] {.98, 1.02}) {
                double[] moved = fit.model().values();
                moved[i] *= factor;
                assertThat(sum(new GammaGamma(moved[0], moved[1], moved[2]), sample))
                        .isLessThan(fit.report().logLikelihood());
            }
        }
        long purchases = 0;
        for (int i = 0; i < sample.size(); i++) {
            purchases += sample.count(i);
        }
        assertThat(fit.report().customers()).isEqualTo(400);
        assertThat(fit.report().repeatPurchases()).isEqualTo(purchases);
        assertThat(fit.report().gradientNorm()).isLessThan(1e-7);
        assertThat(fit.report().flags()).isEmpty();
    }

    private static double sum(GammaGamma model, SpendSample sample) {
        double sum = 0;
        for (int i = 0; i < sample.size(); i++) {
            sum += model.logLikelihood(sample.count(i), sample.mean(i));
        }
        return sum;
    }

    @Test
    void theCurrencyChangesTheScaleAndNothingElse() {
        SpendSample sample = SimulatedCustomers.spend(9, 300, MODEL);
        SpendSample.Builder cents = new SpendSample.Builder();
        for (int i = 0; i < sample.size(); i++) {
            cents.add(sample.count(i), 100 * sample.mean(i));
        }
        GammaGamma plain = fit(sample).model();
        GammaGamma other = fit(cents.build()).model();
        assertThat(other.p()).isCloseTo(plain.p(), within(1e-6 * plain.p()));
        assertThat(other.q()).isCloseTo(plain.q(), within(1e-6 * plain.q()));
        assertThat(other.gamma()).isCloseTo(100 * plain.gamma(), within(1e-4 * plain.gamma()));
    }

    @Test
    void theOrderOfTheCustomersChangesNoBit() {
        SpendSample sample = SimulatedCustomers.spend(10, 3000, MODEL);
        SpendSample.Builder backward = new SpendSample.Builder();
        for (int i = sample.size() - 1; i >= 0; i--) {
            backward.add(sample.count(i), sample.mean(i));
        }
        assertThat(fit(backward.build()).model()).isEqualTo(fit(sample).model());
    }

    @Test
    void theCorrelationIsPearsons() {
        SpendSample sample = new SpendSample.Builder()
                .add(1, 10)
                .add(2, 14)
                .add(4, 12)
                .add(5, 20)
                .build();
        // Means 3 and 14; products 8 − 0 − 2 + 12 = 18; squares 10 and 56.
        assertThat(sample.correlation()).isCloseTo(18 / Math.sqrt(560), within(1e-14));
        assertThat(new SpendSample.Builder().add(1, 5).add(1, 9).build().correlation())
                .isZero();
        assertThat(new SpendSample.Builder().add(1, 5).add(3, 5).build().correlation())
                .isZero();
    }

    @Test
    void nineCustomersAreTooFewAndTenAreNot() {
        assertThat(GammaGamma.fit(SimulatedCustomers.spend(3, 9, MODEL), WINDOW))
                .isInstanceOfSatisfying(
                        FitOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Refusal.TOO_FEW_REPEAT_BUYERS));
        assertThat(GammaGamma.fit(SimulatedCustomers.spend(3, 10, MODEL), WINDOW))
                .isInstanceOf(FitOutcome.Fitted.class);
        assertThat(GammaGamma.fit(new SpendSample.Builder().build(), WINDOW))
                .isInstanceOfSatisfying(
                        FitOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Refusal.NO_CUSTOMERS));
    }
}
