package dev.fenji.sales;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;

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
}
