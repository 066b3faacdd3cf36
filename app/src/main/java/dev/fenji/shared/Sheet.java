package dev.fenji.shared;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table that is written to a file row by row. Values are text, numbers, days, tags. */
public interface Sheet extends AutoCloseable {

    /** What a worksheet holds, less the row of titles. */
    int EXCEL_ROWS = 1_048_575;

    /** The kinds of file. */
    enum Format {
        CSV("text/csv;charset=UTF-8"),
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }

        /** How a request names it; CSV unless it says otherwise. */
        public static Format of(@Nullable String name) {
            return "xlsx".equals(name) ? XLSX : CSV;
        }
    }

    static Sheet open(Format format, OutputStream out) throws IOException {
        return format == Format.CSV ? new CsvSheet(out) : new ExcelSheet(out);
    }

    void titles(List<String> titles) throws IOException;

    void row(List<@Nullable Object> values) throws IOException;

    @Override
    void close() throws IOException;
}
