package dev.fenji.kernel.special;

/**
 * The generalised exponential integral of real order, scaled:
 *
 * <pre>
 *   e^z E_s(z) = e^z z^(s−1) Γ(1−s, z) = ∫₀^∞ e^(−zv) (1+v)^(−s) dv
 * </pre>
 *
 * <p>From {@code z = 1} on by the continued fraction 8.19.17 of the <i>NIST Digital Library of Mathematical
 * Functions</i>,
 *
 * <pre>
 *   e^z E_s(z) = 1/(z+s − 1·s/(z+s+2 − 2(s+1)/(z+s+4 − …)))
 * </pre>
 *
 * <p>with the algorithm of Lentz as modified by Thompson and Barnett (<i>J. Comput. Phys.</i> 64 (1986) 490). Below,
 * where the fraction needs some {@code 80/z}
 * steps and their rounding, by Gauss–Legendre quadrature of the integral in {@code u = ln(1+v)}, in panels, up to where
 * the integrand is
 * {@code e^(−45)} of its start.
 */
public final class ExponentialIntegral {

    private static final double FRACTION_FROM = 1;
    private static final double PRECISION = 1e-16;
    private static final int MAX_STEPS = 10_000;
    private static final double START = 1e300;

    private static final double CUT = 45;
    private static final double PANEL = 2.5;
    private static final GaussLegendre NODES = new GaussLegendre(24);

    private ExponentialIntegral() {}

    /**
     * The scaled integral {@code e^z E_s(z)}.
     *
     * @param s order, must be positive
     * @param z argument, must be positive
     */
    public static double scaled(double s, double z) {
        return z < FRACTION_FROM ? byQuadrature(s, z) : byFraction(s, z);
    }

    private static double byFraction(double s, double z) {
        double b = z + s;
        double d = 1 / b;
        double c = START;
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

    private static double byQuadrature(double s, double z) {
        double end = Math.log1p(CUT / z);
        double fall = s - 1 + z;
        if (fall > 0) {
            end = Math.min(end, CUT / fall);
        }
        int panels = 1 + (int) (end / PANEL);
        double width = end / panels;
        double sum = 0;
        for (int panel = 0; panel < panels; panel++) {
            for (int i = 0; i < NODES.size(); i++) {
                double u = (panel + NODES.unitNode(i)) * width;
                sum += NODES.unitWeight(i) * Math.exp((1 - s) * u - z * Math.expm1(u));
            }
        }
        return width * sum;
    }
}
