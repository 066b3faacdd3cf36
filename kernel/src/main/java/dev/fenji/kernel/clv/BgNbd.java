package dev.fenji.kernel.clv;

/**
 * BG/NBD: Poisson purchases at Gamma({@code r}, {@code alpha}) distributed rates; after each repeat purchase the
 * customer leaves with a
 * Beta({@code a}, {@code b}) distributed chance (Fader, Hardie and Lee, "Counting Your Customers the Easy Way: An
 * Alternative to the Pareto/NBD Model",
 * <i>Marketing Science</i> 24 (2005)). Who bought once only is there for certain: prefer {@link MbgNbd} where that
 * matters.
 *
 * @param r shape of the rates, positive
 * @param alpha rate of the rates in weeks, positive
 * @param a first parameter of the chance to leave, positive
 * @param b second parameter of the chance to leave, positive
 */
public record BgNbd(double r, double alpha, double a, double b) implements PurchaseModel {

    @Override
    public ModelKind kind() {
        return ModelKind.BG_NBD;
    }

    @Override
    public double[] values() {
        return new double[] {r, alpha, a, b};
    }

    @Override
    public double logLikelihood(PurchaseState state) {
        return BetaGeometric.logLikelihood(r, alpha, a, b, 0, state);
    }

    @Override
    public double pAlive(PurchaseState state) {
        return BetaGeometric.pAlive(r, alpha, a, b, 0, state);
    }

    @Override
    public Future future(PurchaseState state) {
        return new BetaGeometricFuture(r + state.x(), alpha + state.t(), a, b + state.x());
    }

    @Override
    public Future futureOfNew() {
        return new BetaGeometricFuture(r, alpha, a, b);
    }
}
