package dev.fenji.kernel.clv;

import dev.fenji.kernel.special.GaussLegendre;

/**
 * The odds that a Pareto/NBD customer has left, without hypergeometric functions:
 *
 * <pre>
 *   e^J = (α+T)^n (β+T)^s · s ∫_tx^T (α+u)^(−n) (β+u)^(−s−1) du,   n = r + x
 * </pre>
 *
 * <p>With {@code v = ln((c+u)/(c+tx))}, {@code c = min(α, β)}, the integrand is smooth and positive, and falls ever
 * faster. 24 Gauss–Legendre nodes give 1e-14, and
 * 1e-11 where α and β are of very different size. Derivatives pass under the integral.
 */
final class ParetoIntegral {

    /** The rule for v in (0, 1). */
    static final GaussLegendre NODES = new GaussLegendre(24);

    private static final double CUT = 45;
    private static final double TINY = 1e-300;

    private ParetoIntegral() {}

    /** J; −∞ when there was no silence. */
    static double logOddsLeft(double n, double alpha, double s, double beta, double tx, double t) {
        double alphaTx = alpha + tx;
        double betaTx = beta + tx;
        double from = Math.min(alphaTx, betaTx);
        double width = width(n, alphaTx, s, betaTx, t - tx);
        if (!(width > 0)) {
            return Double.NEGATIVE_INFINITY;
        }
        double sum = 0;
        for (int i = 0; i < NODES.size(); i++) {
            double v = width * NODES.unitNode(i);
            double step = from * Math.expm1(v);
            double buying = alphaTx <= betaTx ? v : Math.log1p(step / alphaTx);
            double leaving = alphaTx <= betaTx ? Math.log1p(step / betaTx) : v;
            sum += NODES.unitWeight(i) * Math.exp(v - n * buying - (s + 1) * leaving);
        }
        double atStart = n * Math.log1p((t - tx) / alphaTx) + s * Math.log1p((t - tx) / betaTx);
        return atStart + Math.log(s * from / betaTx) + Math.log(sum * width);
    }

    /** How far to integrate in v: to the end of the silence, or until the integrand has fallen by {@code e^(−45)}. */
    static double width(double n, double alphaTx, double s, double betaTx, double silence) {
        double from = Math.min(alphaTx, betaTx);
        double fall = Math.max(n * (from / alphaTx) + (s + 1) * (from / betaTx) - 1, TINY);
        return Math.min(Math.log1p(silence / from), CUT / fall);
    }
}
