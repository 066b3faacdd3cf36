package dev.fenji.sales;

import dev.fenji.shared.ProblemException;
import dev.fenji.shared.SharedProblem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a list that runs from the latest document back stopped. */
record DayCursor(LocalDate day, long id) {

    private static final DayCursor START = new DayCursor(LocalDate.of(9999, 12, 31), Long.MAX_VALUE);
    private static final char SEPARATOR = '.';

    static DayCursor read(@Nullable String cursor) {
        if (cursor == null) {
            return START;
        }
        int at = cursor.indexOf(SEPARATOR);
        try {
            return new DayCursor(
                    LocalDate.parse(cursor.substring(0, Math.max(at, 0))), Long.parseLong(cursor.substring(at + 1)));
        } catch (DateTimeException | NumberFormatException notOurs) {
            throw new ProblemException(SharedProblem.INVALID_CURSOR, Map.of("cursor", cursor));
        }
    }

    static String after(OrderSummary last) {
        return last.occurredOn().toString() + SEPARATOR + last.id();
    }
}
