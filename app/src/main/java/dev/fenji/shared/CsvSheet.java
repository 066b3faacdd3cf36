package dev.fenji.shared;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * CSV in UTF-8 with a byte order mark, because spreadsheet programs guess wrong without it. Text that a spreadsheet would run as a
 * formula gets an apostrophe in front; numbers stay numbers.
 */
final class CsvSheet implements Sheet {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";
    private static final String TAG_SEPARATOR = ", ";

    private final CsvWriter csv;

    CsvSheet(OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(BYTE_ORDER_MARK);
        csv = CsvWriter.builder().build(writer);
    }

    @Override
    public void titles(List<String> titles) {
        csv.writeRecord(titles.stream().map(CsvSheet::harmless).toList());
    }

    @Override
    public void row(List<@Nullable Object> values) {
        csv.writeRecord(values.stream().map(CsvSheet::text).toList());
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal decimal -> Decimals.plain(decimal);
            case Number number -> number.toString();
            case List<?> tags ->
                harmless(String.join(
                        TAG_SEPARATOR, tags.stream().map(String::valueOf).toList()));
            default -> harmless(value.toString());
        };
    }

    static String harmless(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
