package dev.fenji.kernel.clv;

/** A sum with its gradient and its matrix of second derivatives. */
final class Derivatives {

    private final int n;
    double value;
    final double[] gradient;
    final double[] hessian;

    Derivatives(int n) {
        this.n = n;
        gradient = new double[n];
        hessian = new double[n * n];
    }

    int size() {
        return n;
    }

    /** Adds to the second derivative in i and j, and to its mirror image. */
    void curve(int i, int j, double amount) {
        hessian[i * n + j] += amount;
        if (i != j) {
            hessian[j * n + i] += amount;
        }
    }

    void add(Derivatives other) {
        value += other.value;
        for (int i = 0; i < n; i++) {
            gradient[i] += other.gradient[i];
        }
        for (int i = 0; i < n * n; i++) {
            hessian[i] += other.hessian[i];
        }
    }

    /** The same function of the logarithms of its arguments: {@code g' = pg}, {@code H' = pHp + diag(pg)}. */
    Derivatives inLogarithms(double[] at) {
        Derivatives result = new Derivatives(n);
        result.value = value;
        for (int i = 0; i < n; i++) {
            result.gradient[i] = at[i] * gradient[i];
            for (int j = 0; j < i; j++) {
                result.curve(i, j, 0.5 * (hessian[i * n + j] + hessian[j * n + i]) * at[i] * at[j]);
            }
            result.curve(i, i, hessian[i * n + i] * at[i] * at[i] + result.gradient[i]);
        }
        return result;
    }

    boolean isFinite() {
        double sum = value;
        for (double g : gradient) {
            sum += g;
        }
        for (double h : hessian) {
            sum += h;
        }
        return Double.isFinite(sum);
    }

    /** The negative second derivative: symmetric to the bit whatever rounding did, and nothing where it is beyond all numbers. */
    double information(int i, int j) {
        double mean = -(hessian[i * size() + j] + hessian[j * size() + i]) / 2;
        return Double.isFinite(mean) ? mean : 0;
    }
}
