package dev.fenji.intake.mapping;

import dev.fenji.intake.reading.Row;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells credit notes from purchases. */
final class CreditNotes {

    private final CreditNote rule;
    private final List<String> values;
    private final int column;

    CreditNotes(CreditNote rule, List<String> header) {
        this.rule = rule;
        this.values = rule.values();
        this.column = rule.column() == null ? -1 : header.indexOf(rule.column());
    }

    boolean isCredit(String document, Row row, Cells cells, BigDecimal quantity, BigDecimal amount) {
        return switch (rule.by()) {
            case NONE -> false;
            case PREFIX -> startsWith(column < 0 ? document : row.string(column).strip());
            case COLUMN -> equalsOne(column < 0 ? null : cells.text(column));
            case NEGATIVE_QUANTITY -> quantity.signum() < 0;
            case NEGATIVE_AMOUNT -> amount.signum() < 0;
        };
    }

    private boolean startsWith(String text) {
        for (String prefix : values) {
            if (text.regionMatches(true, 0, prefix, 0, prefix.length())) {
                return true;
            }
        }
        return false;
    }

    private boolean equalsOne(@Nullable String text) {
        for (String value : values) {
            if (value.equalsIgnoreCase(text)) {
                return true;
            }
        }
        return false;
    }
}
