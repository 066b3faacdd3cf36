package dev.fenji.kernel.clv;

/**
 * MBG/NBD: as {@link BgNbd}, but customers may leave after the first purchase too (Batislam, Denizel and Filiztekin,
 * "Empirical Validation and Comparison of Models for
 * Customer Base Analysis", <i>International Journal of Research in Marketing</i> 24 (2007)), so that a customer who
 * bought once is not there for certain.
 *
 * @param r shape of the rates, positive
 * @param alpha rate of the rates in weeks, positive
 * @param a first parameter of the chance to leave, positive
 * @param b second parameter of the chance to leave, positive
 */
public record MbgNbd(double r, double alpha, double a, double b) implements PurchaseModel {

    @Override
    public ModelKind kind() {
        return ModelKind.MBG_NBD;
    }

    @Override
    public double[] values() {
        return new double[] {r, alpha, a, b};
    }

    @Override
    public double logLikelihood(PurchaseState state) {
        return BetaGeometric.logLikelihood(r, alpha, a, b, 1, state);
    }

    @Override
    public double pAlive(PurchaseState state) {
        return BetaGeometric.pAlive(r, alpha, a, b, 1, state);
    }

    @Override
    public Future future(PurchaseState state) {
        return new BetaGeometricFuture(r + state.x(), alpha + state.t(), a, b + state.x() + 1);
    }

    @Override
    public double pStaysAfterFirst() {
        return b / (a + b);
    }

    @Override
    public Future futureOfNew() {
        return new BetaGeometricFuture(r, alpha, a, b + 1);
    }
}
