package dev.fenji.intake.mapping;

import dev.fenji.intake.reading.Row;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Reads rows as records of one kind. Holds the last row read; not for two threads. */
public sealed interface Binder
        permits LineBinder, CustomerBinder, ContactBinder, ProductBinder, RateBinder, PotentialBinder {

    /** Reads the row; what is wrong with it comes back, all at once. Empty = good. */
    List<Finding> bind(Row row);

    /** The row as it was read, for people to look at. */
    Map<String, Object> values();

    static Binder of(Mapping mapping, List<String> header, ZoneId organisationZone) {
        ZoneId zone = mapping.zone() == null ? organisationZone : ZoneId.of(mapping.zone());
        Cells cells = new Cells(mapping, header, zone);
        return switch (mapping.kind()) {
            case ORDER_LINES, ORDERS -> new LineBinder(mapping, header, cells);
            case CUSTOMERS -> new CustomerBinder(mapping, header, cells);
            case CONTACTS -> new ContactBinder(cells);
            case PRODUCTS -> new ProductBinder(mapping, cells);
            case EXCHANGE_RATES -> new RateBinder(mapping, header, cells);
            case POTENTIAL_INPUTS -> new PotentialBinder(cells);
        };
    }
}
