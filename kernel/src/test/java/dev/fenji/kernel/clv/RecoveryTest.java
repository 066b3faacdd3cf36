package dev.fenji.kernel.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fits to customers that were made from known parameters. */
@Tag("slow")
class RecoveryTest {

    private static final DataWindow WINDOW = new DataWindow(LocalDate.of(2024, 1, 1), LocalDate.of(2025, 7, 1));
    private static final int CUSTOMERS = 20_000;
    private static final double ERRORS = 4;

    @Test
    void bgNbdIsRecovered() {
        SimulatedCustomers made = SimulatedCustomers.betaGeometric(1, CUSTOMERS, .6, 5, .8, 5, 1, false);
        assertRecovered(ModelKind.BG_NBD, made, .6, 5, .8, 5);
    }

    @Test
    void mbgNbdIsRecovered() {
        SimulatedCustomers made = SimulatedCustomers.betaGeometric(2, CUSTOMERS, .8, 6, .9, 3, 1, true);
        assertRecovered(ModelKind.MBG_NBD, made, .8, 6, .9, 3);
    }

    @Test
    void paretoNbdIsRecovered() {
        SimulatedCustomers made = SimulatedCustomers.pareto(3, CUSTOMERS, .8, 9, .7, 20);
        assertRecovered(ModelKind.PARETO_NBD, made, .8, 9, .7, 20);
    }

    @Test
    void regularityIsRecovered() {
        SimulatedCustomers made = SimulatedCustomers.betaGeometric(4, 5000, 1.5, 3, .8, 5, 3, true);
        FitOutcome.Fitted<PurchaseModel> fit = fitted(ModelFit.fit(ModelKind.MBG_CNBD_K, made.collect(), WINDOW));
        assertThat(fit.model().regularity()).isEqualTo(3);
        assertThat(fit.model().values()[2]).isCloseTo(.8, within(.2));
        double plain = fitted(ModelFit.fit(ModelKind.MBG_NBD, made.collect(), WINDOW))
                .report()
                .logLikelihood();
        assertThat(fit.report().logLikelihood()).isGreaterThan(plain + 100);
        assertForecastInTotal(fit.model(), made, .04);
    }

    @Test
    void gammaGammaIsRecovered() {
        GammaGamma truth = new GammaGamma(6.25, 3.74, 15.44);
        FitOutcome<GammaGamma> outcome = GammaGamma.fit(SimulatedCustomers.spend(5, CUSTOMERS, truth), WINDOW);
        FitOutcome.Fitted<GammaGamma> fit = (FitOutcome.Fitted<GammaGamma>) outcome;
        for (int i = 0; i < 3; i++) {
            double error = fit.report().standardErrors().get(i);
            assertThat(fit.model().values()[i]).isCloseTo(truth.values()[i], within(ERRORS * error));
            assertThat(error).isLessThan(.2 * truth.values()[i]);
        }
        assertThat(fit.report().values().get("correlation")).isCloseTo(0, within(.03));
    }

    @Test
    void customersWhoNeverLeaveAreFoundOut() {
        SimulatedCustomers made = SimulatedCustomers.pareto(6, 5000, 1.2, 12, .001, 1e9);
        for (ModelKind kind : new ModelKind[] {ModelKind.BG_NBD, ModelKind.MBG_NBD, ModelKind.PARETO_NBD}) {
            FitOutcome.Fitted<PurchaseModel> fit = fitted(ModelFit.fit(kind, made.collect(), WINDOW));
            assertThat(fit.report().flags()).contains(FitFlag.DROPOUT_NOT_IDENTIFIED);
            assertThat(fit.model()).isInstanceOf(Nbd.class);
            assertThat(fit.report().values()).containsKey("unidentified.logLikelihood");
        }
    }

    /**
     * Times are rounded up to whole days and merged, which biases a little: parameters may be off by standard errors
     * and 3 %.
     */
    private static void assertRecovered(ModelKind kind, SimulatedCustomers made, double... truth) {
        FitOutcome.Fitted<PurchaseModel> fit = fitted(ModelFit.fit(kind, made.collect(), WINDOW));
        assertThat(fit.model().kind()).isEqualTo(kind);
        assertThat(fit.report().gradientNorm()).isLessThan(1e-6);
        for (int i = 0; i < truth.length; i++) {
            double error = fit.report().standardErrors().get(i);
            assertThat(fit.model().values()[i])
                    .as("%s, standard error %s", kind.parameters().get(i), error)
                    .isCloseTo(truth[i], within(ERRORS * error + .03 * truth[i]));
        }
        assertForecastInTotal(fit.model(), made, .05);
    }

    private static void assertForecastInTotal(PurchaseModel model, SimulatedCustomers made, double tolerance) {
        double expected = 0;
        double actual = 0;
        for (int i = 0; i < made.states().size(); i++) {
            expected += model.expectedPurchases(made.states().get(i), SimulatedCustomers.DAYS);
            actual += made.later().get(i);
        }
        assertThat(expected / actual).isCloseTo(1, within(tolerance));
    }

    private static FitOutcome.Fitted<PurchaseModel> fitted(FitOutcome<PurchaseModel> outcome) {
        assertThat(outcome).isInstanceOf(FitOutcome.Fitted.class);
        return (FitOutcome.Fitted<PurchaseModel>) outcome;
    }
}
