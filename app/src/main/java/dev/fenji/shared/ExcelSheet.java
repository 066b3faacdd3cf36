package dev.fenji.shared;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** A worksheet with typed cells: text is text and never a formula, numbers and days can be calculated with. Flushed as it grows. */
final class ExcelSheet implements Sheet {

    private static final int FLUSH_EVERY = 1_000;
    private static final int LONGEST_TEXT = 32_767;
    private static final String DAY = "yyyy-mm-dd";
    private static final String TAG_SEPARATOR = ", ";

    private final Workbook workbook;
    private final Worksheet sheet;
    private int row;

    ExcelSheet(OutputStream out) {
        workbook = new Workbook(out, "Fenji", "1.0");
        sheet = workbook.newWorksheet("Fenji");
    }

    @Override
    public void titles(List<String> titles) {
        for (int column = 0; column < titles.size(); column++) {
            sheet.value(row, column, titles.get(column));
            sheet.style(row, column).bold().set();
        }
        sheet.freezePane(0, 1);
        row++;
    }

    @Override
    public void row(List<@Nullable Object> values) throws IOException {
        for (int column = 0; column < values.size(); column++) {
            cell(column, values.get(column));
        }
        row++;
        if (row % FLUSH_EVERY == 0) {
            sheet.flush();
        }
    }

    private void cell(int column, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case BigDecimal decimal -> sheet.value(row, column, new BigDecimal(Decimals.plain(decimal)));
            case Number number -> sheet.value(row, column, number);
            case Boolean flag -> sheet.value(row, column, flag);
            case LocalDate day -> {
                sheet.value(row, column, day);
                sheet.style(row, column).format(DAY).set();
            }
            case List<?> tags ->
                text(
                        column,
                        String.join(
                                TAG_SEPARATOR,
                                tags.stream().map(String::valueOf).toList()));
            default -> text(column, value.toString());
        }
    }

    private void text(int column, String text) {
        sheet.value(row, column, text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT));
    }

    @Override
    public void close() throws IOException {
        workbook.finish();
    }
}
