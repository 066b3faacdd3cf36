package dev.fenji.kernel.clv;

import dev.fenji.kernel.special.GammaDifference;
import java.util.Arrays;

/**
 * Poisson counts over {@code t} whose rate is Gamma({@code r}, {@code alpha}) distributed:
 * {@code P(n) = Γ(r+n)/(Γ(r) n!) (α/(α+t))^r (t/(α+t))^n}.
 */
final class NegativeBinomial {

    private final double r;
    private final double logNone;
    private final double logRatio;
    private final double ratio;
    private final double odds;

    NegativeBinomial(double r, double alpha, double t) {
        this.r = r;
        this.logNone = -r * Math.log1p(t / alpha);
        this.logRatio = -Math.log1p(alpha / t);
        this.ratio = t / (alpha + t);
        this.odds = t / alpha;
    }

    double probability(int n) {
        if (n == 0) {
            return Math.exp(logNone);
        }
        return Math.exp(GammaDifference.logGamma(r, n) - GammaDifference.logGamma(1, n) + logNone + n * logRatio);
    }

    /** The probabilities of 0, 1, … {@code n}; those too small for a double are 0. */
    double[] upTo(int n) {
        return Arrays.copyOf(probabilities(Double.MIN_NORMAL, n + 1), n + 1);
    }

    /**
     * The probabilities of 0, 1, … until they are negligible, at most so many. Only the largest is computed by logarithms;
     * the others follow from it by {@code P(n+1)/P(n) = (r+n)/(n+1) · t/(α+t)}, downward and upward, so that none is lost
     * where that of 0 is too small for a double.
     */
    double[] probabilities(double negligible, int most) {
        int mode = (int) Math.clamp((r - 1) * odds, 0.0, most - 1.0);
        double[] probability = new double[Math.min(most, 2 * mode + 64)];
        probability[mode] = probability(mode);
        for (int n = mode; n > 0 && probability[n] > 0; n--) {
            probability[n - 1] = probability[n] * n / ((r + n - 1) * ratio);
        }
        int size = mode + 1;
        while (size < most && probability[size - 1] >= negligible) {
            if (size == probability.length) {
                probability = Arrays.copyOf(probability, Math.min(most, size * 2));
            }
            probability[size] = probability[size - 1] * (r + size - 1) / size * ratio;
            size++;
        }
        return Arrays.copyOf(probability, size);
    }
}
