package dev.fenji.sales;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sales facts came in: one event per import or per order sent alone.
 *
 * @param customerIds who bought, or empty when there are too many to name ({@link RecordReport#CUSTOMERS_NAMED})
 */
public record OrdersRecorded(
        int documents,
        int lines,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        List<Long> customerIds) {

    static OrdersRecorded of(RecordReport report) {
        return new OrdersRecorded(
                report.documentsNew(),
                report.linesNew(),
                report.firstDay(),
                report.lastDay(),
                List.copyOf(report.customerIds()));
    }
}
