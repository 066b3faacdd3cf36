package dev.fenji.adapters.demo;

import dev.fenji.adapters.jdbc.RowRepair;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Restores lost characters and moves every date by the same number of whole weeks, so that weekdays and gaps stay true. */
record DemoRepair(int shiftedDays) implements RowRepair {

    private static final int WEEK = 7;

    DemoRepair {
        if (shiftedDays % WEEK != 0) {
            throw new IllegalArgumentException(
                    "Dates are shifted by whole weeks, not by %d days".formatted(shiftedDays));
        }
    }

    /** The shift that brings the last order into the seven days before today, today excluded. */
    static DemoRepair endingBefore(LocalDate today, LocalDate lastOrder) {
        long days = ChronoUnit.DAYS.between(lastOrder, today);
        return new DemoRepair(Math.toIntExact(Math.floorDiv(days - 1, WEEK) * WEEK));
    }

    @Override
    public @Nullable String text(@Nullable String value) {
        return value == null ? null : LostEscapes.repair(value);
    }

    @Override
    public LocalDate day(LocalDate value) {
        return value.plusDays(shiftedDays);
    }
}
