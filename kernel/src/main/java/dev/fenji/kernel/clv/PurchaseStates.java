package dev.fenji.kernel.clv;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sufficient statistics of the purchase models: the distinct (x, tx, T) of all customers with their counts, in columns,
 * ordered by x, T and tx. The order
 * does not depend on the order in which customers come, so that sums over it are the same to the bit.
 */
public final class PurchaseStates {

    private static final int BITS = 16;
    private static final int MASK = (1 << BITS) - 1;
    private static final double NANOS = 1e9;

    private final long[] keys;
    private final int[] counts;
    private final long customers;
    private final long logGapNanos;
    private final Map<Exclusion, Long> exclusions;

    private PurchaseStates(long[] keys, int[] counts, long logGapNanos, Map<Exclusion, Long> exclusions) {
        this.keys = keys;
        this.counts = counts;
        this.logGapNanos = logGapNanos;
        this.exclusions = exclusions;
        long sum = 0;
        for (int count : counts) {
            sum += count;
        }
        this.customers = sum;
    }

    /** Number of distinct states. */
    public int size() {
        return keys.length;
    }

    /** Repeat purchases of state {@code i}. */
    public int x(int i) {
        return (int) (keys[i] >>> (2 * BITS));
    }

    /** Days from first to last purchase of state {@code i}. */
    public int txDays(int i) {
        return (int) keys[i] & MASK;
    }

    /** Days from first purchase to the end of the observation of state {@code i}. */
    public int tDays(int i) {
        return (int) (keys[i] >>> BITS) & MASK;
    }

    /** How many customers are in state {@code i}. */
    public int count(int i) {
        return counts[i];
    }

    /** State {@code i} as an object, without gaps. */
    public PurchaseState state(int i) {
        return new PurchaseState(x(i), txDays(i), tDays(i));
    }

    /** Where a state is, or −1 when no customer is in it. */
    public int indexOf(int x, int txDays, int tDays) {
        int at = Arrays.binarySearch(keys, key(x, txDays, tDays));
        return at < 0 ? -1 : at;
    }

    /** Customers in all states. */
    public long customers() {
        return customers;
    }

    /** Customers with a repeat purchase. */
    public long repeatBuyers() {
        long sum = 0;
        for (int i = 0; i < keys.length; i++) {
            sum += x(i) > 0 ? counts[i] : 0;
        }
        return sum;
    }

    /** Repeat purchases of all customers. */
    public long repeatPurchases() {
        long sum = 0;
        for (int i = 0; i < keys.length; i++) {
            sum += (long) x(i) * counts[i];
        }
        return sum;
    }

    /** The longest observation, in days; 0 when there is no customer. */
    public int longestDays() {
        int longest = 0;
        for (int i = 0; i < keys.length; i++) {
            longest = Math.max(longest, tDays(i));
        }
        return longest;
    }

    /** Sum over customers of {@link PurchaseState#logGaps()}, in days. */
    public double logGaps() {
        return logGapNanos / NANOS;
    }

    /** Customers that were left out, by reason. */
    public Map<Exclusion, Long> exclusions() {
        return exclusions;
    }

    /** The states with times rounded to whole weeks: far fewer, and good enough for the start of a fit. */
    PurchaseStates weekly() {
        Builder builder = new Builder(keys.length);
        for (int i = 0; i < keys.length; i++) {
            builder.append(key(x(i), wholeWeeks(txDays(i)), wholeWeeks(tDays(i))), counts[i]);
        }
        return builder.build();
    }

    private static int wholeWeeks(int days) {
        return (days + 3) / 7 * 7;
    }

    private static long key(int x, int txDays, int tDays) {
        return ((long) x << (2 * BITS)) | ((long) tDays << BITS) | txDays;
    }

    /** Collects customers, in any order. */
    public static final class Builder {

        private long[] keys;
        private int @Nullable [] counts;
        private int size;
        private long logGapNanos;
        private final Map<Exclusion, Long> exclusions = new EnumMap<>(Exclusion.class);

