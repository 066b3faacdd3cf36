package dev.fenji.kernel.clv;

import dev.fenji.kernel.special.BetaAverage;
import dev.fenji.kernel.special.ExponentialIntegral;
import dev.fenji.kernel.special.Hypergeometric;
import dev.fenji.kernel.special.Stable;

/**
 * A customer who buys at a Gamma({@code r}, {@code alpha}) distributed rate λ and leaves after each purchase with a
 * Beta({@code a}, {@code b}) distributed
 * chance p (Fader, Hardie and Lee, "Counting Your Customers the Easy Way", <i>Marketing Science</i> 24 (2005)).
 */
final class BetaGeometricFuture extends Future {

    /** Below this {@code q z} the terms of the series alternate in sign and cancel. */
    private static final double ALTERNATING = -1;

    /** Beyond this exponent of {@code (1−z)^(−a)} the series come near to overflow. */
    private static final double LARGE_EXPONENT = 200;

    /** Beyond this {@code z = t/(α+t)} the series need more terms than the integral over p needs nodes. */
    private static final double LONG_HORIZON = 0.9;

    private static final double PRECISION = 1e-17;

    private final double r;
    private final double alpha;
    private final double a;
    private final double b;

    BetaGeometricFuture(double r, double alpha, double a, double b) {
        this.r = r;
        this.alpha = alpha;
        this.a = a;
        this.b = b;
    }

    @Override
    public double expected(double weeks) {
        double z = weeks / (alpha + weeks);
        return seriesIsGood(weeks, a + b - 1 - r) ? expectedBySeries(weeks, z) : expectedByIntegral(weeks);
    }

    /**
     * With {@code ε = a−1}, {@code c = a+b−1}, {@code q = c−r}, {@code l = ln(1 + t/α)}:
     *
     * <pre>
     *   E[X(t)] = c (1 − e^(−εl))/ε − e^(−εl) Σ (a)ₙ₋₁ (q)ₙ zⁿ / ((c+1)ₙ₋₁ n!)
     * </pre>
     *
     * <p>Euler's transformation of the published {@code c/ε [1 − (1−z)^r ₂F₁(r, b; c; z)]}: finite at {@code a = 1} and
     * at {@code c = 0},
     * without loss of digits for heavy buyers.
     */
    double expectedBySeries(double weeks, double z) {
        double epsilon = a - 1;
        double c = epsilon + b;
        double q = c - r;
        double term = q * z;
        double sum = term;
        for (int n = 1; Math.abs(term) > PRECISION * Math.abs(sum); n++) {
            term *= (a + n - 1) * (q + n) * z / ((c + n) * (n + 1));
            sum += term;
        }
        double l = Math.log1p(weeks / alpha);
        return c * Stable.decay(epsilon, l) - Math.exp(-epsilon * l) * sum;
    }

    /** The mean over p of {@code E[(1 − e^(−λpt))/p] = (1 − (1 + pt/α)^(−r))/p}. */
    double expectedByIntegral(double weeks) {
        double ratio = weeks / alpha;
        return BetaAverage.of(
                a, b, p -> -Math.expm1(-r * Math.log1p(p * ratio)) / p, r * ratio, -Math.expm1(-r * Math.log1p(ratio)));
    }

    private boolean seriesIsGood(double weeks, double q) {
        double z = weeks / (alpha + weeks);
        return z <= LONG_HORIZON && q * z > ALTERNATING && a * Math.log1p(weeks / alpha) < LARGE_EXPONENT;
    }

    /** {@code E[e^(−λpt)] = (1−z)^a ₂F₁(a+b−r, a; a+b; z)}. */
    @Override
    public double survival(double weeks) {
        double z = weeks / (alpha + weeks);
        if (seriesIsGood(weeks, a + b - r)) {
            return Math.exp(-a * Math.log1p(weeks / alpha)) * Hypergeometric.gauss(a + b - r, a, a + b, z);
        }
        double ratio = weeks / alpha;
        return BetaAverage.of(a, b, p -> Math.exp(-r * Math.log1p(p * ratio)), 1, Math.exp(-r * Math.log1p(ratio)));
    }

    /**
     * {@code P(n) = B(a,b+n)/B(a,b) NB(n) + [n>0] B(a+1,b+n−1)/B(a,b) (1 − Σ_{j<n} NB(j))}: either all purchases
     * happened to come within the time, or the
     * customer left after the n-th.
     */
    @Override
    public double[] probabilities(double weeks, int n) {
        double[] result = new double[n + 1];
        if (weeks <= 0) {
            result[0] = 1;
            return result;
        }
        double[] counts = new NegativeBinomial(r, alpha, weeks).upTo(n);
        double stays = 1; // B(a, b+i) / B(a, b)
        double leaves = 0; // B(a+1, b+i−1) / B(a, b)
        double atLeast = 1;
        for (int i = 0; i <= n; i++) {
            double exactly = counts[i];
            result[i] = stays * exactly + leaves * Math.max(0, atLeast);
            atLeast -= exactly;
            leaves = stays * a / (a + b + i);
            stays *= (b + i) / (a + b + i);
        }
        return result;
    }

    /**
     * Given λ and p, the discounted purchases to come are {@code λ/(δ+λp)}; their mean over λ is {@code r/p · e^w
     * E_{r+1}(w)} with {@code w = αδ/p}, which is
     * averaged over p.
     */
    @Override
    public double discounted(double delta) {
        double w = alpha * delta;
        return BetaAverage.of(
                a,
                b,
                p -> r / p * ExponentialIntegral.scaled(r + 1, w / p),
                r / w,
                r * ExponentialIntegral.scaled(r + 1, w));
    }

    @Override
    double scale() {
        return alpha;
    }
}
