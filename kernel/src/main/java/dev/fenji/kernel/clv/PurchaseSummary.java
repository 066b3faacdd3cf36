package dev.fenji.kernel.clv;

import dev.fenji.kernel.number.Micros;
import java.util.function.IntToLongFunction;

/**
 * One row of what {@link PurchaseStateSql} returns.
 *
 * @param customerId customer
 * @param x repeat purchase days
 * @param txDays days from first to last purchase
 * @param tDays days from first purchase to the end of the observation
 * @param firstDay epoch day of the first purchase
 * @param lastDay epoch day of the last purchase
 * @param firstSpendMicros net of the first purchase day
 * @param repeatSpendMicros net of the repeat purchase days that are above zero
 * @param repeatSpendDays how many these are
 * @param firstCostMicros known cost of the first purchase day
 * @param repeatCostMicros known cost of the days of {@code repeatSpendDays}
 * @param uncostedLines goods lines whose cost is unknown
 * @param cancelledDays purchase days that were taken back completely, which count nowhere else
 * @param unlinkedReturnsMicros credit notes that match no purchase, as a positive amount
 * @param logGapNanos sum of the logarithms of the gaps between purchase days in days, in billionths
 */
public record PurchaseSummary(
        long customerId,
        int x,
        int txDays,
        int tDays,
        long firstDay,
        long lastDay,
        long firstSpendMicros,
        long repeatSpendMicros,
        int repeatSpendDays,
        long firstCostMicros,
        long repeatCostMicros,
        long uncostedLines,
        int cancelledDays,
        long unlinkedReturnsMicros,
        long logGapNanos) {

    private static final double NANOS = 1e9;

    /** The row under a reader of columns, in the order of {@link PurchaseStateSql#columns}. */
    public static PurchaseSummary read(IntToLongFunction row) {
        return new PurchaseSummary(
                row.applyAsLong(0),
                (int) row.applyAsLong(1),
                (int) row.applyAsLong(2),
                (int) row.applyAsLong(3),
                row.applyAsLong(4),
                row.applyAsLong(5),
                row.applyAsLong(6),
                row.applyAsLong(7),
                (int) row.applyAsLong(8),
                row.applyAsLong(9),
                row.applyAsLong(10),
                row.applyAsLong(11),
                (int) row.applyAsLong(12),
                row.applyAsLong(13),
                row.applyAsLong(14));
    }

    /** The state of the purchase models. */
    public PurchaseState state() {
        return new PurchaseState(x, txDays, tDays, logGapNanos / NANOS);
    }

    /** Purchase days with a value, the first included. */
    public int spendDays() {
        return repeatSpendDays + (firstSpendMicros > 0 ? 1 : 0);
    }

    /** Average net of the purchase days with a value, the first included; 0 when there is none. */
    public double mean() {
        int days = spendDays();
        double total = repeatSpendMicros + Math.max(0, firstSpendMicros);
        return days == 0 ? 0 : total / Micros.ONE / days;
    }
}
