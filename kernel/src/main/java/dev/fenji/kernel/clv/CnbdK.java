package dev.fenji.kernel.clv;

import dev.fenji.kernel.special.GammaDifference;
import dev.fenji.kernel.special.Stable;

/**
 * BG/CNBD-k and MBG/CNBD-k: as {@link BgNbd} and {@link MbgNbd}, but gaps between purchases are Erlang-{@code k}, hence
 * more regular than chance (Reutterer, Platzer and Schröder,
 * "Leveraging Purchase Regularity for Predicting Customer Behavior the Easy Way", <i>International Journal of Research
 * in Marketing</i> 37 (2020)). A customer passes {@code k} hidden stages at a
 * Gamma({@code r}, {@code alpha}) distributed rate per purchase.
 *
 * @param r shape of the rates of stages, positive
 * @param alpha rate of the rates of stages in weeks, positive
 * @param a first parameter of the chance to leave, positive
 * @param b second parameter of the chance to leave, positive
 * @param k stages per purchase; 1 is no regularity
 * @param leavesAfterFirst whether customers may leave after the first purchase (MBG) or only after the second and
 *     later (BG)
 */
public record CnbdK(double r, double alpha, double a, double b, int k, boolean leavesAfterFirst)
        implements PurchaseModel {

    @Override
    public ModelKind kind() {
        return leavesAfterFirst ? ModelKind.MBG_CNBD_K : ModelKind.BG_CNBD_K;
    }

    @Override
    public double[] values() {
        return new double[] {r, alpha, a, b};
    }

    @Override
    public int regularity() {
        return k;
    }

    /**
     * <pre>
     *   ln L = (k−1) Σ ln gap − x lnΓ(k) + ln B(a,b+X) − ln B(a,b) + lnΓ(r+kx) − lnΓ(r) + r ln α − (r+kx) ln(α+T)
     *          + ln( δ a/(b+X−1) ((α+T)/(α+tx))^(r+kx) + Σ_{j<k} (r+kx)ⱼ/j! ((T−tx)/(α+T))^j )
     * </pre>
     */
    @Override
    public double logLikelihood(PurchaseState state) {
        int x = state.x();
        int exits = exits(state);
        double n = r + (double) k * x;
        return (k - 1) * state.logGapsInWeeks()
                - x * GammaDifference.logGamma(1, k - 1)
                + GammaDifference.logGamma(b, exits)
                - GammaDifference.logGamma(a + b, exits)
                + GammaDifference.logGamma(r, (double) k * x)
                - r * Math.log1p(state.t() / alpha)
                - (double) k * x * Math.log(alpha + state.t())
                + Stable.logSum(logLeft(state, n), Math.log(stageSum(stages(state, n))));
    }

    @Override
    public double pAlive(PurchaseState state) {
        double n = r + (double) k * state.x();
        double left = logLeft(state, n);
        return Stable.logistic(Math.log(stageSum(stages(state, n))) - left);
    }

    @Override
    public Future future(PurchaseState state) {
        double n = r + (double) k * state.x();
        double[] stages = stages(state, n);
        double sum = stageSum(stages);
        for (int j = 0; j < k; j++) {
            stages[j] /= sum;
        }
        return new StagedFuture(n, alpha + state.t(), a, b + exits(state), stages);
    }

    @Override
    public double pStaysAfterFirst() {
        return leavesAfterFirst ? b / (a + b) : 1;
    }

    @Override
    public Future futureOfNew() {
        double[] stages = new double[k];
        stages[0] = 1;
        return new StagedFuture(r, alpha, a, leavesAfterFirst ? b + 1 : b, stages);
    }

    private int exits(PurchaseState state) {
        return leavesAfterFirst ? state.x() + 1 : state.x();
    }

    private double logLeft(PurchaseState state, double n) {
        int exits = exits(state);
        if (exits == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double silence = (state.t() - state.tx()) / (alpha + state.tx());
        return Math.log(a) - Math.log(b + exits - 1) + n * Math.log1p(silence);
    }

    /** {@code (r+kx)ⱼ/j! ((T−tx)/(α+T))^j} for j below k: weights of having passed j stages since the last purchase. */
    private double[] stages(PurchaseState state, double n) {
        double ratio = (state.t() - state.tx()) / (alpha + state.t());
        double[] weights = new double[k];
        weights[0] = 1;
        for (int j = 1; j < k; j++) {
            weights[j] = weights[j - 1] * (n + j - 1) / j * ratio;
        }
        return weights;
    }

    private static double stageSum(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        return sum;
    }
}
