package dev.fenji.kernel.clv;

import dev.fenji.kernel.special.GammaDifference;
import dev.fenji.kernel.special.Stable;
import java.util.Comparator;

/**
 * BG/BB: at each of n opportunities (a year, an event) a customer who is still there buys with a Beta({@code alpha},
 * {@code beta}) distributed chance; before each it leaves
 * with a Beta({@code gamma}, {@code delta}) distributed chance (Fader, Hardie and Shang, "Customer-Base Analysis in a
 * Discrete-Time Noncontractual Setting", <i>Marketing
 * Science</i> 29 (2010)).
 */
public record BgBb(double alpha, double beta, double gamma, double delta) {

    /** Series of discounted purchases end when their terms are this small. */
    private static final double PRECISION = 1e-15;

    private static final int MAX_TERMS = 1_000_000;

    /**
     * What was seen of a customer.
     *
     * @param x opportunities that were taken
     * @param tx the last one that was taken, 0 for none
     * @param n opportunities
     */
    public record State(int x, int tx, int n) implements Comparable<State> {

        private static final Comparator<State> ORDER =
                Comparator.comparingInt(State::x).thenComparingInt(State::tx).thenComparingInt(State::n);

        @Override
        public int compareTo(State other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * The log of {@code [B(α+x,β+n−x) B(γ,δ+n) + Σ_{i=0}^{n−tx−1} B(α+x,β+tx−x+i) B(γ+1,δ+tx+i)] / (B(α,β) B(γ,δ))}.
     */
    public double logLikelihood(State state) {
        double log = logAlive(state, 0);
        for (int i = 0; i < state.n() - state.tx(); i++) {
            double left = BetaRatio.log(alpha, beta, state.x(), state.tx() - state.x() + i)
                    + BetaRatio.log(gamma, delta, 1, state.tx() + i);
            log = Stable.logSum(log, left);
        }
        return log;
    }

    /** The chance to be still there for opportunity {@code n + ahead}; {@code ahead = 0} is the last one seen. */
    public double pAlive(State state, int ahead) {
        return Math.exp(logAlive(state, ahead) - logLikelihood(state));
    }

    /**
     * Purchases expected at the next {@code m} opportunities, {@code B(α+x+1,β+n−x)/(B(α,β)B(γ,δ)L) Σ_{j=1..m}
     * B(γ,δ+n+j)}.
     */
    public double expectedPurchases(State state, int m) {
        double sum = 0;
        for (int j = 1; j <= m; j++) {
            sum += pAlive(state, j);
        }
        return sum * buys(state);
    }

    /**
     * All purchases to come, each discounted by {@code (1+d)^−j} at the j-th opportunity from now; {@code d} must be
     * positive.
     */
    public double dert(State state, double d) {
        double last = pAlive(state, 0);
        double factor = 1 / (1 + d);
        double discount = 1;
        double sum = 0;
        for (int j = 1; j < MAX_TERMS; j++) {
            double later = delta + state.n() + j - 1;
            last *= later / (gamma + later);
            discount *= factor;
            double term = last * discount;
            sum += term;
            if (term < PRECISION * sum * d) {
                break;
            }
        }
        return sum * buys(state);
    }

    /** The chances of exactly 0, 1, … {@code m} purchases at the next {@code m} opportunities. */
    public double[] probabilities(State state, int m) {
        double a = alpha + state.x();
        double b = beta + state.n() - state.x();
        double d = delta + state.n();
        double[] result = new double[m + 1];
        for (int k = 0; k <= m; k++) {
            result[k] = Math.exp(choose(m, k) + BetaRatio.log(a, b, k, m - k) + BetaRatio.log(gamma, d, 0, m));
            for (int i = k; i < m; i++) {
                result[k] += Math.exp(choose(i, k) + BetaRatio.log(a, b, k, i - k) + BetaRatio.log(gamma, d, 1, i));
            }
        }
        return Future.inflated(pAlive(state, 0), result);
    }

    /** The parameters in the order α, β, γ, δ. */
    public double[] values() {
        return new double[] {alpha, beta, gamma, delta};
    }

    /** Fits the model by maximum likelihood. */
    public static FitOutcome<BgBb> fit(OpportunityStates states, DataWindow window) {
        return BgBbFit.fit(states, window);
    }

    /** Mean chance to take an opportunity, given that the customer is there. */
    private double buys(State state) {
        return (alpha + state.x()) / (alpha + beta + state.n());
    }

    private double logAlive(State state, int ahead) {
        return BetaRatio.log(alpha, beta, state.x(), state.n() - state.x())
                + BetaRatio.log(gamma, delta, 0, state.n() + ahead);
    }

    private static double choose(int n, int k) {
        return GammaDifference.logGamma(k + 1.0, n - k) - GammaDifference.logGamma(1, n - k);
    }
}
