package dev.fenji.kernel.forecast;

import org.hipparchus.special.Erf;

/**
 * A log-normal distribution: ln v is normal.
 *
 * @param mu mean of ln v
 * @param variance of ln v, above zero
 */
record LogNormal(double mu, double variance) {

    private static final double ROOT_2 = Math.sqrt(2);

    /** E v = e^(μ + σ²/2). */
    double mean() {
        return Math.exp(mu + variance / 2);
    }

    /** The value that a share p lies below. */
    double quantile(double p) {
        return Math.exp(mu - Math.sqrt(variance) * ROOT_2 * Erf.erfcInv(2 * p));
    }

    /** The share above a value. */
    double above(double value) {
        return value <= 0 ? 1 : Erf.erfc((Math.log(value) - mu) / (Math.sqrt(variance) * ROOT_2)) / 2;
    }

    /** The value that a share p lies below, among those above a limit. */
    double quantileAbove(double limit, double p) {
        double above = above(limit) * (1 - p);
        return Math.max(limit, Math.exp(mu + Math.sqrt(variance) * ROOT_2 * Erf.erfcInv(2 * above)));
    }
}
