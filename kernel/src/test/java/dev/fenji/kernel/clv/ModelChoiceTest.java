package dev.fenji.kernel.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a fit decides by itself: whether anybody leaves, how regular customers are, where to start. */
class ModelChoiceTest {

    private static final DataWindow WINDOW = new DataWindow(LocalDate.of(2024, 1, 1), LocalDate.of(2025, 7, 1));

    private static FitOutcome.Fitted<PurchaseModel> fit(ModelKind kind, PurchaseStates states) {
        return (FitOutcome.Fitted<PurchaseModel>) ModelFit.fit(kind, states, WINDOW);
    }

    @Test
    void regularCustomersAreFoundToBeRegular() {
        PurchaseStates regular =
                SimulatedCustomers.betaGeometric(4, 800, 1.5, 3, .8, 5, 3, true).collect();
        FitOutcome.Fitted<PurchaseModel> fit = fit(ModelKind.MBG_CNBD_K, regular);
        assertThat(fit.model().regularity()).isEqualTo(3);
        assertThat(fit.report().flags()).isEmpty();
        double next = likelihood(regular, 4);
        assertThat(fit.report().logLikelihood()).isCloseTo(likelihood(regular, 3), within(1e-6));
        assertThat(fit.report().logLikelihood()).isGreaterThan(next);
        assertThat(fit(ModelKind.MBG_NBD, regular).report().logLikelihood())
                .isLessThan(fit.report().logLikelihood());
    }

    @Test
    void customersMoreRegularThanIsTriedAreSaidToBeSo() {
        PurchaseStates clockwork =
                SimulatedCustomers.betaGeometric(8, 300, 3, .4, .8, 5, 30, true).collect();
        FitOutcome.Fitted<PurchaseModel> fit = fit(ModelKind.MBG_CNBD_K, clockwork);
        assertThat(fit.model().regularity()).isEqualTo(ModelFit.MOST_REGULAR);
        assertThat(fit.report().flags()).contains(FitFlag.REGULARITY_AT_LIMIT);
    }

    private static double likelihood(PurchaseStates states, int k) {
        return Search.of(ModelKind.MBG_CNBD_K, k, states, new double[][] {{1.5, 3, .8, 5}})
                .logLikelihood();
    }

    @Test
    void irregularOnesAreNotAndWithoutGapsNothingIsTried() {
        SimulatedCustomers irregular = SimulatedCustomers.betaGeometric(5, 800, .8, 6, .9, 3, 1, true);
        assertThat(fit(ModelKind.MBG_CNBD_K, irregular.collect()).model().regularity())
                .isEqualTo(1);
        PurchaseStates.Builder withoutGaps = new PurchaseStates.Builder();
        for (PurchaseState state :
                SimulatedCustomers.betaGeometric(4, 800, 1.5, 3, .8, 5, 3, true).states()) {
            withoutGaps.add(state.x(), state.txDays(), state.tDays());
        }
        assertThat(fit(ModelKind.MBG_CNBD_K, withoutGaps.build()).model().regularity())
                .isEqualTo(1);
    }

    @Test
    void whereNobodyLeavesTheAttemptIsKeptAndNbdStandsIn() {
        PurchaseStates loyal =
                SimulatedCustomers.pareto(6, 1000, 1.2, 12, .001, 1e9).collect();
        for (ModelKind kind : new ModelKind[] {ModelKind.BG_NBD, ModelKind.MBG_NBD, ModelKind.PARETO_NBD}) {
            FitOutcome.Fitted<PurchaseModel> fit = fit(kind, loyal);
            assertThat(fit.model()).isInstanceOf(Nbd.class);
            assertThat(fit.report().flags()).contains(FitFlag.DROPOUT_NOT_IDENTIFIED);
            assertThat(fit.report().values().get("nbdLogLikelihood"))
                    .isEqualTo(fit.report().logLikelihood());
            assertThat(fit.report().values().get("unidentified.logLikelihood"))
                    .isLessThan(fit.report().logLikelihood() + 2);
            assertThat(fit.report().values()).containsKey("unidentified.r");
        }
    }

    @Test
    void whereCustomersLeaveTheModelIsWellAboveNbd() {
        PurchaseStates leaving =
                SimulatedCustomers.betaGeometric(2, 1000, .8, 6, .9, 3, 1, true).collect();
        for (ModelKind kind : new ModelKind[] {ModelKind.BG_NBD, ModelKind.MBG_NBD, ModelKind.PARETO_NBD}) {
            FitOutcome.Fitted<PurchaseModel> fit = fit(kind, leaving);
            assertThat(fit.model().kind()).isEqualTo(kind);
            assertThat(fit.report().flags()).isEmpty();
            assertThat(fit.report().logLikelihood())
                    .isGreaterThan(fit.report().values().getOrDefault("nbdLogLikelihood", Double.NaN) + 10);
            assertThat(fit.report().customers()).isEqualTo(1000);
            assertThat(fit.report().steps()).isPositive().isLessThan(30);
        }
    }

    @Test
    void fortyNineCustomersAreTooFewAndNineRepeatBuyersToo() {
        assertThat(reason(customers(39, 10))).isEqualTo(Refusal.TOO_FEW_CUSTOMERS);
        assertThat(reason(customers(41, 9))).isEqualTo(Refusal.TOO_FEW_REPEAT_BUYERS);
        assertThat(ModelFit.fit(ModelKind.MBG_NBD, customers(40, 10), WINDOW)).isInstanceOf(FitOutcome.Fitted.class);
    }

    private static Refusal reason(PurchaseStates states) {
        return ((FitOutcome.Refused<PurchaseModel>) ModelFit.fit(ModelKind.MBG_NBD, states, WINDOW)).reason();
    }

    private static PurchaseStates customers(int once, int again) {
        PurchaseStates.Builder builder = new PurchaseStates.Builder();
        for (int i = 0; i < once; i++) {
            builder.add(0, 0, 100 + i);
        }
        for (int i = 0; i < again; i++) {
            builder.add(1 + i % 3, 10 + 5 * i, 100 + i);
        }
        return builder.build();
    }

    @Test
    @Tag("slow")
    void aStartFromWholeWeeksLeadsToTheSameMaximum() {
        PurchaseStates many = SimulatedCustomers.betaGeometric(7, 40_000, 2, 6, .9, 8, 1, true)
                .collect();
        assertThat(many.size()).isGreaterThan(20_000);
        FitOutcome.Fitted<PurchaseModel> fit = fit(ModelKind.MBG_NBD, many);
        Search direct = Search.of(ModelKind.MBG_NBD, 1, many, new double[][] {{2, 6, .9, 8}});
        assertThat(fit.report().logLikelihood()).isCloseTo(direct.logLikelihood(), within(1e-6));
        assertThat(fit.report().steps()).isLessThanOrEqualTo(4);
        assertThat(fit.model().values()).containsExactly(direct.parameters(), within(1e-4));
    }
}
