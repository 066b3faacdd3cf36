package dev.fenji.kernel.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * Single customers of the literature. Every answer is held against the exact value at the given parameters (mpmath,
 * 40 digits, textbook formulas as in {@code src/test/mpmath/reference.py}); that is the right one. The published figure
 * stands beside it: it was computed at a program's own optimum or at parameters rounded to three digits, and differs from the
 * exact value by what that explains and no more.
 */
class PublishedCustomersTest {

    private static final double EXACT = 1e-10;
    private static final double DELTA = Discount.perWeek(.15);

    private static final BgNbd BG = new BgNbd(.2425945, 4.413602, .792922, 2.425907);
    private static final BgNbd BG_THREE_DIGITS = new BgNbd(.243, 4.414, .793, 2.426);
    private static final MbgNbd MBG = new MbgNbd(.5248432, 6.183085, .891359, 1.614002);
    private static final ParetoNbd PARETO = new ParetoNbd(.553277, 10.577684, .606240, 11.668741);
    private static final ParetoNbd PARETO_THREE_DIGITS = new ParetoNbd(.553, 10.578, .606, 11.669);

    private static final PurchaseState HEAVY = inMilliWeeks(26, 30.857, 31);
    private static final PurchaseState TWICE = inMilliWeeks(2, 30.43, 38.86);
    private static final PurchaseState ONCE = inMilliWeeks(0, 0, 38.86);

    @Test
    void likelihoodAtGivenParameters() {
        BgNbd model = new BgNbd(.25, 4, .8, 2.5);
        double none = model.logLikelihood(new PurchaseState(0, 0, 280));
        double many = model.logLikelihood(new PurchaseState(200, 266, 280));
        assertThat(none).isCloseTo(-.599473818199593, within(1e-14)).isCloseTo(-.59947382, within(5e-9));
        assertThat(many).isCloseTo(100.795693092706, within(1e-10)).isCloseTo(100.795693, within(5e-7));
    }

    @Test
    void aHeavyBuyerInAYear() {
        // 30.857 weeks are 216 days rounded; with 216/7 BG/NBD gives 25.75734 and 0.968854, Pareto/NBD 25.45518 and
        // 0.997873.
        assertFigure(in(BG).expectedPurchases(HEAVY, 52_000), 25.7572519608, 25.7566, 7e-4);
        assertFigure(in(BG).pAlive(HEAVY), .968851234766, .9688523, 1.1e-6);
        assertFigure(in(PARETO).expectedPurchases(HEAVY, 52_000), 25.4551268926, 25.4565, 1.4e-3);
        assertFigure(in(PARETO).pAlive(HEAVY), .997871178384, .9978739, 2.8e-6);
    }

    @Test
    void aCustomerWhoCameBackTwiceInThirtyNineWeeks() {
        assertFigure(in(BG).expectedPurchases(TWICE, 39_000), 1.22590686782, 1.2259, 5e-5);
        assertFigure(in(BG).pAlive(TWICE), .726609180814, .72661, 5e-6);
        assertFigure(in(MBG).expectedPurchases(TWICE, 39_000), 1.26266947064, 1.26267, 5e-6);
        assertFigure(in(MBG).pAlive(TWICE), .706125762172, .70613, 5e-6);
        assertFigure(in(PARETO).expectedPurchases(TWICE, 39_000), 1.45509875664, 1.45525, 1.6e-4);
        assertFigure(in(PARETO).pAlive(TWICE), .869115674848, .86915, 3.5e-5);
    }

    @Test
    void discountedPurchasesOfBgNbdAtThreeDigits() {
        assertThat(in(BG_THREE_DIGITS).dert(ONCE, weekly())).isCloseTo(1.0187461946469, within(1e-9));
        assertThat(in(BG_THREE_DIGITS).dert(TWICE, weekly())).isCloseTo(5.1695539284375, within(1e-9));
        assertThat(in(BG_THREE_DIGITS).dert(HEAVY, weekly())).isCloseTo(71.059806528879, within(1e-8));
        assertThat(in(BG).dert(HEAVY, weekly())).isCloseTo(71.067145070711, within(1e-8));
    }

    @Test
    void discountedPurchasesOfParetoNbd() {
        PurchaseState seven = inMilliWeeks(7, 35, 39);
        assertFigure(in(PARETO).dert(seven, weekly()), 20.610232376, 20.61687, 6.7e-3);
        assertFigure(in(PARETO).dert(HEAVY, weekly()), 86.2574332687, 86.2836, 2.7e-2);
        // Three digits of the parameters are the difference.
        assertFigure(in(PARETO_THREE_DIGITS).dert(seven, weekly()), 20.6166098375, 20.61687, 3e-4);
        assertFigure(in(PARETO_THREE_DIGITS).dert(HEAVY, weekly()), 86.2858509812, 86.2836, 2.3e-3);
    }

    @Test
    void spendOfWhomNothingIsKnown() {
        GammaGamma spend = new GammaGamma(6.249572, 3.744225, 15.443523);
        assertThat(spend.populationMean()).isCloseTo(35.17037011, within(5e-9)).isCloseTo(35.171, within(1e-3));
    }

    private static void assertFigure(double answer, double exact, double published, double tolerance) {
        assertThat(answer).isCloseTo(exact, within(EXACT * Math.abs(exact)));
        assertThat(answer).isCloseTo(published, within(tolerance));
    }

    /** Published times are thousandths of a week, not whole days: so a "day" is a thousandth of a week here. */
    private static PurchaseState inMilliWeeks(int x, double tx, double t) {
        return new PurchaseState(x, (int) Math.round(tx * 1000), (int) Math.round(t * 1000));
    }

    /** The rate per "week" of seven such "days". */
    private static double weekly() {
        return DELTA * 7 / 1000;
    }

    /** The model with times in that unit. */
    private static PurchaseModel in(PurchaseModel model) {
        double[] values = model.values();
        values[1] *= 1000.0 / 7;
        if (model instanceof ParetoNbd) {
            values[3] *= 1000.0 / 7;
        }
        return model.kind().of(1, values);
    }
}