        /** An empty builder. */
        public Builder() {
            this(1024);
        }

        /**
         * An empty builder with room.
         *
         * @param expected about how many customers will come
         */
        public Builder(int expected) {
            keys = new long[Math.max(16, expected)];
        }

        /** Adds a customer, or counts why it cannot be added. */
        public Builder add(PurchaseState state) {
            return add(state.x(), state.txDays(), state.tDays(), Math.round(state.logGaps() * NANOS));
        }

        /** Adds a customer without gaps between purchases. */
        public Builder add(int x, int txDays, int tDays) {
            return add(x, txDays, tDays, 0);
        }

        /**
         * Adds a customer, or counts why it cannot be added.
         *
         * @param logGapNanos {@link PurchaseState#logGaps()} in billionths: whole numbers add up the same in any order
         */
        public Builder add(int x, int txDays, int tDays, long logGapNanos) {
            Exclusion exclusion = check(x, txDays, tDays);
            if (exclusion != null) {
                exclusions.merge(exclusion, 1L, Long::sum);
                return this;
            }
            append(key(x, txDays, tDays), 1);
            this.logGapNanos += logGapNanos;
            return this;
        }

        /** Counts a customer that the caller left out. */
        public Builder exclude(Exclusion reason) {
            exclusions.merge(reason, 1L, Long::sum);
            return this;
        }

        /** The distinct states. */
        public PurchaseStates build() {
            return counts == null ? single() : merged(counts);
        }

        /** Why a state cannot be, or null when it can. */
        static @Nullable Exclusion check(int x, int txDays, int tDays) {
            if (tDays < 0) {
                return Exclusion.FIRST_PURCHASE_AFTER_END;
            }
            if (txDays > tDays) {
                return Exclusion.LAST_PURCHASE_AFTER_END;
            }
            if (x < 0 || txDays < 0) {
                return Exclusion.NEGATIVE;
            }
            if (x == 0 && txDays > 0) {
                return Exclusion.LAST_PURCHASE_WITHOUT_REPEAT;
            }
            if (x > txDays) {
                return Exclusion.MORE_PURCHASES_THAN_DAYS;
            }
            return tDays > MASK ? Exclusion.OUT_OF_RANGE : null;
        }

        private void append(long key, int count) {
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, size + (size >> 1));
                counts = counts == null ? null : Arrays.copyOf(counts, keys.length);
            }
            if (count != 1 && counts == null) {
                counts = new int[keys.length];
                Arrays.fill(counts, 0, size, 1);
            }
            keys[size] = key;
            if (counts != null) {
                counts[size] = count;
            }
            size++;
        }

        private PurchaseStates single() {
            long[] sorted = Arrays.copyOf(keys, size);
            Arrays.sort(sorted);
            int[] ones = new int[size];
            Arrays.fill(ones, 1);
            return distinct(sorted, ones);
        }

        /** Sorts keys with their counts: both fit into a pair of longs only by way of an index. */
        private PurchaseStates merged(int[] counts) {
            Integer[] order = new Integer[size];
            for (int i = 0; i < size; i++) {
                order[i] = i;
            }
            Arrays.sort(order, (i, j) -> Long.compare(keys[i], keys[j]));
            long[] sorted = new long[size];
            int[] with = new int[size];
            for (int i = 0; i < size; i++) {
                sorted[i] = keys[order[i]];
                with[i] = counts[order[i]];
            }
            return distinct(sorted, with);
        }

        private PurchaseStates distinct(long[] sorted, int[] with) {
            int kept = 0;
            for (int i = 0; i < sorted.length; i++) {
                if (kept > 0 && sorted[kept - 1] == sorted[i]) {
                    with[kept - 1] += with[i];
                } else {
                    sorted[kept] = sorted[i];
                    with[kept++] = with[i];
                }
            }
            return new PurchaseStates(
                    Arrays.copyOf(sorted, kept),
                    Arrays.copyOf(with, kept),
                    logGapNanos,
                    Collections.unmodifiableMap(new EnumMap<>(exclusions)));
        }
    }
}
