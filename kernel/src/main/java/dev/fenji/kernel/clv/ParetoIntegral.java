package dev.fenji.kernel.clv;

import dev.fenji.kernel.special.GaussLegendre;

/**
 * The odds that a Pareto/NBD customer has left, without hypergeometric functions:
 *
 * <pre>
 *   e^J = (α+T)^n (β+T)^s · s ∫_tx^T (α+u)^(−n) (β+u)^(−s−1) du,   n = r + x
 * </pre>
 *
 * <p>With {@code v = ln(α+u)} the integrand is smooth and positive whatever the order of α and β; it is cut where it has fallen by {@code e^(−45)}. 24
 * Gauss–Legendre nodes give 5e-15. Derivatives pass under the integral.
 */
final class ParetoIntegral {

    /** The rule for v in (0, 1). */
    static final GaussLegendre NODES = new GaussLegendre(24);

    private static final double CUT = 45;
    private static final double TINY = 1e-300;

    private ParetoIntegral() {}

    /** J; −∞ when there was no silence. */
    static double logOddsLeft(double n, double alpha, double s, double beta, double tx, double t) {
        double from = alpha + tx;
        double width = width(n, alpha, s, beta, tx, t);
        if (!(width > 0)) {
            return Double.NEGATIVE_INFINITY;
        }
        double betaTx = beta + tx;
        double sum = 0;
        for (int i = 0; i < NODES.size(); i++) {
            double v = width * NODES.unitNode(i);
            double step = from * Math.expm1(v);
            sum += NODES.unitWeight(i) * Math.exp((1 - n) * v - (s + 1) * Math.log1p(step / betaTx));
        }
        double atStart = n * Math.log1p((t - tx) / from) + s * Math.log1p((t - tx) / betaTx);
        return atStart + Math.log(s * from / betaTx) + Math.log(sum * width);
    }

    /** How far to integrate in {@code ln(α+u)}. */
    static double width(double n, double alpha, double s, double beta, double tx, double t) {
        double from = alpha + tx;
        double fall = Math.max(n + s * from / (beta + tx) - 1, TINY);
        return Math.min(Math.log1p((t - tx) / from), CUT / fall);
    }
}
