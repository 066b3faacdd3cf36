package dev.fenji.kernel.clv;

import dev.fenji.kernel.special.GammaDifference;
import dev.fenji.kernel.special.Stable;

/** What BG/NBD ({@code m = 0}) and MBG/NBD ({@code m = 1}) have in common; {@code X = x + m}. */
final class BetaGeometric {

    private BetaGeometric() {}

    /**
     * <pre>
     *   ln L = lnΓ(r+x) − lnΓ(r) + lnΓ(a+b) − lnΓ(a+b+X) + lnΓ(b+X) − lnΓ(b) + r ln α − (r+x) ln(α+tx)
     *          + ln( e^(−(r+x) ln(1 + (T−tx)/(α+tx))) + δ a/(b+X−1) )
     * </pre>
     *
     * <p>with {@code δ = 0} for a BG/NBD customer without repeat purchase, who cannot have left.
     */
    static double logLikelihood(double r, double alpha, double a, double b, int m, PurchaseState state) {
        int x = state.x();
        int exits = x + m;
        double alphaTx = alpha + state.tx();
        double silent = silence(r, alpha, state);
        double left = exits > 0 ? Math.log(a) - Math.log(b + exits - 1) : Double.NEGATIVE_INFINITY;
        return GammaDifference.logGamma(r, x)
                + GammaDifference.logGamma(b, exits)
                - GammaDifference.logGamma(a + b, exits)
                - r * Math.log1p(state.tx() / alpha)
                - x * Math.log(alphaTx)
                + Stable.logSum(silent, left);
    }

    /** {@code 1 / (1 + a/(b+X−1) ((α+T)/(α+tx))^(r+x))}. */
    static double pAlive(double r, double alpha, double a, double b, int m, PurchaseState state) {
        int exits = state.x() + m;
        if (exits == 0) {
            return 1;
        }
        return Stable.logistic(Math.log(b + exits - 1) - Math.log(a) + silence(r, alpha, state));
    }

    /**
     * Logarithm of the chance that a customer who is there buys nothing from tx to T, {@code −(r+x) ln(1 +
     * (T−tx)/(α+tx))}.
     */
    private static double silence(double r, double alpha, PurchaseState state) {
        return -(r + state.x()) * Math.log1p((state.t() - state.tx()) / (alpha + state.tx()));
    }
}
