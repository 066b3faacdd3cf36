package dev.fenji.kernel.clv;

import dev.fenji.kernel.special.ExponentialIntegral;
import dev.fenji.kernel.special.GaussLegendre;
import dev.fenji.kernel.special.Stable;

/**
 * A customer who buys at a Gamma({@code r}, {@code alpha}) distributed rate and leaves at a Gamma({@code s}, {@code
 * beta}) distributed rate (Schmittlein, Morrison
 * and Colombo, "Counting Your Customers", <i>Management Science</i> 33 (1987)).
 */
final class ParetoFuture extends Future {

    private static final GaussLegendre NODES = new GaussLegendre(24);

    private final double r;
    private final double alpha;
    private final double s;
    private final double beta;

    ParetoFuture(double r, double alpha, double s, double beta) {
        this.r = r;
        this.alpha = alpha;
        this.s = s;
        this.beta = beta;
    }

    /** {@code rβ/α · (1 − e^(−(s−1)l))/(s−1)}, {@code l = ln(1 + t/β)}. */
    @Override
    public double expected(double weeks) {
        return r / alpha * beta * Stable.decay(s - 1, Math.log1p(weeks / beta));
    }

    /** {@code (β/(β+t))^s}. */
    @Override
    public double survival(double weeks) {
        return Math.exp(-s * Math.log1p(weeks / beta));
    }

    /**
     * {@code P(n) = S(t) NB(n; t) + ∫₀ᵗ NB(n; u) dF(u)}, {@code F = 1 − S}: the customer is there all the time, or
     * leaves at {@code u} after n purchases. The
     * integral runs over {@code ln(1 + u/β)} in panels that grow in number with the sharpness of NB.
     */
    @Override
    public double[] probabilities(double weeks, int n) {
        double[] result = new double[n + 1];
        if (weeks <= 0) {
            result[0] = 1;
            return result;
        }
        addCounts(result, weeks, survival(weeks));
        double end = Math.log1p(weeks / beta);
        int panels = 2 + (int) Math.sqrt(r + n) / 4;
        double width = end / panels;
        for (int panel = 0; panel < panels; panel++) {
            for (int i = 0; i < NODES.size(); i++) {
                double v = (panel + NODES.unitNode(i)) * width;
                double density = s * Math.exp(-s * v);
                addCounts(result, beta * Math.expm1(v), density * width * NODES.unitWeight(i));
            }
        }
        return result;
    }

    private void addCounts(double[] result, double weeks, double weight) {
        double[] counts = new NegativeBinomial(r, alpha, weeks).upTo(result.length - 1);
        for (int i = 0; i < result.length; i++) {
            result[i] += weight * counts[i];
        }
    }

    /** {@code r/α · ∫ e^(−δt) S(t) dt = rβ/α · e^z E_s(z)}, {@code z = δβ}. */
    @Override
    public double discounted(double delta) {
        return r / alpha * beta * ExponentialIntegral.scaled(s, delta * beta);
    }

    @Override
    double scale() {
        return Math.min(alpha, beta);
    }
}
