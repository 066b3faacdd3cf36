package dev.fenji.kernel.clv;

import java.util.Map;

/**
 * sBG, for contracts that are renewed period by period: each customer ends it at each renewal with a chance of its own,
 * Beta({@code a}, {@code b}) distributed (Fader and Hardie, "How to Project
 * Customer Retention", <i>Journal of Interactive Marketing</i> 21 (2007)). Retention rises with age because those who
 * leave easily have left.
 *
 * @param a first parameter of the chance to leave, positive
 * @param b second parameter of the chance to leave, positive
 */
public record Sbg(double a, double b) {

    private static final double SMALLEST = 1e-6;
    private static final double LARGEST = 1e6;
    private static final double[][] STARTS = {{1, 1}, {0.5, 5}};
    private static final double PRECISION = 1e-15;
    private static final int MAX_TERMS = 1_000_000;

    /** The chance to leave at renewal {@code t} = 1, 2, …, {@code B(a+1, b+t−1)/B(a, b)}. */
    public double probability(int t) {
        return Math.exp(BetaRatio.log(a, b, 1, t - 1.0));
    }

    /** The chance to be still there after {@code t} renewals, {@code B(a, b+t)/B(a, b)}. */
    public double survival(int t) {
        return Math.exp(BetaRatio.log(a, b, 0, t));
    }

    /** The chance of a customer of {@code t−1} renewals to stay at renewal {@code t}, {@code (b+t−1)/(a+b+t−1)}. */
    public double retention(int t) {
        return (b + t - 1) / (a + b + t - 1);
    }

    /**
     * Renewals still to come of a customer with {@code t} renewals, discounted: {@code Σ_{j≥1} S(t+j)/S(t) (1+d)^−j}.
     *
     * @param d discount rate per period, positive
     */
    public double discountedRenewals(int t, double d) {
        double term = 1;
        double sum = 0;
        for (int j = 1; j < MAX_TERMS; j++) {
            term *= retention(t + j) / (1 + d);
            sum += term;
            if (term < PRECISION * sum * d) {
                break;
            }
        }
        return sum;
    }

    /** The log-likelihood of customers lost at renewal 1, 2, … and of those still there after the last. */
    public double logLikelihood(long[] lost, long stillThere) {
        return new SbgLikelihood(lost, stillThere).at(new double[] {a, b}).value;
    }

    /** Fits the model by maximum likelihood to one cohort. */
    public static FitOutcome<Sbg> fit(long[] lost, long stillThere, DataWindow window) {
        long gone = 0;
        for (long count : lost) {
            gone += count;
        }
        long customers = gone + stillThere;
        if (customers < ModelFit.LEAST_CUSTOMERS || gone < ModelFit.LEAST_REPEAT_BUYERS) {
            Refusal reason = customers == 0 ? Refusal.NO_CUSTOMERS : Refusal.TOO_FEW_CUSTOMERS;
            return new FitOutcome.Refused<>(
                    reason, Map.of("customers", (double) customers, "lost", (double) gone), Map.of());
        }
        SmallFit fit = SmallFit.of(new SbgLikelihood(lost, stillThere), SMALLEST, LARGEST, STARTS);
        if (!fit.found()) {
            return new FitOutcome.Refused<>(Refusal.NO_FINITE_LIKELIHOOD, Map.of(), Map.of());
        }
        double[] at = fit.parameters();
        FitReport report = fit.report(window, customers, stillThere, 0, lost.length, Map.of());
        return new FitOutcome.Fitted<>(new Sbg(at[0], at[1]), report);
    }

    private record SbgLikelihood(long[] lost, long stillThere) implements Objective {

        @Override
        public int size() {
            return 2;
        }

        @Override
        public Derivatives at(double[] p) {
            Derivatives sum = new Derivatives(2);
            for (int t = 1; t <= lost.length; t++) {
                add(sum, p, 1, t - 1, lost[t - 1]);
            }
            add(sum, p, 0, lost.length, stillThere);
            return sum;
        }

        private static void add(Derivatives sum, double[] p, int i, int j, double count) {
            sum.value += count * BetaRatio.log(p[0], p[1], i, j);
            sum.gradient[0] += count * BetaRatio.byA(p[0], p[1], i, j);
            sum.gradient[1] += count * BetaRatio.byB(p[0], p[1], i, j);
            sum.curve(0, 0, count * BetaRatio.byAA(p[0], p[1], i, j));
            sum.curve(0, 1, count * BetaRatio.byAB(p[0], p[1], i, j));
            sum.curve(1, 1, count * BetaRatio.byBB(p[0], p[1], i, j));
        }
    }
}
