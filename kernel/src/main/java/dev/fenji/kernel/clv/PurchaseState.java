package dev.fenji.kernel.clv;

/**
 * All that a purchase model needs to know of one customer. Purchases of one day count once.
 *
 * @param x repeat purchase days: days with a purchase after the first
 * @param txDays days from the first to the last purchase; 0 when {@code x} is 0
 * @param tDays days from the first purchase to the end of the observation
 * @param logGaps sum of the natural logarithms of the gaps between purchase days, in days; only the likelihood of
 *     {@link CnbdK} reads it
 */
public record PurchaseState(int x, int txDays, int tDays, double logGaps) {

    /** Days of a week, the unit of the parameters. */
    static final double WEEK = 7;

    /** A state without gaps, which is enough for everything but the likelihood of {@link CnbdK}. */
    public PurchaseState(int x, int txDays, int tDays) {
        this(x, txDays, tDays, 0);
    }

    /** Weeks from the first to the last purchase. */
    public double tx() {
        return txDays / WEEK;
    }

    /** Weeks from the first purchase to the end of the observation. */
    public double t() {
        return tDays / WEEK;
    }

    /** Sum of the logarithms of the gaps in weeks. */
    double logGapsInWeeks() {
        return logGaps - x * Math.log(WEEK);
    }

    /**
     * No model can give a likelihood above this, {@code max over λ of λ^x e^(−λ tx)}, so that a larger figure is an
     * arithmetic accident:
     * {@code x ln(x/tx) − x}, and 0 for a customer without repeat purchase.
     */
    double logLikelihoodBound() {
        return x == 0 ? 0 : x * Math.log(x / tx()) - x;
    }
}
