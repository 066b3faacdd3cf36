package dev.fenji.kernel.clv;

import org.hipparchus.special.Erf;

/**
 * The distribution of what one customer brings within a horizon: a random number of purchases, each of random size,
 * less a cost per
 * purchase. {@code P(S ≤ s) = Σ_n P(n) P(sum of n purchases ≤ s + n c)}, see {@link GammaGamma#chanceOfAtMost}.
 */
final class OutcomeDistribution {

    /** Counts beyond this cumulated chance are left out. */
    private static final double COVERED = 1 - 1e-9;

    private static final int MOST_COUNTS = 100_000;
    private static final int HALVINGS = 200;
    private static final double PRECISION = 1e-6;

    private final double[] counts;
    private final GammaGamma spend;
    private final int count;
    private final double mean;
    private final double cost;

    /** A distribution; {@code cost} is per purchase, in units of spend. */
    OutcomeDistribution(
            Future future, double weeks, double alive, GammaGamma spend, int count, double mean, double cost) {
        this.spend = spend;
        this.count = count;
        this.mean = mean;
        this.cost = cost;
        double[] found = Future.inflated(alive, future.probabilities(weeks, 16));
        while (sum(found) < COVERED && found.length < MOST_COUNTS) {
            found = Future.inflated(alive, future.probabilities(weeks, 4 * found.length));
        }
        counts = found;
    }

    /** The chance to bring no more than {@code s}. */
    double chanceOfAtMost(double s) {
        double sum = s >= 0 ? counts[0] : 0;
        for (int n = 1; n < counts.length; n++) {
            if (counts[n] > 0) {
                sum += counts[n] * spend.chanceOfAtMost(s + n * cost, n, count, mean);
            }
        }
        return sum;
    }

    /** The smallest amount that is reached with this chance, by bisection. */
    double quantile(double chance) {
        double low = -cost * counts.length;
        if (low < 0 && chanceOfAtMost(low) >= chance) {
            return low;
        }
        if (cost <= 0 && counts[0] >= chance) {
            return 0;
        }
        double high = Math.max(1e-9, spend.gamma() + mean);
        while (chanceOfAtMost(high) < chance && high < 1e15) {
            low = high;
            high *= 2;
        }
        for (int i = 0; i < HALVINGS && high - low > PRECISION * Math.max(Math.abs(low), Math.abs(high)); i++) {
            double middle = 0.5 * (low + high);
            if (chanceOfAtMost(middle) < chance) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** The quantile of the standard normal distribution. */
    static double normalQuantile(double chance) {
        return Math.sqrt(2) * Erf.erfInv(2 * chance - 1);
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
