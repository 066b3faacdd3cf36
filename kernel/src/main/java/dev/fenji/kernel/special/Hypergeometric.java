package dev.fenji.kernel.special;

/**
 * Gauss's hypergeometric function {@code ₂F₁(a, b; c; z)} for {@code 0 ≤ z < 1} and {@code c > 0}, which Hipparchus
 * does not have.
 *
 * <p>The power series {@code Σ (a)ₙ (b)ₙ zⁿ / ((c)ₙ n!)} (Abramowitz and Stegun 15.1.1). Its terms shrink like {@code
 * n^(a+b−c−1) zⁿ}; when {@code c < a + b} Euler's transformation
 * (15.3.3) {@code (1−z)^(c−a−b) ₂F₁(c−a, c−b; c; z)} is summed instead, which takes the singularity at 1 out. Best for
 * {@code z ≤ 0.95}: the number of terms grows
 * like {@code 40/(1−z)}.
 */
public final class Hypergeometric {

    private static final double PRECISION = 1e-17;
    private static final int MAX_TERMS = 1_000_000;

    private Hypergeometric() {}

    /**
     * The function by its series.
     *
     * @param a first upper parameter
     * @param b second upper parameter
     * @param c lower parameter, must be positive
     * @param z argument in [0, 1)
     */
    public static double gauss(double a, double b, double c, double z) {
        if (c < a + b) {
            return Math.exp((c - a - b) * Math.log1p(-z)) * series(c - a, c - b, c, z);
        }
        return series(a, b, c, z);
    }

    private static double series(double a, double b, double c, double z) {
        double term = 1;
        double sum = 1;
        for (int n = 0; n < MAX_TERMS; n++) {
            term *= (a + n) * (b + n) * z / ((c + n) * (n + 1));
            sum += term;
            if (Math.abs(term) <= PRECISION * Math.abs(sum)) {
                break;
            }
        }
        return sum;
    }
}
