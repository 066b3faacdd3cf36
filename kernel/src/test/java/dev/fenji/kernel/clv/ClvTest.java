package dev.fenji.kernel.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ClvTest {

    private static final DataWindow WINDOW = new DataWindow(LocalDate.of(2024, 1, 1), LocalDate.of(2025, 7, 1));
    private static final GammaGamma TRUTH = new GammaGamma(6.25, 3.74, 15.44);
    private static final PurchaseState REGULAR = new PurchaseState(8, 300, 320);

    private final FitOutcome.Fitted<PurchaseModel> purchases = purchases(4000);
    private final FitOutcome.Fitted<GammaGamma> spend = spend(2000);

    private static FitOutcome.Fitted<PurchaseModel> purchases(int customers) {
        PurchaseStates states = SimulatedCustomers.betaGeometric(7, customers, .8, 6, .9, 3, 1, true)
                .collect();
        FitOutcome<PurchaseModel> outcome = ModelFit.fit(ModelKind.MBG_NBD, states, WINDOW);
        return (FitOutcome.Fitted<PurchaseModel>) outcome;
    }

    private static FitOutcome.Fitted<GammaGamma> spend(int customers) {
        FitOutcome<GammaGamma> outcome = GammaGamma.fit(SimulatedCustomers.spend(8, customers, TRUTH), WINDOW);
        return (FitOutcome.Fitted<GammaGamma>) outcome;
    }

    private Clv clv(ClvTerms terms) {
        return new Clv(purchases, spend, terms);
    }

    @Test
    void theValueIsDiscountedPurchasesTimesMarginLessCost() {
        ClvTerms terms = new ClvTerms(365, .12, .3, 2, 10, .8);
        Clv.Value value = clv(terms).of(REGULAR, 8, 30);
        PurchaseModel model = purchases.model();
        double delta = Discount.perWeek(.12);
        double weeks = model.pAlive(REGULAR) * model.future(REGULAR).discountedPresence(365 / 7.0, delta);
        double expected = model.discountedPurchases(REGULAR, 365, delta)
                        * (.3 * spend.model().expectedSpend(8, 30) - 2)
                - 10.0 / 52 * weeks;
        assertThat(value.expected()).isCloseTo(expected, within(1e-10));
        assertThat(clv(terms).expected(REGULAR, 8, 30)).isEqualTo(value.expected());
        assertThat(value.purchases()).isCloseTo(model.expectedPurchases(REGULAR, 365), within(1e-12));
        assertThat(value.discountedPurchases()).isBetween(.9 * value.purchases(), value.purchases());
    }

    @Test
    void discountingByQuadratureAgreesWithTheLimits() {
        Future future = purchases.model().future(REGULAR);
        assertThat(future.discounted(52, 0)).isCloseTo(future.expected(52), within(1e-12));
        double delta = .05;
        assertThat(future.discounted(2000, delta)).isCloseTo(future.discounted(delta), within(1e-8));
        assertThat(future.discounted(0, delta)).isZero();
        assertThat(clv(new ClvTerms(0, .1, 1, 0, 0, .8)).expected(REGULAR, 8, 30))
                .isZero();
    }

    @Test
    void theParameterIntervalCoversTheValueUnderTheTruth() {
        ClvTerms terms = new ClvTerms(365, .1, 1, 0, 0, .999);
        Clv.Value value = clv(terms).of(REGULAR, 8, 30);
        MbgNbd truth = new MbgNbd(.8, 6, .9, 3);
        double under = truth.discountedPurchases(REGULAR, 365, Discount.perWeek(.1)) * TRUTH.expectedSpend(8, 30);
        assertThat(under).isBetween(value.parameters().low(), value.parameters().high());
        assertThat(value.deviation()).isLessThan(.1 * value.expected());
    }

    @Test
    void theDeltaMethodAgreesWithDrawsFromTheAsymptoticDistribution() {
        ClvTerms terms = ClvTerms.STANDARD;
        Clv.Value value = clv(terms).of(REGULAR, 8, 30);
        SplittableRandom random = new SplittableRandom(99);
        double sum = 0;
        double squares = 0;
        int draws = 2000;
        for (int i = 0; i < draws; i++) {
            PurchaseModel model =
                    ModelKind.MBG_NBD.of(1, purchases.report().curvature().draw(random));
            double[] s = spend.report().curvature().draw(random);
            double drawn = model.discountedPurchases(REGULAR, 365, Discount.perWeek(.1))
                    * new GammaGamma(s[0], s[1], s[2]).expectedSpend(8, 30);
            sum += drawn;
            squares += drawn * drawn;
        }
        double deviation = Math.sqrt(squares / draws - sum / draws * (sum / draws));
        assertThat(value.deviation()).isCloseTo(deviation, within(.1 * deviation));
    }

    @Test
    void theOutcomeIntervalHoldsAsManyOutcomesAsItSays() {
        ClvTerms terms = new ClvTerms(365, 0, 1, 3, 0, .8);
        Clv.Value value = clv(terms).of(REGULAR, 8, 30);
        Future future = purchases.model().future(REGULAR);
        double[] counts = Future.inflated(value.pAlive(), future.probabilities(365 / 7.0, 300));
        SplittableRandom random = new SplittableRandom(5);
        int below = 0;
        int above = 0;
        int draws = 20_000;
        for (int i = 0; i < draws; i++) {
            double outcome = outcome(counts, random);
            below += outcome < value.outcome().low() - 1e-6 ? 1 : 0;
            above += outcome > value.outcome().high() ? 1 : 0;
        }
        // Nothing at all has a chance of its own, so that less than a tenth may lie below.
        assertThat(below / (double) draws).isLessThan(.11);
        assertThat(above / (double) draws).isBetween(.09, .11);
        assertThat(value.outcome().high() - value.outcome().low())
                .isGreaterThan(value.parameters().high() - value.parameters().low());
    }

    /** A number of purchases by its chances, and their sum by inversion of the distribution of the kernel. */
    private double outcome(double[] counts, SplittableRandom random) {
        double u = random.nextDouble();
        int n = 0;
        for (double below = counts[0]; below < u && n < counts.length - 1; below += counts[n]) {
            n++;
        }
        double rank = random.nextDouble();
        double low = 0;
        double high = 1e7;
        for (int i = 0; n > 0 && i < 60; i++) {
            double middle = .5 * (low + high);
            if (spend.model().chanceOfAtMost(middle, n, 8, 30) < rank) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return n == 0 ? 0 : low - 3.0 * n;
    }

    @Test
    void moreCustomersMakeTheParameterIntervalNarrowerButNotTheOutcome() {
        Clv few = new Clv(purchases(500), spend, ClvTerms.STANDARD);
        Clv many = new Clv(purchases(20_000), spend, ClvTerms.STANDARD);
        assertThat(many.of(REGULAR, 8, 30).deviation())
                .isLessThan(few.of(REGULAR, 8, 30).deviation());
        double narrow = many.of(REGULAR, 8, 30).outcome().high();
        assertThat(few.of(REGULAR, 8, 30).outcome().high()).isBetween(.7 * narrow, 1.4 * narrow);
    }

    @Test
    void aYearlyRateBecomesAContinuousWeeklyOne() {
        assertThat(52 * Discount.perWeek(.15)).isCloseTo(Math.log(1.15), within(1e-15));
        assertThat(Discount.perWeek(0)).isZero();
    }
}
