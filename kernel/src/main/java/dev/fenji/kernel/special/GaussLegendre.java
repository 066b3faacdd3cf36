package dev.fenji.kernel.special;

import java.util.function.DoubleUnaryOperator;

/**
 * Gauss–Legendre quadrature on an interval. Nodes are the roots of the Legendre polynomial, found by Newton's method
 * from the usual cosine guess (Davis and Rabinowitz,
 * <i>Methods of Numerical Integration</i>, 1984, section 2.7); exact for polynomials up to degree {@code 2n − 1}.
 */
public final class GaussLegendre {

    private static final int NEWTON_STEPS = 8;

    private final double[] nodes;
    private final double[] weights;

    /**
     * The rule with {@code n} nodes.
     *
     * @param n number of nodes, at least 1
     */
    public GaussLegendre(int n) {
        nodes = new double[n];
        weights = new double[n];
        for (int i = 0; i < n; i++) {
            double x = Math.cos(Math.PI * (n - i - 0.25) / (n + 0.5));
            double slope = 1;
            for (int step = 0; step < NEWTON_STEPS; step++) {
                double[] value = legendre(n, x);
                slope = value[1];
                x -= value[0] / slope;
            }
            nodes[i] = x;
            weights[i] = 2 / ((1 - x * x) * slope * slope);
        }
    }

    /** Number of nodes. */
    public int size() {
        return nodes.length;
    }

    /** The {@code i}-th node on [0, 1]. */
    public double unitNode(int i) {
        return 0.5 + 0.5 * nodes[i];
    }

    /** The weight of the {@code i}-th node on [0, 1]. */
    public double unitWeight(int i) {
        return 0.5 * weights[i];
    }

    /** The integral of {@code f} from {@code from} to {@code to}. */
    public double integrate(DoubleUnaryOperator f, double from, double to) {
        double sum = 0;
        for (int i = 0; i < nodes.length; i++) {
            sum += unitWeight(i) * f.applyAsDouble(from + (to - from) * unitNode(i));
        }
        return (to - from) * sum;
    }

    /** Pₙ(x) and its derivative, by (k+1) Pₖ₊₁ = (2k+1) x Pₖ − k Pₖ₋₁. */
    private static double[] legendre(int n, double x) {
        double before = 0;
        double value = 1;
        for (int k = 0; k < n; k++) {
            double next = ((2 * k + 1) * x * value - k * before) / (k + 1);
            before = value;
            value = next;
        }
        return new double[] {value, n * (x * value - before) / (x * x - 1)};
    }
}
