package dev.fenji.kernel.special;

/**
 * The generalised exponential integral of real order, scaled: {@code e^z E_s(z) = e^z z^(s−1) Γ(1−s, z) = ∫₀^∞ e^(−zv) (1+v)^(−s) dv}.
 *
 * <p>Evaluated by the continued fraction 8.19.17 of the <i>NIST Digital Library of Mathematical Functions</i>,
 *
 * <pre>
 *   e^z E_s(z) = 1/(z+s − 1·s/(z+s+2 − 2(s+1)/(z+s+4 − …)))
 * </pre>
 *
 * <p>with the algorithm of Lentz as modified by Thompson and Barnett (<i>J. Comput. Phys.</i> 64 (1986) 490). All terms are positive for {@code s > 0}. Convergence is
 * geometric in {@code √(nz)}: about {@code 80/z} steps for small {@code z}.
 */
public final class ExponentialIntegral {

    private static final double PRECISION = 1e-16;
    private static final int MAX_STEPS = 2_000_000;
    private static final double FLOOR = 1e-300;

    private ExponentialIntegral() {}

    /**
     * The scaled integral {@code e^z E_s(z)}.
     *
     * @param s order, must be positive
     * @param z argument, must be positive; below 1e-4 the fraction is slow
     */
    public static double scaled(double s, double z) {
        double b = z + s;
        double d = 1 / b;
        double c = 1 / FLOOR;
        double h = d;
        for (int n = 1; n < MAX_STEPS; n++) {
            double an = -n * (s + n - 1);
            b += 2;
            d = 1 / (an * d + b);
            c = b + an / c;
            double factor = c * d;
            h *= factor;
            if (Math.abs(factor - 1) <= PRECISION) {
                break;
            }
        }
        return h;
    }
}
