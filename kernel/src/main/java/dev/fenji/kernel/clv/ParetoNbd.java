package dev.fenji.kernel.clv;

import dev.fenji.kernel.special.GammaDifference;
import dev.fenji.kernel.special.Stable;

/**
 * Pareto/NBD: Poisson purchases at Gamma({@code r}, {@code alpha}) distributed rates; customers leave at any time, at
 * Gamma({@code s}, {@code beta}) distributed
 * rates (Schmittlein, Morrison and Colombo, "Counting Your Customers: Who Are They and What Will They Do Next?",
 * <i>Management Science</i> 33 (1987); Fader and Hardie, notes
 * 008 and 009).
 *
 * @param r shape of the purchase rates, positive
 * @param alpha rate of the purchase rates in weeks, positive
 * @param s shape of the dropout rates, positive
 * @param beta rate of the dropout rates in weeks, positive
 */
public record ParetoNbd(double r, double alpha, double s, double beta) implements PurchaseModel {

    @Override
    public ModelKind kind() {
        return ModelKind.PARETO_NBD;
    }

    @Override
    public double[] values() {
        return new double[] {r, alpha, s, beta};
    }

    /**
     * {@code lnΓ(r+x) − lnΓ(r) + r ln α + s ln β − (r+x) ln(α+T) − s ln(β+T) + ln(1 + e^J)}, see {@link
     * ParetoIntegral}.
     */
    @Override
    public double logLikelihood(PurchaseState state) {
        double t = state.t();
        double j = logOddsLeft(state);
        return GammaDifference.logGamma(r, state.x())
                - r * Math.log1p(t / alpha)
                - state.x() * Math.log(alpha + t)
                - s * Math.log1p(t / beta)
                + Stable.logSum(0, j);
    }

    @Override
    public double pAlive(PurchaseState state) {
        return Stable.logistic(-logOddsLeft(state));
    }

    @Override
    public Future future(PurchaseState state) {
        return new ParetoFuture(r + state.x(), alpha + state.t(), s, beta + state.t());
    }

    @Override
    public Future futureOfNew() {
        return new ParetoFuture(r, alpha, s, beta);
    }

    private double logOddsLeft(PurchaseState state) {
        return ParetoIntegral.logOddsLeft(r + state.x(), alpha, s, beta, state.tx(), state.t());
    }
}
