package dev.fenji.adapters.demo;

import dev.fenji.adapters.jdbc.Definitions;
import dev.fenji.adapters.jdbc.JdbcSource;
import dev.fenji.adapters.jdbc.SourceDefinition;
import java.time.LocalDate;
import java.util.Locale;

/** The sample databases that come with the program, each with the day of its last order. */
enum DemoSource {
    STEELWHEELS(LocalDate.of(2005, 5, 31)),
    FOODMART(LocalDate.of(1998, 11, 30));

    private final LocalDate lastOrder;

    DemoSource(LocalDate lastOrder) {
        this.lastOrder = lastOrder;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    SourceDefinition definition() {
        return Definitions.bundled("/demo/" + id() + ".yaml");
    }

    /** By how many days its dates move when loaded on this day. */
    int shift(LocalDate today) {
        return DemoRepair.endingBefore(today, lastOrder).shiftedDays();
    }

    JdbcSource open(LocalDate today) {
        return open(shift(today));
    }

    JdbcSource open(int shiftedDays) {
        return new JdbcSource(definition(), new DemoRepair(shiftedDays));
    }
}
