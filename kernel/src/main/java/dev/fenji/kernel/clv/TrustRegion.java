package dev.fenji.kernel.clv;

import java.util.Arrays;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.jspecify.annotations.Nullable;

/**
 * Newton's method in the logarithms of the parameters, within a region in which the quadratic model is trusted (Moré
 * and Sorensen, "Computing a Trust Region Step",
 * <i>SIAM J. Sci. Stat. Comput.</i> 4 (1983)). Parameters stay in a box; a step that does not keep what it promised is
 * taken back and the region shrinks, so that
 * nonsense far away does no harm.
 */
final class TrustRegion {

    private static final int MAX_STEPS = 200;
    private static final double FIRST_RADIUS = 1;
    private static final double LARGEST_RADIUS = 4;
    private static final double SMALLEST_RADIUS = 1e-10;
    private static final double GOOD = 0.75;
    private static final double POOR = 0.25;
    /** A promised gain below this, in log-likelihood, is not worth a step. */
    private static final double GAIN = 1e-9;
    /** The same relative to the value: below it sums are rounding. */
    private static final double RELATIVE_GAIN = 1e-15;

    /** Climbs that end within this of each other have found the same. */
    private static final double CLEARLY_BETTER = 1e-6;

    private static final int SHIFT_STEPS = 60;

    /**
     * Where the search ended.
     *
     * @param parameters the parameters
     * @param logarithmic value and derivatives in the logarithms of the parameters
     * @param steps steps that were tried
     * @param converged whether no further gain was in sight
     */
    record Optimum(double[] parameters, Derivatives logarithmic, int steps, boolean converged) {

        double value() {
            return logarithmic.value;
        }

        double gradientNorm() {
            return length(logarithmic.gradient);
        }
    }

    private final Objective objective;
    private final double[] low;
    private final double[] high;

    /**
     * A search.
     *
     * @param low smallest parameters
     * @param high largest parameters
     */
    TrustRegion(Objective objective, double[] low, double[] high) {
        this.objective = objective;
        this.low = logarithms(low);
        this.high = logarithms(high);
    }

    /** The best of several climbs, the first of equals; null when none has a finite value. */
    @Nullable
    Optimum best(double[][] starts) {
        Optimum best = null;
        for (double[] start : starts) {
            Optimum found = maximise(start);
            if (found != null && (best == null || found.value() > best.value() + CLEARLY_BETTER)) {
                best = found;
            }
        }
        return best;
    }

    /** Climbs from here; null when there is no finite value at the start. */
    @Nullable
    Optimum maximise(double[] start) {
        double[] theta = logarithms(start);
        clip(theta);
        Derivatives here = evaluate(theta);
        if (here == null) {
            return null;
        }
        double radius = FIRST_RADIUS;
        int tried = 0;
        boolean converged = false;
        while (tried < MAX_STEPS && !converged && radius > SMALLEST_RADIUS) {
            double[] step = step(here, theta, radius);
            double promised = promise(here, step);
            if (!(promised > Math.max(GAIN, RELATIVE_GAIN * Math.abs(here.value)))) {
                converged = true;
                continue;
            }
            tried++;
            double[] there = sum(theta, step);
            Derivatives next = evaluate(there);
            double kept = next == null ? -1 : (next.value - here.value) / promised;
            if (kept < POOR) {
                radius = POOR * length(step);
            } else if (kept > GOOD && length(step) > 0.9 * radius) {
                radius = Math.min(LARGEST_RADIUS, 2 * radius);
            }
            if (next != null && kept > 0) {
                theta = there;
                here = next;
            }
        }
        return new Optimum(exponentials(theta), here, tried, converged);
    }

