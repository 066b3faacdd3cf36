package dev.fenji.kernel.clv;

import dev.fenji.kernel.special.GammaDifference;

/**
 * NBD: Poisson purchases at Gamma({@code r}, {@code alpha}) distributed rates, and nobody ever leaves (Ehrenberg, "The
 * Pattern of Consumer Purchases",
 * <i>Applied Statistics</i> 8 (1959)). The floor against which models with dropout must prove themselves.
 *
 * @param r shape of the rates, positive
 * @param alpha rate of the rates in weeks, positive
 */
public record Nbd(double r, double alpha) implements PurchaseModel {

    @Override
    public ModelKind kind() {
        return ModelKind.NBD;
    }

    @Override
    public double[] values() {
        return new double[] {r, alpha};
    }

    /**
     * {@code lnΓ(r+x) − lnΓ(r) + r ln α − (r+x) ln(α+T)}; the constant {@code T^x/x!} is left out, as the other models
     * do.
     */
    @Override
    public double logLikelihood(PurchaseState state) {
        return GammaDifference.logGamma(r, state.x())
                - r * Math.log1p(state.t() / alpha)
                - state.x() * Math.log(alpha + state.t());
    }

    /** Always 1: not an estimate, but the assumption of the model. */
    @Override
    public double pAlive(PurchaseState state) {
        return 1;
    }

    @Override
    public Future future(PurchaseState state) {
        return new NbdFuture(r + state.x(), alpha + state.t());
    }

    @Override
    public Future futureOfNew() {
        return new NbdFuture(r, alpha);
    }
}
