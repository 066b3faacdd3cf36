package dev.fenji.sales;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One unit of base costs {@code rate} units of quote.
 *
 * @param validUntil the last day on which the rate may be used; null = until the next rate
 */
public record RateRow(
        String base,
        String quote,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        BigDecimal rate) {

    /** A daily series pauses for weekends and holidays, but a week without a rate means that it has ended. */
    private static final int DAYS_A_DAILY_RATE_LASTS = 7;

    /** A rate of a series published every working day. */
    public static RateRow daily(String base, String quote, LocalDate day, BigDecimal rate) {
        return new RateRow(base, quote, day, day.plusDays(DAYS_A_DAILY_RATE_LASTS), rate);
    }
}
