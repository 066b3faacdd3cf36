package dev.fenji.sales;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sales facts came in: one event per import or per order sent alone.
 *
 * @param customerIds who bought, or empty when there are too many to name ({@link RecordReport#CUSTOMERS_NAMED})
 * @param alone the order that was sent alone; null for an import
 */
public record OrdersRecorded(
        int documents,
        int lines,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        List<Long> customerIds,
        @Nullable Alone alone) {

    /** One document by its number. */
    public record Alone(long documentId, String number, DocumentKind kind) {}

    static OrdersRecorded of(RecordReport report, @Nullable Alone alone) {
        return new OrdersRecorded(
                report.documentsNew(),
                report.linesNew(),
                report.firstDay(),
                report.lastDay(),
                List.copyOf(report.customerIds()),
                alone);
    }
}
