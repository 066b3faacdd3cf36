package dev.fenji.intake.reading;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/** An Excel cell as text: numbers plain, dates in ISO form, whatever the file's country. */
final class CellText {

    /** Excel keeps and shows 15 significant digits; the digits beyond are the noise of binary fractions. */
    private static final MathContext EXCEL_PRECISION = new MathContext(15, RoundingMode.HALF_EVEN);

    private static final DateTimeFormatter ISO_SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");
    private static final LocalDateTime EPOCH_1900 = LocalDateTime.of(1899, 12, 30, 0, 0);
    private static final LocalDateTime EPOCH_1904 = LocalDateTime.of(1904, 1, 1, 0, 0);
    private static final double SECONDS_PER_DAY = 86_400;
    private static final double MAX_SERIAL = 2_958_466;

    private final LocalDateTime epoch;

    CellText(boolean date1904) {
        this.epoch = date1904 ? EPOCH_1904 : EPOCH_1900;
    }

    void add(@Nullable Cell cell, Row row, int maxLength) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            row.add("");
            return;
        }
        @Nullable String raw = cell.getRawValue();
        String text = text(cell, raw == null ? "" : raw, row);
        if (text.length() > maxLength) {
            row.flaw(row.cells(), "intake/cell-too-long", text.substring(0, 100));
            text = text.substring(0, 100);
        }
        row.add(text);
    }

    private String text(Cell cell, String raw, Row row) {
        return switch (cell.getType()) {
            case NUMBER -> number(cell, raw);
            case FORMULA -> formula(cell, raw, row);
            case BOOLEAN -> raw.equals("1") || raw.equalsIgnoreCase("true") ? "true" : "false";
            case ERROR -> {
                row.flaw(row.cells(), "intake/error-cell", raw);
                yield "";
            }
            case STRING -> raw;
            case EMPTY -> "";
        };
    }

    private String formula(Cell cell, String raw, Row row) {
        if (raw.isEmpty()) {
            row.flaw(row.cells(), "intake/formula-without-value", "=" + cell.getFormula());
            return "";
        }
        return isNumber(raw) ? number(cell, raw) : raw;
    }

    private String number(Cell cell, String raw) {
        if (!isNumber(raw)) {
            return raw;
        }
        @Nullable String format = cell.getDataFormatString();
        if (format != null && isDateFormat(format)) {
            double serial = Double.parseDouble(raw);
            if (serial >= 0 && serial < MAX_SERIAL) {
                return date(serial);
            }
        }
        BigDecimal exact = new BigDecimal(raw);
        return exact.precision() > EXCEL_PRECISION.getPrecision() ? plain(exact.round(EXCEL_PRECISION)) : plain(exact);
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private String date(double serial) {
        long days = (long) Math.floor(serial);
        long seconds = Math.round((serial - days) * SECONDS_PER_DAY);
        return ISO_SECONDS.format(epoch.plusDays(days).plusSeconds(seconds));
    }

    private static boolean isNumber(String raw) {
        try {
            new BigDecimal(raw);
            return true;
        } catch (NumberFormatException _) {
            return false;
        }
    }

    /** A format with a year, or a day with a month, outside quotes and brackets is one of dates. */
    static boolean isDateFormat(String format) {
        boolean quoted = false;
        boolean bracket = false;
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\') {
                i++;
            } else if (c == '[' || c == ']') {
                bracket = c == '[';
            } else if (!quoted && !bracket && "yYdDhH".indexOf(c) >= 0) {
                return true;
            }
        }
        return false;
    }
}
