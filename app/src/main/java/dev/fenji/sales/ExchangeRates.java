package dev.fenji.sales;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Dated exchange rates. */
public interface ExchangeRates {

    /** The source of the European Central Bank's reference rates: EUR to each currency, daily. */
    String ECB = "ECB";

    /** A currency on a day. */
    record Wanted(String currency, LocalDate day) {}

    /** From this currency into the organisation's base currency on this day. */
    Rate on(String currency, LocalDate day);

    /** The same for many at once: every wanted pair has an answer. */
    Map<Wanted, Rate> on(Collection<Wanted> wanted);

    /**
     * Registers rates in the caller's transaction; a rate for the same source, pair and first day is replaced.
     *
     * @return how many are new or differ
     */
    int register(String source, Collection<RateRow> rows);

    /** A published series: what one unit of base costs in units of quote, and for which days rates are known. */
    record Series(
            String source, String base, String quote, LocalDate from, LocalDate to, BigDecimal latest, long rates) {}

    /** Every series, or those of one currency. */
    List<Series> series(@Nullable String currency);
}
