package dev.fenji.kernel.abc;

import dev.fenji.kernel.number.Micros;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * Where ABC classes end. Values are walked from the largest; the base is the sum of the values above zero; a value is
 * in a class while the cumulative share before it (or including it) is below (or not above) the class's limit. Equal
 * values share the better class, and values of zero or less are in none but the last.
 */
public final class AbcLines {

    private final long[] lines;
    private final BigInteger base;

    private AbcLines(long[] lines, BigInteger base) {
        this.lines = lines;
        this.base = base;
    }

    /**
     * Per class but the last, the smallest value still in it or a better one; {@link Micros#UNKNOWN} when no value is.
     */
    public long[] lines() {
        return lines.clone();
    }

    /** Sum of the values above zero, in millionths. */
    public BigInteger base() {
        return base;
    }

    /**
     * Finds the lines.
     *
     * @param sorted values in rising order, in millionths
     * @param limits cumulative shares per class but the last, rising, for example 0.80, 0.95
     * @param including whether the share includes the customer
     */
    public static AbcLines find(long[] sorted, List<BigDecimal> limits, boolean including) {
        BigInteger base = positiveSum(sorted);
        BigDecimal[] ends = limits.stream()
                .map(share -> share.multiply(new BigDecimal(base)))
                .toArray(BigDecimal[]::new);
        long[] lines = new long[ends.length];
        Arrays.fill(lines, Micros.UNKNOWN);
        BigInteger before = BigInteger.ZERO;
        int i = sorted.length - 1;
        while (i >= 0 && sorted[i] > 0) {
            long value = sorted[i];
            BigInteger share = including ? before.add(BigInteger.valueOf(value)) : before;
            mark(lines, ends, new BigDecimal(share), value, including);
            for (; i >= 0 && sorted[i] == value; i--) {
                before = before.add(BigInteger.valueOf(value));
            }
        }
        return new AbcLines(lines, base);
    }

    /** The class of a value: the first whose line it reaches, else the last. */
    public static int classOf(long[] lines, long value) {
        if (value > 0) {
            for (int i = 0; i < lines.length; i++) {
                if (lines[i] != Micros.UNKNOWN && value >= lines[i]) {
                    return i;
                }
            }
        }
        return lines.length;
    }

    private static void mark(long[] lines, BigDecimal[] ends, BigDecimal share, long value, boolean including) {
        for (int i = 0; i < ends.length; i++) {
            int order = share.compareTo(ends[i]);
            if (order < 0 || (including && order == 0)) {
                lines[i] = value;
            }
        }
    }

    private static BigInteger positiveSum(long[] sorted) {
        BigInteger sum = BigInteger.ZERO;
        for (int i = sorted.length - 1; i >= 0 && sorted[i] > 0; i--) {
            sum = sum.add(BigInteger.valueOf(sorted[i]));
        }
        return sum;
    }
}
