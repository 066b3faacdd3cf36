package dev.fenji.kernel.clv;

import java.util.Arrays;
import org.hipparchus.analysis.solvers.BrentSolver;
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
    private static final int MOST_STEPS = 200;
    private static final double PRECISION = 1e-6;
    /** Amounts below this are nothing, amounts above that are absurd. */
    private static final double SMALLEST = 1e-9;

    private static final double LARGEST = 1e15;

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
        counts = Arrays.copyOf(found, covering(found));
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

    /** The smallest amount that is reached with this chance, by Brent's method. */
    double quantile(double chance) {
        double atMostNothing = chanceOfAtMost(0);
        double loss = atMostNothing - counts[0];
        if (atMostNothing >= chance && loss < chance) {
            return 0; // nothing at all has a chance of its own
        }
        if (loss >= chance) {
            return between(-cost * counts.length, 0, chance);
        }
        double low = 0;
        double high = Math.max(SMALLEST, expectedPurchases() * spend.expectedSpend(count, mean));
        while (chanceOfAtMost(high) < chance && high < LARGEST) {
            low = high;
            high *= 2;
        }
        return high < LARGEST ? between(low, high, chance) : high;
    }

    private double between(double low, double high, double chance) {
        return new BrentSolver(PRECISION, SMALLEST * PRECISION)
                .solve(MOST_STEPS, s -> chanceOfAtMost(s) - chance, low, high);
    }

    private double expectedPurchases() {
        double sum = 0;
        for (int n = 1; n < counts.length; n++) {
            sum += n * counts[n];
        }
        return sum;
    }

    /** The quantile of the standard normal distribution. */
    static double normalQuantile(double chance) {
        return Math.sqrt(2) * Erf.erfInv(2 * chance - 1);
    }

    /** How many counts from 0 on hold nearly all of the chance. */
    private static int covering(double[] counts) {
        double sum = counts[0];
        int size = 1;
        while (sum < COVERED && size < counts.length) {
            sum += counts[size++];
        }
        return size;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
