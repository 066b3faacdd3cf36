package dev.fenji.kernel.special;

/**
 * Differences of the log gamma function and its first two derivatives, without the cancellation of two large values.
 *
 * <p>Both arguments are shifted upward by the recurrence {@code Γ(z+1) = z Γ(z)} until Stirling's series (Abramowitz
 * and Stegun,
 * <i>Handbook of Mathematical Functions</i>, 6.1.40, 6.3.18, 6.4.12) holds to double precision. The leading terms are
 * then subtracted
 * analytically:
 *
 * <pre>
 *   lnΓ(z+d) − lnΓ(z) = (z − 1/2) ln(1 + d/z) + d (ln(z+d) − 1) + c(z+d) − c(z),   c(z) = 1/(12z) − 1/(360z³) + …
 * </pre>
 *
 * <p>so that the result keeps its digits for {@code z} of 1e6 and more, where the difference of two {@code logGamma}
 * values has none left.
 * Error against 40-digit values: see {@code SpecialReferenceTest}.
 */
public final class GammaDifference {

    /** From here on seven terms of Stirling's series reach double precision. */
    private static final double STIRLING_FROM = 10;

    private GammaDifference() {}

    /**
     * The logarithm of a ratio of gamma functions, {@code ln Γ(z+d) − ln Γ(z)}.
     *
     * @param z argument, must be positive
     * @param d difference, must not be negative
     */
    public static double logGamma(double z, double d) {
        if (d == 0) {
            return 0;
        }
        double base = z;
        double product = 0; // Π (1 + d/(z+i)) − 1
        while (base < STIRLING_FROM) {
            double ratio = d / base;
            product += ratio + product * ratio;
            base += 1;
        }
        double end = base + d;
        double leading = (base - 0.5) * Math.log1p(d / base) + d * (Math.log(end) - 1);
        return leading + (stirling(end) - stirling(base)) - Math.log1p(product);
    }

    /**
     * The difference of digamma functions, {@code ψ(z+d) − ψ(z)}.
     *
     * @param z argument, must be positive
     * @param d difference, must not be negative
     */
    public static double digamma(double z, double d) {
        double base = z;
        double sum = 0;
        while (base < STIRLING_FROM) {
            sum += d / (base * (base + d));
            base += 1;
        }
        double end = base + d;
        return sum + Math.log1p(d / base) + 0.5 * d / (base * end) + (digammaTail(end) - digammaTail(base));
    }

    /**
     * The difference of trigamma functions, {@code ψ'(z+d) − ψ'(z)}; it is negative.
     *
     * @param z argument, must be positive
     * @param d difference, must not be negative
     */
    public static double trigamma(double z, double d) {
        double base = z;
        double sum = 0;
        while (base < STIRLING_FROM) {
            double end = base + d;
            sum -= d * (base + end) / (base * base * end * end);
            base += 1;
        }
        double end = base + d;
        return sum - d / (base * end) + (trigammaTail(end) - trigammaTail(base));
    }

    /** Stirling's correction, B₂ₙ / (2n (2n−1) z^(2n−1)) summed over n. */
    private static double stirling(double z) {
        double w = 1 / (z * z);
        return (1.0 / 12
                        - w
                                * (1.0 / 360
                                        - w
                                                * (1.0 / 1260
                                                        - w
                                                                * (1.0 / 1680
                                                                        - w
                                                                                * (1.0 / 1188
                                                                                        - w
                                                                                                * (691.0 / 360360
                                                                                                        - w / 156))))))
                / z;
    }

    /** ψ(z) − ln z + 1/(2z) = −Σ B₂ₙ / (2n z^2n). */
    private static double digammaTail(double z) {
        double w = 1 / (z * z);
        return -w
                * (1.0 / 12
                        - w
                                * (1.0 / 120
                                        - w
                                                * (1.0 / 252
                                                        - w
                                                                * (1.0 / 240
                                                                        - w
                                                                                * (1.0 / 132
                                                                                        - w
                                                                                                * (691.0 / 32760
                                                                                                        - w / 12))))));
    }

    /** ψ'(z) − 1/z = 1/(2z²) + Σ B₂ₙ / z^(2n+1). */
    private static double trigammaTail(double z) {
        double w = 1 / (z * z);
        double series = 1.0 / 6
                - w * (1.0 / 30 - w * (1.0 / 42 - w * (1.0 / 30 - w * (5.0 / 66 - w * (691.0 / 2730 - w * 7.0 / 6)))));
        return w * (0.5 + series / z);
    }
}
