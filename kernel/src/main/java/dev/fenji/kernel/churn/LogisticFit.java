package dev.fenji.kernel.churn;

import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * Ridge logistic regression: the weights that minimise Σ ln(1 + e^−z) + λ n/2 Σ wⱼ², z = ±(w₀ + w·x), the intercept w₀ not
 * penalised. Newton's method, which is iteratively reweighted least squares here (Hastie, Tibshirani &amp; Friedman 2009, 4.4.1
 * and 18.4), halving a step that does not go down. λ above 0 keeps weights finite when a feature separates the outcomes.
 */
final class LogisticFit {

    private static final int STEPS = 50;
    private static final double ENOUGH = 1e-9;
    private static final double SMALLEST_STEP = 1e-6;

    private LogisticFit() {}

    /**
     * Fits.
     *
     * @param rows encoded rows, about mean 0
     * @param events outcomes
     * @param lambda λ, above 0
     * @param start weights to start from, intercept first
     * @return weights, intercept first
     */
    static double[] fit(double[][] rows, boolean[] events, double lambda, double[] start) {
        double[] weights = start.clone();
        double loss = loss(rows, events, lambda, weights);
        for (int step = 0; step < STEPS; step++) {
            double[] move = newton(rows, events, lambda, weights);
            double[] next = weights;
            double nextLoss = Double.POSITIVE_INFINITY;
            for (double scale = 1; !(nextLoss <= loss) && scale > SMALLEST_STEP; scale /= 2) {
                next = moved(weights, move, scale);
                nextLoss = loss(rows, events, lambda, next);
            }
            if (!(loss - nextLoss > ENOUGH * (1 + loss))) {
                return nextLoss < loss ? next : weights;
            }
            weights = next;
            loss = nextLoss;
        }
        return weights;
    }

    /** w₀ + w·x. */
    static double score(double[] weights, double[] row) {
        double score = weights[0];
        for (int i = 0; i < row.length; i++) {
            score += weights[i + 1] * row[i];
        }
        return score;
    }

    private static double[] moved(double[] weights, double[] move, double scale) {
        double[] next = weights.clone();
        for (int i = 0; i < next.length; i++) {
            next[i] -= scale * move[i];
        }
        return next;
    }

    private static double loss(double[][] rows, boolean[] events, double lambda, double[] weights) {
        double loss = 0;
        for (int i = 0; i < rows.length; i++) {
            loss += LogOdds.loss(score(weights, rows[i]), events[i]);
        }
        double penalty = 0;
        for (int i = 1; i < weights.length; i++) {
            penalty += weights[i] * weights[i];
        }
        return loss + lambda * rows.length / 2 * penalty;
    }

    private static double[] newton(double[][] rows, boolean[] events, double lambda, double[] weights) {
        int width = weights.length;
        double[] gradient = new double[width];
        double[][] curvature = new double[width][width];
        for (int i = 0; i < rows.length; i++) {
            double chance = LogOdds.chance(score(weights, rows[i]));
            add(rows[i], chance - (events[i] ? 1 : 0), chance * (1 - chance), gradient, curvature);
        }
        double ridge = lambda * rows.length;
        for (int i = 0; i < width; i++) {
            for (int j = 0; j < i; j++) {
                curvature[j][i] = curvature[i][j];
            }
            if (i > 0) {
                gradient[i] += ridge * weights[i];
            }
            curvature[i][i] += i > 0 ? ridge : ENOUGH;
        }
        return solve(curvature, gradient);
    }

    private static void add(double[] row, double miss, double weight, double[] gradient, double[][] curvature) {
        gradient[0] += miss;
        curvature[0][0] += weight;
        for (int i = 0; i < row.length; i++) {
            gradient[i + 1] += miss * row[i];
            double weighted = weight * row[i];
            if (weighted == 0) {
                continue;
            }
            double[] line = curvature[i + 1];
            line[0] += weighted;
            for (int j = 0; j <= i; j++) {
                line[j + 1] += weighted * row[j];
            }
        }
    }

    /** The Newton step, or the gradient itself when the curvature is too flat to solve. */
    private static double[] solve(double[][] curvature, double[] gradient) {
        RealMatrix matrix = new Array2DRowRealMatrix(curvature, false);
        try {
            return new CholeskyDecomposition(matrix, 1e-9, 0)
                    .getSolver()
                    .solve(new ArrayRealVector(gradient, false))
                    .toArray();
        } catch (MathRuntimeException flat) {
            return gradient;
        }
    }
}
