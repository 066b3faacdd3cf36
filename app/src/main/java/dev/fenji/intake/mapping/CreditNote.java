package dev.fenji.intake.mapping;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a credit note (return, refund, cancellation) is recognised.
 *
 * @param value the prefix, or the values of the column; several are parted by |
 * @param column for COLUMN the column that says it; for PREFIX another column than the document number
 * @param signs whether the file's credit lines carry their minus
 */
public record CreditNote(
        By by,
        @Nullable String value,
        @Nullable String column,
        @Nullable Signs signs) {

    public static final CreditNote NONE = new CreditNote(By.NONE, null, null, null);

    public enum By {
        NONE,
        PREFIX,
        COLUMN,
        NEGATIVE_QUANTITY,
        NEGATIVE_AMOUNT
    }

    /** Some files write a returned piece as −1, others as 1 on a credit note. */
    public enum Signs {
        /** The check looks: when none of the file's credit lines is negative, all are turned. */
        AUTO,
        AS_GIVEN,
        NEGATE
    }

    public CreditNote {
        by = by == null ? By.NONE : by;
        signs = signs == null ? Signs.AUTO : signs;
    }

    public List<String> values() {
        return value == null || value.isEmpty()
                ? List.of()
                : Arrays.stream(value.split("\\|"))
                        .map(String::strip)
                        .filter(v -> !v.isEmpty())
                        .toList();
    }

    /** True when the file's own marks, not the signs of its numbers, tell credit notes. */
    public boolean marked() {
        return by == By.PREFIX || by == By.COLUMN;
    }
}
