package dev.fenji.kernel.clv;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Data that break other libraries: a clear refusal or a flagged result, never NaN and never an exception. */
class OddDataTest {

    private static final DataWindow WINDOW = new DataWindow(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 1, 1));

    @ParameterizedTest
    @EnumSource(ModelKind.class)
    void nobodyIsRefused(ModelKind kind) {
        assertRefused(kind, new PurchaseStates.Builder().build(), Refusal.NO_CUSTOMERS);
    }

    @ParameterizedTest
    @EnumSource(ModelKind.class)
    void oneCustomerIsRefused(ModelKind kind) {
        assertRefused(kind, same(1, 3, 100, 200), Refusal.TOO_FEW_CUSTOMERS);
    }

    @ParameterizedTest
    @EnumSource(ModelKind.class)
    void onlyOneTimeBuyersAreRefused(ModelKind kind) {
        assertRefused(kind, same(1000, 0, 0, 200), Refusal.TOO_FEW_REPEAT_BUYERS);
    }

    @ParameterizedTest
    @EnumSource(ModelKind.class)
    void aPopulationOfTodayIsRefused(ModelKind kind) {
        assertRefused(kind, same(1000, 0, 0, 0), Refusal.NO_TIME);
    }

    @ParameterizedTest
    @EnumSource(ModelKind.class)
    void allAlikeGivesAFiniteFlaggedModel(ModelKind kind) {
        assertSane(ModelFit.fit(kind, same(500, 5, 180, 200), WINDOW));
    }

    @ParameterizedTest
    @EnumSource(ModelKind.class)
    void dailyBuyersGiveAFiniteModel(ModelKind kind) {
        PurchaseStates.Builder builder = new PurchaseStates.Builder();
        for (int i = 0; i < 300; i++) {
            builder.add(900 - i, 900 - i / 2, 900);
        }
        assertSane(ModelFit.fit(kind, builder.build(), WINDOW));
    }

    @ParameterizedTest
    @EnumSource(ModelKind.class)
    void fewRepeatBuyersAmongManyGiveAFiniteModel(ModelKind kind) {
        PurchaseStates.Builder builder = new PurchaseStates.Builder();
        for (int i = 0; i < 5000; i++) {
            builder.add(0, 0, i % 365);
        }
        for (int i = 0; i < 12; i++) {
            builder.add(1, 10 + i, 300);
        }
        assertSane(ModelFit.fit(kind, builder.build(), WINDOW));
    }

    @Test
    void impossibleCustomersAreCountedByReason() {
        PurchaseStates states = new PurchaseStates.Builder()
                .add(0, 0, -3)
                .add(1, 30, 20)
                .add(-1, 0, 20)
                .add(1, 0, 20)
                .add(0, 5, 20)
                .add(1, 5, 70_000)
                .add(1, 5, 20)
                .build();
        assertThat(states.customers()).isEqualTo(1);
        assertThat(states.indexOf(1, 5, 20)).isZero();
        assertThat(states.indexOf(1, 6, 20)).isEqualTo(-1);
        assertThat(states.exclusions().keySet())
                .containsExactlyInAnyOrder(
                        Exclusion.FIRST_PURCHASE_AFTER_END,
                        Exclusion.LAST_PURCHASE_AFTER_END,
                        Exclusion.NEGATIVE,
                        Exclusion.MORE_PURCHASES_THAN_DAYS,
                        Exclusion.LAST_PURCHASE_WITHOUT_REPEAT,
                        Exclusion.OUT_OF_RANGE);
    }

    @Test
    void spendThatIsNoSpendIsCountedByReason() {
        SpendSample sample = new SpendSample.Builder()
                .add(0, 10)
                .add(2, 0)
                .add(2, -5)
                .add(2, Double.NaN)
                .add(2, 7)
                .build();
        assertThat(sample.size()).isEqualTo(1);
        assertThat(sample.exclusions())
                .containsEntry(Exclusion.NO_REPEAT_PURCHASE, 1L)
                .containsEntry(Exclusion.SPEND_NOT_POSITIVE, 2L)
                .containsEntry(Exclusion.SPEND_NOT_A_NUMBER, 1L);
        assertThat(GammaGamma.fit(sample, WINDOW)).isInstanceOf(FitOutcome.Refused.class);
    }

    @Test
    void equalSpendGivesAFiniteMean() {
        SpendSample.Builder builder = new SpendSample.Builder();
        for (int i = 0; i < 200; i++) {
            builder.add(1 + i % 4, 25);
        }
        FitOutcome<GammaGamma> outcome = GammaGamma.fit(builder.build(), WINDOW);
        FitOutcome.Fitted<GammaGamma> fit = (FitOutcome.Fitted<GammaGamma>) outcome;
        assertThat(fit.model().expectedSpend(3, 25)).isBetween(20.0, 30.0);
        assertThat(fit.model().populationMean()).isBetween(20.0, 30.0);
    }

    @Test
    void wildSpendKeepsTheMeanFinite() {
        SpendSample.Builder builder = new SpendSample.Builder();
        for (int i = 0; i < 400; i++) {
            builder.add(1, Math.exp((i - 200) / 10.0));
        }
        FitOutcome<GammaGamma> outcome = GammaGamma.fit(builder.build(), WINDOW);
        FitOutcome.Fitted<GammaGamma> fit = (FitOutcome.Fitted<GammaGamma>) outcome;
        assertThat(fit.model().q()).isGreaterThan(1);
        assertThat(fit.model().populationMean()).isPositive().isFinite();
    }

    @Test
    void aSpendThatGrowsWithFrequencyIsFlagged() {
        SpendSample.Builder builder = new SpendSample.Builder();
        for (int i = 0; i < 400; i++) {
            builder.add(1 + i % 7, 10.0 * (1 + i % 7) + i % 5);
        }
        FitOutcome<GammaGamma> outcome = GammaGamma.fit(builder.build(), WINDOW);
        FitOutcome.Fitted<GammaGamma> fit = (FitOutcome.Fitted<GammaGamma>) outcome;
        assertThat(fit.report().flags()).contains(FitFlag.SPEND_DEPENDS_ON_FREQUENCY);
    }

    private static PurchaseStates same(int customers, int x, int tx, int t) {
        PurchaseStates.Builder builder = new PurchaseStates.Builder();
        for (int i = 0; i < customers; i++) {
            builder.add(new PurchaseState(x, tx, t, x * Math.log(tx / Math.max(1.0, x))));
        }
        return builder.build();
    }

    private static void assertRefused(ModelKind kind, PurchaseStates states, Refusal reason) {
        FitOutcome<PurchaseModel> outcome = ModelFit.fit(kind, states, WINDOW);
        assertThat(outcome).isInstanceOf(FitOutcome.Refused.class);
        assertThat(((FitOutcome.Refused<PurchaseModel>) outcome).reason()).isEqualTo(reason);
    }

    private static void assertSane(FitOutcome<PurchaseModel> outcome) {
        assertThat(outcome).isInstanceOf(FitOutcome.Fitted.class);
        FitOutcome.Fitted<PurchaseModel> fit = (FitOutcome.Fitted<PurchaseModel>) outcome;
        assertThat(fit.report().logLikelihood()).isFinite();
        assertThat(Arrays.stream(fit.model().values()).allMatch(value -> value > 0 && Double.isFinite(value)))
                .isTrue();
        assertThat(fit.report().standardErrors()).allMatch(Double::isFinite);
        for (PurchaseState state : new PurchaseState[] {
            new PurchaseState(0, 0, 0),
            new PurchaseState(0, 0, 200),
            new PurchaseState(5, 180, 200),
            new PurchaseState(900, 900, 900)
        }) {
            PurchaseModel model = fit.model();
            assertThat(model.pAlive(state)).as("%s", model).isBetween(0.0, 1.0);
            assertThat(model.expectedPurchases(state, 365))
                    .as("%s", model)
                    .isGreaterThanOrEqualTo(0)
                    .isFinite();
            assertThat(model.dert(state, Discount.perWeek(.1)))
                    .as("%s", model)
                    .isGreaterThanOrEqualTo(0)
                    .isFinite();
        }
    }
}
