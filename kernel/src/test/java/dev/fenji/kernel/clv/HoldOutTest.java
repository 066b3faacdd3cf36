package dev.fenji.kernel.clv;

import static dev.fenji.kernel.clv.PurchaseLog.CDNOW_END_OF_CALIBRATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The next 39 weeks of CDNOW, which the models have not seen, beside the rule that everybody goes on as before. */
class HoldOutTest {

    private static final double HORIZON_DAYS = 273;
    private static final DataWindow CALIBRATION = new DataWindow(LocalDate.of(1997, 1, 1), CDNOW_END_OF_CALIBRATION);

    private final PurchaseLog log = PurchaseLog.cdnowSample();
    private final List<PurchaseState> states = log.states(CDNOW_END_OF_CALIBRATION);
    private final List<Integer> actual = log.later(CDNOW_END_OF_CALIBRATION, LocalDate.of(1998, 7, 1));

    @Test
    void actualPurchasesAreThoseOfThePapers() {
        assertThat(actual.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1882);
    }

    @Test
    void modelsForecastAsPublished() {
        assertForecast(forecast(ModelKind.BG_NBD), 1653.4, .7855, .6256);
        assertForecast(forecast(ModelKind.MBG_NBD), 1576.7, .7648, .6273);
        assertForecast(forecast(ModelKind.PARETO_NBD), 1665.5, .7545, .6302);
    }

    @Test
    void theSameRateRuleForecastsAsPublished() {
        double[] same = states.stream()
                .mapToDouble(state -> state.x() / (double) Math.max(1, state.tDays()) * HORIZON_DAYS)
                .toArray();
        assertForecast(same, 2930.1, 1.0237, .5839);
    }

    private double[] forecast(ModelKind kind) {
        PurchaseStates collected = PurchaseLog.collect(states);
        FitOutcome<PurchaseModel> outcome = ModelFit.fit(kind, collected, CALIBRATION);
        PurchaseModel model = ((FitOutcome.Fitted<PurchaseModel>) outcome).model();
        Predictions predictions = Predictions.of(model, collected, HORIZON_DAYS);
        double[] result = new double[states.size()];
        for (int i = 0; i < result.length; i++) {
            PurchaseState state = states.get(i);
            int at = collected.indexOf(state.x(), state.txDays(), state.tDays());
            result[i] = predictions.expected(at);
            assertThat(result[i]).isCloseTo(model.expectedPurchases(state, HORIZON_DAYS), within(1e-12));
            assertThat(predictions.pAlive(at)).isEqualTo(model.pAlive(state));
        }
        return result;
    }

    private void assertForecast(double[] forecast, double sum, double meanError, double correlation) {
        double total = 0;
        double error = 0;
        SpendSample.Builder pairs = new SpendSample.Builder();
        for (int i = 0; i < forecast.length; i++) {
            total += forecast[i];
            error += Math.abs(forecast[i] - actual.get(i));
            pairs.add(actual.get(i) + 1, forecast[i] + 1);
        }
        System.out.printf(
                "hold-out: sum %.2f, MAE %.5f, correlation %.5f%n",
                total, error / forecast.length, pairs.build().correlation());
        assertThat(total).isCloseTo(sum, within(.1));
        assertThat(error / forecast.length).isCloseTo(meanError, within(1e-4));
        assertThat(pairs.build().correlation()).isCloseTo(correlation, within(1e-4));
    }
}
