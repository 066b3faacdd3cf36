package dev.fenji.kernel.rfm;

import java.math.BigInteger;

/**
 * Boundaries that cut values into bins. A value at a boundary belongs to the bin below it, so equal values always share
 * a bin and bins may be uneven. All values are millionths.
 */
public final class Binning {

    private Binning() {}

    /**
     * Quantile boundaries, linear interpolation between order statistics (type 7 of Hyndman &amp; Fan 1996, the default
     * of R): with h = (n − 1)·i/bins, x[⌊h⌋] + (h − ⌊h⌋)·(x[⌊h⌋+1] − x[⌊h⌋]).
     *
     * <p>Boundaries are rounded down to a millionth. As values are whole millionths, {@code value <= boundary} means the
     * same before and after that rounding.
     *
     * @param sorted values in rising order, at least one
     * @param bins number of bins, at least 2
     * @return {@code bins − 1} boundaries, not falling
     */
    public static long[] quantiles(long[] sorted, int bins) {
        long[] boundaries = new long[bins - 1];
        for (int i = 1; i < bins; i++) {
            long position = (sorted.length - 1L) * i;
            int below = (int) (position / bins);
            long rest = position % bins;
            long low = sorted[below];
            long high = rest == 0 ? low : sorted[below + 1];
            boundaries[i - 1] = between(low, high, rest, bins);
        }
        return boundaries;
    }

    /** Boundaries at equal steps from the smallest to the largest value, rounded down to a millionth. */
    public static long[] equalSteps(long smallest, long largest, int bins) {
        long[] boundaries = new long[bins - 1];
        for (int i = 1; i < bins; i++) {
            boundaries[i - 1] = between(smallest, largest, i, bins);
        }
        return boundaries;
    }

    /** The bin of a value, 0 for the lowest: how many boundaries lie below the value. */
    public static int bin(long[] boundaries, long value) {
        int low = 0;
        int high = boundaries.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (boundaries[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** How many of the values, in rising order, fall into each bin. */
    public static int[] counts(long[] boundaries, long[] sorted) {
        int[] counts = new int[boundaries.length + 1];
        int before = 0;
        for (int bin = 0; bin < boundaries.length; bin++) {
            int upTo = bin(sorted, boundaries[bin] + 1);
            counts[bin] = upTo - before;
            before = upTo;
        }
        counts[boundaries.length] = sorted.length - before;
        return counts;
    }

    /** low + (high − low)·part/whole, rounded down. */
    private static long between(long low, long high, long part, long whole) {
        BigInteger distance = BigInteger.valueOf(high).subtract(BigInteger.valueOf(low));
        long step = distance.multiply(BigInteger.valueOf(part))
                .divide(BigInteger.valueOf(whole))
                .longValueExact();
        return Math.addExact(low, step);
    }
}
