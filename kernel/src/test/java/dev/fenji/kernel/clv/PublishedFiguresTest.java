package dev.fenji.kernel.clv;

import static dev.fenji.kernel.clv.PurchaseLog.CDNOW_END_OF_CALIBRATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The fits of the literature to the CDNOW sample. Single customers are in {@link PublishedCustomersTest}. */
class PublishedFiguresTest {

    private static final DataWindow CALIBRATION = new DataWindow(LocalDate.of(1997, 1, 1), CDNOW_END_OF_CALIBRATION);

    private final PurchaseLog log = PurchaseLog.cdnowSample();
    private final PurchaseStates cdnow = PurchaseLog.collect(log.states(CDNOW_END_OF_CALIBRATION));

    @Test
    void theSampleHasAsManyStatesAsInThePapers() {
        assertThat(cdnow.customers()).isEqualTo(2357);
        assertThat(cdnow.size()).isEqualTo(1016);
        assertThat(cdnow.repeatBuyers()).isEqualTo(946);
    }

    @Test
    void nbdIsFittedAsPublished() {
        assertFit(ModelKind.NBD, -9763.6576, 1e-4, .384766, 12.07201);
    }

    @Test
    void bgNbdIsFittedAsPublished() {
        assertFit(ModelKind.BG_NBD, -9582.429207, 1e-5, .2425945, 4.413602, .792922, 2.425907);
    }

    @Test
    void mbgNbdIsFittedAsPublished() {
        assertFit(ModelKind.MBG_NBD, -9582.135716, 1e-5, .5248432, 6.183085, .891359, 1.614002);
    }

    @Test
    void paretoNbdIsFittedAsPublished() {
        assertFit(ModelKind.PARETO_NBD, -9594.976179, 1e-4, .553277, 10.577684, .606240, 11.668741);
    }

    @Test
    void cdnowShowsNoRegularity() {
        FitOutcome.Fitted<PurchaseModel> fit = fitted(ModelFit.fit(ModelKind.MBG_CNBD_K, cdnow, CALIBRATION));
        assertThat(fit.model().regularity()).isEqualTo(1);
        assertThat(fit.report().logLikelihood()).isCloseTo(-9582.135716, within(1e-5));
    }

    @Test
    void gammaGammaIsFittedAsPublished() {
        FitOutcome.Fitted<GammaGamma> fit =
                fitted(GammaGamma.fit(log.repeatSpendSample(CDNOW_END_OF_CALIBRATION), CALIBRATION));
        assertThat(fit.report().customers()).isEqualTo(946);
        assertThat(fit.report().logLikelihood()).isCloseTo(-4055.917695, within(1e-5));
        assertThat(fit.model().p()).isCloseTo(6.249572, within(1e-5));
        assertThat(fit.model().q()).isCloseTo(3.744225, within(1e-5));
        assertThat(fit.model().gamma()).isCloseTo(15.443523, within(1e-5));
        assertThat(fit.report().values().get("correlation")).isCloseTo(.114, within(5e-4));
    }

    @Test
    void firstTenCustomersAreExpectedToSpendAsPublished() {
        GammaGamma spend = new GammaGamma(6.249572, 3.744225, 15.443523);
        List<PurchaseState> states = log.states(CDNOW_END_OF_CALIBRATION);
        List<Double> sums = log.repeatSpend(CDNOW_END_OF_CALIBRATION);
        double[] published = {24.659, 18.911, 35.171, 35.171, 35.171, 71.463, 18.911, 35.171, 27.282, 35.171};
        for (int i = 0; i < published.length; i++) {
            int x = states.get(i).x();
            double cents = Math.round(100 * sums.get(i) / Math.max(1, x) + 1e-6); // the published averages are rounded
            assertThat(spend.expectedSpend(x, cents / 100)).isCloseTo(published[i], within(1.5e-3));
        }
    }

    private void assertFit(ModelKind kind, double logLikelihood, double tolerance, double... parameters) {
        FitOutcome.Fitted<PurchaseModel> fit = fitted(ModelFit.fit(kind, cdnow, CALIBRATION));
        assertThat(fit.report().logLikelihood()).isCloseTo(logLikelihood, within(tolerance));
        assertThat(fit.model().kind()).isEqualTo(kind);
        assertThat(fit.report().flags()).isEmpty();
        assertThat(fit.report().gradientNorm()).isLessThan(1e-6);
        for (int i = 0; i < parameters.length; i++) {
            assertThat(fit.model().values()[i])
                    .as(kind.parameters().get(i))
                    .isCloseTo(parameters[i], within(2e-4 * parameters[i]));
        }
    }

    private static <M> FitOutcome.Fitted<M> fitted(FitOutcome<M> outcome) {
        assertThat(outcome).isInstanceOf(FitOutcome.Fitted.class);
        return (FitOutcome.Fitted<M>) outcome;
    }
}
