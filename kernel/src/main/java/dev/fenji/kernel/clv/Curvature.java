package dev.fenji.kernel.clv;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;

/**
 * How sharp the maximum of a likelihood is: the inverse of the negative second derivatives in the logarithms of the
 * parameters, the
 * asymptotic covariance. In a direction about which the data say next to nothing the deviation is capped, so that
 * intervals become wide, not infinite.
 */
public final class Curvature {

    /** Widest standard deviation of the logarithm of a parameter: a factor of 20. */
    private static final double WIDEST = 3;

    private final double[] parameters;
    private final double[][] root;
    private final boolean flat;

    private Curvature(double[] parameters, double[][] root, boolean flat) {
        this.parameters = parameters;
        this.root = root;
        this.flat = flat;
    }

    static Curvature of(double[] parameters, Derivatives logarithmic) {
        int n = parameters.length;
        double[][] information = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                information[i][j] = logarithmic.information(i, j);
            }
        }
        EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(information));
        double[][] root = new double[n][n];
        boolean flat = false;
        for (int k = 0; k < n; k++) {
            double sharpness = eigen.getEigenvalues()[k];
            boolean wide = !(sharpness > 1 / (WIDEST * WIDEST));
            flat |= wide;
            double deviation = wide ? WIDEST : 1 / Math.sqrt(sharpness);
            for (int i = 0; i < n; i++) {
                root[i][k] = deviation * eigen.getEigenvector(k).getEntry(i);
            }
        }
        return new Curvature(parameters.clone(), root, flat);
    }

    /**
     * As it was kept: from the covariance of the logarithms of the parameters.
     *
     * @param parameters at the maximum
     * @param logCovariance rows of {@link #logCovariance}
     */
    public static Curvature kept(double[] parameters, double[][] logCovariance) {
        int n = parameters.length;
        EigenDecompositionSymmetric eigen =
                new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(logCovariance));
        double[][] root = new double[n][n];
        for (int k = 0; k < n; k++) {
            double deviation = Math.sqrt(Math.max(0, eigen.getEigenvalues()[k]));
            for (int i = 0; i < n; i++) {
                root[i][k] = deviation * eigen.getEigenvector(k).getEntry(i);
            }
        }
        return new Curvature(parameters.clone(), root, false);
    }

    /** Covariances of the logarithms of all parameters, symmetric to the bit. */
    public double[][] logCovariances() {
        double[][] rows = new double[parameters.length][parameters.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j <= i; j++) {
                rows[i][j] = logCovariance(i, j);
                rows[j][i] = rows[i][j];
            }
        }
        return rows;
    }

    /** Number of parameters. */
    public int size() {
        return parameters.length;
    }

    /** Whether the likelihood is flat in some direction. */
    public boolean flat() {
        return flat;
    }

    /** Covariance of the logarithms of parameters {@code i} and {@code j}. */
    public double logCovariance(int i, int j) {
        double sum = 0;
        for (int k = 0; k < root.length; k++) {
            sum += root[i][k] * root[j][k];
        }
        return sum;
    }

    /** Standard error of parameter {@code i}, by the delta method {@code p · se(ln p)}. */
    public double standardError(int i) {
        return parameters[i] * Math.sqrt(logCovariance(i, i));
    }

    /** Standard errors of all parameters, in their order. */
    public List<Double> standardErrors() {
        return IntStream.range(0, parameters.length)
                .mapToObj(this::standardError)
                .toList();
    }

    /** Variance of a function of the parameters with this gradient in their logarithms (delta method). */
    public double variance(double[] gradient) {
        double sum = 0;
        for (int k = 0; k < root.length; k++) {
            double along = 0;
            for (int i = 0; i < root.length; i++) {
                along += root[i][k] * gradient[i];
            }
            sum += along * along;
        }
        return sum;
    }

    /** Parameters drawn from the asymptotic distribution: log-normal around the maximum. */
    public double[] draw(SplittableRandom random) {
        double[] result = parameters.clone();
        for (int k = 0; k < root.length; k++) {
            double normal = random.nextGaussian();
            for (int i = 0; i < root.length; i++) {
                result[i] *= Math.exp(root[i][k] * normal);
            }
        }
        return result;
    }
}
