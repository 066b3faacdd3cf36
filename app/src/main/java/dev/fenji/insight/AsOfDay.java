package dev.fenji.insight;

import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which day a run is as of when nobody said. Facts of days before it count, so it is today, or tomorrow when something was
 * sold today already. A base whose newest sale is long past is history being looked at: everyone would have fallen out of the
 * window, so its day is the one after the last sale. It never goes back behind the day in force.
 */
final class AsOfDay {
    private AsOfDay() {}

    static LocalDate choose(
            LocalDate today, @Nullable LocalDate newestSale, @Nullable LocalDate inForce, Duration staleAfter) {
        LocalDate natural = natural(today, newestSale, staleAfter);
        return inForce != null && inForce.isAfter(natural) ? inForce : natural;
    }

    /**
     * An input observed today counts tomorrow, as a sale of today does. A day that looks at history stays: what is observed
     * today says nothing about it.
     */
    static LocalDate withInput(LocalDate day, LocalDate today, @Nullable LocalDate newestInput, Duration staleAfter) {
        boolean history = !day.isAfter(today.minusDays(staleAfter.toDays()));
        LocalDate tomorrow = today.plusDays(1);
        return history || newestInput == null || newestInput.isBefore(today) || day.isAfter(tomorrow) ? day : tomorrow;
    }

    private static LocalDate natural(LocalDate today, @Nullable LocalDate newestSale, Duration staleAfter) {
        if (newestSale == null) {
            return today;
        }
        if (newestSale.isBefore(today.minusDays(staleAfter.toDays()))) {
            return newestSale.plusDays(1);
        }
        return newestSale.isBefore(today) ? today : today.plusDays(1);
    }
}
