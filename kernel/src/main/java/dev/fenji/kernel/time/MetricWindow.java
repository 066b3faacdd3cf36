package dev.fenji.kernel.time;

import java.time.LocalDate;

/**
 * The days a metric looks at: {@code [asOf − months, asOf)} and, for growth, the window before it
 * {@code [asOf − 2·months, asOf − months)}. A fact counts when its day in the organisation's zone is before
 * {@code asOf}; month arithmetic clamps to the month's end.
 *
 * @param asOf the first day that no longer counts
 * @param months length in calendar months, 1..120
 */
public record MetricWindow(LocalDate asOf, int months) {

    public static final int DEFAULT_MONTHS = 12;
    public static final int LONGEST_MONTHS = 120;

    public MetricWindow {
        if (months < 1 || months > LONGEST_MONTHS) {
            throw new IllegalArgumentException(
                    "The window (%d months) must be between 1 and %d months.".formatted(months, LONGEST_MONTHS));
        }
    }

    public static MetricWindow of(LocalDate asOf) {
        return new MetricWindow(asOf, DEFAULT_MONTHS);
    }

    public LocalDate from() {
        return asOf.minusMonths(months);
    }

    public LocalDate previousFrom() {
        return asOf.minusMonths(2L * months);
    }

    /** Epoch day of {@link #asOf}. */
    public int asOfDay() {
        return Math.toIntExact(asOf.toEpochDay());
    }

    /** Epoch day of {@link #from}. */
    public int fromDay() {
        return Math.toIntExact(from().toEpochDay());
    }

    /** Epoch day of {@link #previousFrom}. */
    public int previousFromDay() {
        return Math.toIntExact(previousFrom().toEpochDay());
    }
}
