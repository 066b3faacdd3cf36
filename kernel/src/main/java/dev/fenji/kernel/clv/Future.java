package dev.fenji.kernel.clv;

import dev.fenji.kernel.special.GaussLegendre;
import java.util.function.DoubleUnaryOperator;

/**
 * What a customer who is there now will do from now on. Times in weeks.
 *
 * <p>Given that the customer is there, rate and dropout have distributions of the same families as before with other
 * parameters, so
 * that a future is a model of its own, and the same formulas serve new customers and old ones.
 */
public abstract sealed class Future permits NbdFuture, BetaGeometricFuture, ParetoFuture, StagedFuture {

    /** Nodes for discounting over a finite horizon: the expectation is smooth in ln(1 + t/α). */
    private static final GaussLegendre NODES = new GaussLegendre(20);

    Future() {}

    /** Purchases expected in the next {@code weeks}. */
    public abstract double expected(double weeks);

    /** The chance to be still there after {@code weeks}. */
    public abstract double survival(double weeks);

    /** The chances of exactly 0, 1, … {@code n} purchases in the next {@code weeks}. */
    public abstract double[] probabilities(double weeks, int n);

    /**
     * All purchases to come, discounted at the continuous rate {@code delta} per week; {@code delta} must be positive.
     */
    public abstract double discounted(double delta);

    /** A time over which expectations change, in weeks: the scale for numerical integration. */
    abstract double scale();

    /**
     * Purchases of the next {@code weeks}, discounted: {@code ∫ e^(−δt) dE[X(t)] = e^(−δw) E[X(w)] + δ ∫ e^(−δt)
     * E[X(t)] dt}.
     */
    public double discounted(double weeks, double delta) {
        if (weeks <= 0) {
            return 0;
        }
        double end = Math.exp(-delta * weeks) * expected(weeks);
        return delta == 0 ? end : end + delta * integral(weeks, t -> Math.exp(-delta * t) * expected(t));
    }

    /** Weeks during which the customer is expected to be there within the next {@code weeks}, discounted. */
    public double discountedPresence(double weeks, double delta) {
        return weeks <= 0 ? 0 : integral(weeks, t -> Math.exp(-delta * t) * survival(t));
    }

    private double integral(double weeks, DoubleUnaryOperator f) {
        double scale = scale();
        double end = Math.log1p(weeks / scale);
        return NODES.integrate(v -> f.applyAsDouble(scale * Math.expm1(v)) * scale * Math.exp(v), 0, end);
    }

    /** Probabilities of purchases when the customer is there with chance {@code alive} only. */
    static double[] inflated(double alive, double[] probabilities) {
        double[] result = new double[probabilities.length];
        for (int n = 0; n < result.length; n++) {
            result[n] = alive * probabilities[n];
        }
        result[0] += 1 - alive;
        return result;
    }
}
