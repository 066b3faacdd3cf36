package dev.fenji.intake.run;

import dev.fenji.intake.mapping.Finding;
import dev.fenji.sales.ExchangeRates;
import dev.fenji.sales.Rate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether an amount can be converted on its day; each day of each currency is asked once. */
final class RateCheck {

    private static final long SECONDS_PER_DAY = 86_400;

    private record Day(String currency, LocalDate day) {}

    private final ExchangeRates rates;
    private final String base;
    private final ZoneId zone;
    private final Map<Day, Boolean> known = new HashMap<>();

    private String lastCurrency = "";
    private long lastSlot = Long.MIN_VALUE;
    private @Nullable Finding last;

    RateCheck(ExchangeRates rates, String base, ZoneId zone) {
        this.rates = rates;
        this.base = base;
        this.zone = zone;
    }

    /** Null when there is a rate. */
    @Nullable
    Finding of(String currency, Instant at, @Nullable String column) {
        if (currency.equals(base)) {
            return null;
        }
        // A quarter of an hour never spans midnight in any zone.
        long slot = Math.floorDiv(at.getEpochSecond(), SECONDS_PER_DAY / 96);
        if (slot != lastSlot || !currency.equals(lastCurrency)) {
            lastSlot = slot;
            lastCurrency = currency;
            last = look(currency, at.atZone(zone).toLocalDate(), column);
        }
        return last;
    }

    private @Nullable Finding look(String currency, LocalDate day, @Nullable String column) {
        boolean there = known.computeIfAbsent(
                new Day(currency, day), d -> rates.on(d.currency(), d.day()) instanceof Rate.Known);
        return there
                ? null
                : new Finding(
                        "sales/missing-rate",
                        column,
                        currency,
                        Map.of("currency", currency, "base", base, "day", day.toString()));
    }
}
