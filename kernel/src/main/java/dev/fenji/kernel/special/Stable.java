package dev.fenji.kernel.special;

/** Small expressions that lose their digits, or do not exist, when they are written the usual way. */
public final class Stable {

    private static final double TINY = 1e-200;

    private Stable() {}

    /**
     * {@code (1 − e^(−εl)) / ε}, and its limit {@code l} at {@code ε = 0}. The usual forms of the expected purchases
     * divide by
     * {@code a − 1} or {@code s − 1}; with this function they are smooth there.
     */
    public static double decay(double epsilon, double l) {
        return Math.abs(epsilon) < TINY ? l : -Math.expm1(-epsilon * l) / epsilon;
    }

    /** The logistic function {@code 1 / (1 + e^(−z))}, without overflow. */
    public static double logistic(double z) {
        if (z >= 0) {
            return 1 / (1 + Math.exp(-z));
        }
        double e = Math.exp(z);
        return e / (1 + e);
    }

    /** {@code ln(e^u + e^v)}, without overflow; either may be −∞. */
    public static double logSum(double u, double v) {
        double high = Math.max(u, v);
        return high == Double.NEGATIVE_INFINITY ? high : high + Math.log1p(Math.exp(Math.min(u, v) - high));
    }
}