    /** Whether a parameter lies on the edge of its range. */
    boolean atBound(double[] parameters) {
        for (int i = 0; i < parameters.length; i++) {
            double log = Math.log(parameters[i]);
            if (log <= low[i] + 1e-9 || log >= high[i] - 1e-9) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Derivatives evaluate(double[] theta) {
        double[] parameters = exponentials(theta);
        Derivatives plain = objective.at(parameters);
        if (plain == null || !plain.isFinite()) {
            return null;
        }
        return plain.inLogarithms(parameters);
    }

    /**
     * The best step of the quadratic model in the region and the box; parameters that push against their bound stay.
     */
    private double[] step(Derivatives here, double[] theta, double radius) {
        boolean[] free = free(here, theta);
        double[] step = newton(here, free, radius);
        for (int i = 0; i < step.length; i++) {
            step[i] = Math.clamp(theta[i] + step[i], low[i], high[i]) - theta[i];
        }
        return step;
    }

    private boolean[] free(Derivatives here, double[] theta) {
        boolean[] free = new boolean[theta.length];
        for (int i = 0; i < theta.length; i++) {
            boolean up = here.gradient[i] > 0;
            free[i] = up ? theta[i] < high[i] : theta[i] > low[i];
        }
        return free;
    }

    /**
     * Solves {@code (−H + μ) p = g} with the smallest {@code μ ≥ 0} for which the matrix is positive and {@code |p| ≤
     * radius}.
     */
    private static double[] newton(Derivatives here, boolean[] free, double radius) {
        int[] index = indices(free);
        double[] step = new double[free.length];
        if (index.length == 0) {
            return step;
        }
        EigenDecompositionSymmetric eigen = decompose(here, index);
        double[] along = new double[index.length];
        double[] curvature = eigen.getEigenvalues();
        for (int k = 0; k < index.length; k++) {
            for (int i = 0; i < index.length; i++) {
                along[k] += eigen.getEigenvector(k).getEntry(i) * here.gradient[index[i]];
            }
        }
        double shift = shift(along, curvature, radius);
        for (int k = 0; k < index.length; k++) {
            double length = along[k] / (curvature[k] + shift);
            for (int i = 0; i < index.length; i++) {
                step[index[i]] += length * eigen.getEigenvector(k).getEntry(i);
            }
        }
        return step;
    }

    private static EigenDecompositionSymmetric decompose(Derivatives here, int[] index) {
        double[][] matrix = new double[index.length][index.length];
        for (int i = 0; i < index.length; i++) {
            for (int j = 0; j < index.length; j++) {
                matrix[i][j] = here.information(index[i], index[j]);
            }
        }
        return new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(matrix));
    }

    private static double shift(double[] along, double[] curvature, double radius) {
        double smallest = Arrays.stream(curvature).min().orElse(0);
        double largest = Arrays.stream(curvature).map(Math::abs).max().orElse(0);
        double floor = Math.max(1e-14 * largest, Double.MIN_NORMAL);
        double low = Math.max(0, floor - smallest);
        if (length(along, curvature, low) <= radius) {
            return low;
        }
        double norm = 0;
        for (double a : along) {
            norm = Math.hypot(norm, a);
        }
        double high = low + norm / radius;
        for (int i = 0; i < SHIFT_STEPS; i++) {
            double middle = 0.5 * (low + high);
            if (length(along, curvature, middle) > radius) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static double length(double[] along, double[] curvature, double shift) {
        double sum = 0;
        for (int k = 0; k < along.length; k++) {
            double part = along[k] / (curvature[k] + shift);
            sum += part * part;
        }
        return Math.sqrt(sum);
    }

    private static double promise(Derivatives here, double[] step) {
        double gain = 0;
        int n = step.length;
        for (int i = 0; i < n; i++) {
            double bend = 0;
            for (int j = 0; j < n; j++) {
                bend += here.hessian[i * n + j] * step[j];
            }
            gain += step[i] * (here.gradient[i] + 0.5 * bend);
        }
        return gain;
    }

    private void clip(double[] theta) {
        for (int i = 0; i < theta.length; i++) {
            theta[i] = Math.clamp(theta[i], low[i], high[i]);
        }
    }

    private static int[] indices(boolean[] free) {
        int[] index = new int[free.length];
        int size = 0;
        for (int i = 0; i < free.length; i++) {
            if (free[i]) {
                index[size++] = i;
            }
        }
        return Arrays.copyOf(index, size);
    }

    private static double[] sum(double[] a, double[] b) {
        double[] result = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            result[i] = a[i] + b[i];
        }
        return result;
    }

    private static double length(double[] v) {
        double sum = 0;
        for (double x : v) {
            sum += x * x;
        }
        return Math.sqrt(sum);
    }

    private static double[] logarithms(double[] values) {
        return Arrays.stream(values).map(Math::log).toArray();
    }

    private static double[] exponentials(double[] values) {
        return Arrays.stream(values).map(Math::exp).toArray();
    }
}
