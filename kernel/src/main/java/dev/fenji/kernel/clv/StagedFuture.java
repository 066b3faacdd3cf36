package dev.fenji.kernel.clv;

import dev.fenji.kernel.special.BetaAverage;
import dev.fenji.kernel.special.GammaAverage;

/**
 * The future of a CNBD-k customer, exactly. {@code j} of the {@code k} stages to the next purchase may have been passed
 * already (with the given weights); further stages N come as a Poisson count, so
 * that {@code M = ⌊(j+N)/k⌋} purchases would happen if the customer stayed, and the customer leaves after each with
 * chance p:
 *
 * <pre>
 *   E[X] = Σ_j w_j Σ_{n≥1} P(N ≥ nk−j) g_{n−1},   g_n = E[(1−p)^n] = B(a, b+n)/B(a, b)
 * </pre>
 */
final class StagedFuture extends Future {

    /** Counts beyond the likeliest whose probability is below this end the sums. */
    private static final double NEGLIGIBLE = 1e-18;

    private static final int MAX_COUNTS = 2_000_000;

    private final double n;
    private final double alpha;
    private final double a;
    private final double b;
    private final double[] stages;

    StagedFuture(double n, double alpha, double a, double b, double[] stages) {
        this.n = n;
        this.alpha = alpha;
        this.a = a;
        this.b = b;
        this.stages = stages;
    }

    @Override
    public double expected(double weeks) {
        return overStages(weeks, (j, atLeast) -> {
            double sum = 0;
            double stays = 1;
            for (int i = 1; i * stages.length - j < atLeast.length; i++) {
                sum += atLeast[i * stages.length - j] * stays;
                stays *= (b + i - 1) / (a + b + i - 1);
            }
            return sum;
        });
    }

    /** {@code Σ_n P(M = n) g_n = 1 − Σ_{n≥1} P(M ≥ n) (g_{n−1} − g_n)}. */
    @Override
    public double survival(double weeks) {
        return overStages(weeks, (j, atLeast) -> {
            double left = 0;
            double stays = 1;
            for (int i = 1; i * stages.length - j < atLeast.length; i++) {
                double leaves = stays * a / (a + b + i - 1);
                left += atLeast[i * stages.length - j] * leaves;
                stays -= leaves;
            }
            return 1 - left;
        });
    }

    @Override
    public double[] probabilities(double weeks, int most) {
        double[] result = new double[most + 1];
        if (weeks <= 0) {
            result[0] = 1;
            return result;
        }
        int k = stages.length;
        for (int j = 0; j < k; j++) {
            double[] counts = new NegativeBinomial(n + j, alpha, weeks).upTo((most + 1) * k - j);
            double stays = 1;
            double leaves = 0;
            double reached = 1;
            for (int i = 0; i <= most; i++) {
                double exactly = 0;
                for (int count = Math.max(0, i * k - j); count < (i + 1) * k - j; count++) {
                    exactly += counts[count];
                }
                result[i] += stages[j] * (stays * exactly + leaves * reached);
                reached = Math.max(0, reached - exactly);
                leaves = stays * a / (a + b + i);
                stays -= leaves;
            }
        }
        return result;
    }

    /** Given λ and p, with {@code φ = λ/(λ+δ)}: {@code φ^(k−j) / (1 − (1−p) φ^k)}, averaged over both. */
    @Override
    public double discounted(double delta) {
        double sum = 0;
        for (int j = 0; j < stages.length; j++) {
            int missing = stages.length - j;
            double shape = n + j;
            if (stages[j] > 0) {
                sum += stages[j]
                        * shape
                        / alpha
                        * GammaAverage.of(shape + 1, alpha, rate -> givenRate(rate, delta, missing) / rate);
            }
        }
        return sum;
    }

    private double givenRate(double rate, double delta, int missing) {
        double once = rate / (rate + delta);
        double cycle = Math.pow(once, stages.length);
        double gone = -Math.expm1(stages.length * -Math.log1p(delta / rate)); // 1 − φ^k
        double first = Math.pow(once, missing);
        return first * BetaAverage.of(a, b, p -> 1 / (gone + p * cycle), 1 / gone, 1);
    }

    @Override
    double scale() {
        return alpha;
    }

    private interface GivenStage {
        double of(int j, double[] atLeast);
    }

    private double overStages(double weeks, GivenStage given) {
        double sum = 0;
        for (int j = 0; j < stages.length; j++) {
            sum += stages[j] == 0 ? 0 : stages[j] * given.of(j, tails(n + j, weeks));
        }
        return sum;
    }

    /** {@code P(N ≥ m)} for m = 0, 1, … until it is negligible. */
    private double[] tails(double shape, double weeks) {
        if (weeks <= 0) {
            return new double[] {1};
        }
        double[] tails = new NegativeBinomial(shape, alpha, weeks).probabilities(NEGLIGIBLE, MAX_COUNTS);
        for (int i = tails.length - 2; i >= 0; i--) {
            tails[i] += tails[i + 1];
        }
        return tails;
    }
}
