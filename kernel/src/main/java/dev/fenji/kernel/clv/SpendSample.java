package dev.fenji.kernel.clv;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What customers spend on average per purchase: the data of {@link GammaGamma}. The order of the customers does not
 * matter.
 *
 * <p>Whether the first purchase counts is the caller's choice. The published figures leave it out: {@code count} is the
 * number of repeat purchases x and
 * {@code mean} their average. To learn from customers who bought once too, give {@code x + 1} and the average of all.
 */
public final class SpendSample {

    private final int[] counts;
    private final double[] means;
    private final Map<Exclusion, Long> exclusions;

    private SpendSample(int[] counts, double[] means, Map<Exclusion, Long> exclusions) {
        this.counts = counts;
        this.means = means;
        this.exclusions = exclusions;
    }

    /** Number of customers. */
    public int size() {
        return counts.length;
    }

    /** Purchases of customer {@code i}, in the order of counts. */
    int count(int i) {
        return counts[i];
    }

    /** Average spend of customer {@code i}. */
    double mean(int i) {
        return means[i];
    }

    /** Customers that were left out, by reason. */
    public Map<Exclusion, Long> exclusions() {
        return exclusions;
    }

    /** Pearson's correlation of number and average; 0 when one of them does not vary. */
    public double correlation() {
        double n = Math.max(1, size());
        double meanCount = Arrays.stream(counts).asDoubleStream().sum() / n;
        double meanMean = Arrays.stream(means).sum() / n;
        double both = 0;
        double count = 0;
        double mean = 0;
        for (int i = 0; i < counts.length; i++) {
            double dc = counts[i] - meanCount;
            double dm = means[i] - meanMean;
            both += dc * dm;
            count += dc * dc;
            mean += dm * dm;
        }
        return count > 0 && mean > 0 ? both / Math.sqrt(count) / Math.sqrt(mean) : 0;
    }

    /** Collects customers. */
    public static final class Builder {

        private int[] counts = new int[1024];
        private double[] means = new double[1024];
        private int size;
        private final Map<Exclusion, Long> exclusions = new EnumMap<>(Exclusion.class);

        /**
         * Adds a customer, or counts why it says nothing.
         *
         * @param count number of purchases
         * @param mean average spend of these purchases
         */
        public Builder add(int count, double mean) {
            if (count <= 0) {
                return exclude(Exclusion.NO_REPEAT_PURCHASE);
            }
            if (!Double.isFinite(mean)) {
                return exclude(Exclusion.SPEND_NOT_A_NUMBER);
            }
            if (mean <= 0) {
                return exclude(Exclusion.SPEND_NOT_POSITIVE);
            }
            if (size == counts.length) {
                counts = Arrays.copyOf(counts, size * 2);
                means = Arrays.copyOf(means, size * 2);
            }
            counts[size] = count;
            means[size++] = mean;
            return this;
        }

        private Builder exclude(Exclusion reason) {
            exclusions.merge(reason, 1L, Long::sum);
            return this;
        }

        /** The sample, ordered by count and mean so that sums do not depend on the order of the customers. */
        public SpendSample build() {
            double[] sortedMeans = new double[size];
            int[] sortedCounts = new int[size];
            int most = 0;
            for (int i = 0; i < size; i++) {
                most = Math.max(most, counts[i]);
            }
            int[] starts = starts(most);
            int[] next = starts.clone();
            for (int i = 0; i < size; i++) {
                int at = next[counts[i]]++;
                sortedCounts[at] = counts[i];
                sortedMeans[at] = means[i];
            }
            for (int count = 0; count <= most; count++) {
                Arrays.sort(sortedMeans, starts[count], next[count]);
            }
            return new SpendSample(sortedCounts, sortedMeans, Collections.unmodifiableMap(new EnumMap<>(exclusions)));
        }

        private int[] starts(int most) {
            int[] starts = new int[most + 2];
            for (int i = 0; i < size; i++) {
                starts[counts[i] + 1]++;
            }
            for (int count = 0; count <= most; count++) {
                starts[count + 1] += starts[count];
            }
            return Arrays.copyOf(starts, most + 1);
        }
    }
}
