package dev.fenji.kernel.abc;

import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.number.Sum;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
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
        BigInteger[] most = limits.stream()
                .map(limit -> largestShare(limit.multiply(new BigDecimal(base)), including))
                .toArray(BigInteger[]::new);
        long[] lines = new long[most.length];
        Arrays.fill(lines, Micros.UNKNOWN);
        long[] room = room(most, BigInteger.ZERO);
        BigInteger carried = BigInteger.ZERO;
        long before = 0;
        for (int i = sorted.length - 1; i >= 0 && sorted[i] > 0; i--) {
            long value = sorted[i];
            if (value > Long.MAX_VALUE - before) {
                carried = carried.add(BigInteger.valueOf(before));
                before = 0;
                room = room(most, carried);
            }
            if (i == sorted.length - 1 || sorted[i + 1] != value) {
                mark(lines, room, including ? before + value : before, value);
            }
            before += value;
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

    /** Sums are whole: the largest one that is still below the end, or at most the end when the customer is included. */
    private static BigInteger largestShare(BigDecimal end, boolean including) {
        return including
                ? end.setScale(0, RoundingMode.FLOOR).toBigInteger()
                : end.setScale(0, RoundingMode.CEILING).toBigInteger().subtract(BigInteger.ONE);
    }

    /** What is left of each share once something was carried; beyond the range of a long its ends do. */
    private static long[] room(BigInteger[] most, BigInteger carried) {
        return Arrays.stream(most)
                .map(share -> share.subtract(carried))
                .mapToLong(left -> left.bitLength() < Long.SIZE
                        ? left.longValue()
                        : left.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE)
                .toArray();
    }

    private static void mark(long[] lines, long[] room, long share, long value) {
        for (int i = 0; i < room.length; i++) {
            if (share <= room[i]) {
                lines[i] = value;
            }
        }
    }

    private static BigInteger positiveSum(long[] sorted) {
        Sum sum = new Sum();
        for (int i = sorted.length - 1; i >= 0 && sorted[i] > 0; i--) {
            sum.add(sorted[i]);
        }
        return sum.exact();
    }
}
