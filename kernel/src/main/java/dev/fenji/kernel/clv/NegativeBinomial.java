package dev.fenji.kernel.clv;

import dev.fenji.kernel.special.GammaDifference;

/**
 * Poisson counts over {@code t} whose rate is Gamma({@code r}, {@code alpha}) distributed:
 * {@code P(n) = Γ(r+n)/(Γ(r) n!) (α/(α+t))^r (t/(α+t))^n}.
 */
final class NegativeBinomial {

    private final double r;
    private final double logNone;
    private final double logRatio;

    NegativeBinomial(double r, double alpha, double t) {
        this.r = r;
        this.logNone = -r * Math.log1p(t / alpha);
        this.logRatio = -Math.log1p(alpha / t);
    }

    double probability(int n) {
        if (n == 0) {
            return Math.exp(logNone);
        }
        return Math.exp(GammaDifference.logGamma(r, n) - GammaDifference.logGamma(1, n) + logNone + n * logRatio);
    }
}
