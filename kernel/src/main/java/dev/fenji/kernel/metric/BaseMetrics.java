package dev.fenji.kernel.metric;

import dev.fenji.kernel.number.Micros;

/**
 * One row of what {@link MetricSql} returns. Components named {@code …Micros} are millionths; {@link Micros#UNKNOWN}
 * stands for SQL null.
 *
 * @param customerId customer
 * @param frequency purchase documents in the window
 * @param netFrequency those still above zero after linked credit notes
 * @param grossMicros purchases in the window
 * @param returnsMicros minus the credit notes in the window
 * @param nonGoodsMicros net of lines that are not goods
 * @param netPreviousMicros net revenue of the window before
 * @param costMicros cost of the lines whose cost is known
 * @param uncostedLines goods lines in the window whose cost is unknown
 * @param categoryBreadth product categories bought in the window
 * @param firstDay epoch day of the first purchase
 * @param lastDay epoch day of the last purchase
 * @param purchasesEver purchase documents before the as-of day
 * @param purchaseDaysEver distinct days of them
 * @param medianGapMicros median days between purchase days, in millionths of a day
 * @param lastGapDays the gap that the last purchase day ended
 * @param recentGapDays the longest gap that ended within one own median gap (floored and capped) before the as-of day
 */
public record BaseMetrics(
        long customerId,
        long frequency,
        long netFrequency,
        long grossMicros,
        long returnsMicros,
        long nonGoodsMicros,
        long netPreviousMicros,
        long costMicros,
        long uncostedLines,
        long categoryBreadth,
        long firstDay,
        long lastDay,
        long purchasesEver,
        long purchaseDaysEver,
        long medianGapMicros,
        long lastGapDays,
        long recentGapDays) {

    /** Reads a column of the current row; SQL null must come as {@link Micros#UNKNOWN}. */
    @FunctionalInterface
    public interface Columns {
        long at(int column);
    }

    /** The row under a reader whose column 0 is {@code customer_id}, in the order of {@link MetricSql#columns}. */
    public static BaseMetrics read(Columns row) {
        return new BaseMetrics(
                row.at(0),
                row.at(1),
                row.at(2),
                row.at(3),
                row.at(4),
                row.at(5),
                row.at(6),
                row.at(7),
                row.at(8),
                row.at(9),
                row.at(10),
                row.at(11),
                row.at(12),
                row.at(13),
                row.at(14),
                row.at(15),
                row.at(16));
    }

    /** A customer without any fact: counts and sums are zero, days are unknown. */
    public static BaseMetrics none(long customerId) {
        long no = Micros.UNKNOWN;
        return new BaseMetrics(customerId, 0, 0, 0, 0, 0, 0, 0, 0, 0, no, no, 0, 0, no, no, no);
    }
}
