package dev.fenji.kernel.clv;

/**
 * {@code ln Σ e^(termᵢ)} with first and second derivatives: with shares {@code wᵢ} of the terms in the sum, {@code g =
 * Σ wᵢ gᵢ} and
 * {@code H = Σ wᵢ (Hᵢ + gᵢ gᵢᵀ) − g gᵀ}. Everything is kept relative to the largest term so far, so that nothing
 * overflows.
 */
final class Mixture {

    private final int n;
    private double largest = Double.NEGATIVE_INFINITY;
    private double total;
    private double weight;
    private final double[] gradient;
    private final double[] squares;

    Mixture(int n) {
        this.n = n;
        gradient = new double[n];
        squares = new double[n * n];
    }

    /** Adds a term with its gradient; {@link #curve} then adds its second derivatives. */
    void term(double log, double... g) {
        if (log > largest) {
            rescale(Math.exp(largest - log));
            largest = log;
        }
        weight = Math.exp(log - largest);
        total += weight;
        for (int i = 0; i < n; i++) {
            gradient[i] += weight * g[i];
            for (int j = 0; j < n; j++) {
                squares[n * i + j] += weight * g[i] * g[j];
            }
        }
    }

    /** Second derivative of the last term in i and j. */
    void curve(int i, int j, double amount) {
        squares[n * i + j] += weight * amount;
        if (i != j) {
            squares[n * j + i] += weight * amount;
        }
    }

    /** The logarithm of the sum. */
    double value() {
        return largest + Math.log(total);
    }

    void addTo(Derivatives sum, double count) {
        sum.value += count * value();
        for (int i = 0; i < n; i++) {
            double gi = gradient[i] / total;
            sum.gradient[i] += count * gi;
            for (int j = 0; j < n; j++) {
                sum.hessian[n * i + j] += count * (squares[n * i + j] / total - gi * (gradient[j] / total));
            }
        }
    }

    private void rescale(double factor) {
        total *= factor;
        for (int i = 0; i < n; i++) {
            gradient[i] *= factor;
        }
        for (int i = 0; i < n * n; i++) {
            squares[i] *= factor;
        }
    }
}
