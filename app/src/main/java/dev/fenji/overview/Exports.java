package dev.fenji.overview;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.facts.Field;
import dev.fenji.shared.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes a list as a file, row by row, with the filter and the data scope of the list. */
@Component
class Exports {

    /** What a worksheet holds, less the row of titles. */
    static final int EXCEL_ROWS = 1_048_575;

    private final CustomerList list;

    Exports(CustomerList list) {
        this.list = list;
    }

    /** One kind of file. Values come as the database has them: text, numbers, days, tags. */
    interface Sheet extends AutoCloseable {
        void titles(List<String> titles) throws IOException;

        void row(List<@Nullable Object> values) throws IOException;

        @Override
        void close() throws IOException;
    }

    void check(ListQuery query, Fields fields, CustomerLists.Format format) {
        if (format == CustomerLists.Format.XLSX && list.count(query, fields).count() > EXCEL_ROWS) {
            throw new ProblemException(OverviewProblem.TOO_MANY_ROWS_FOR_EXCEL, Map.of("limit", EXCEL_ROWS));
        }
    }

    void write(
            ListQuery query,
            Fields fields,
            List<String> columns,
            CustomerLists.Format format,
            boolean chinese,
            OutputStream out)
            throws IOException {
        try (Sheet sheet = format == CustomerLists.Format.CSV ? new CsvSheet(out) : new ExcelSheet(out)) {
            sheet.titles(columns.stream().map(id -> title(fields, id, chinese)).toList());
            list.each(query, fields, columns, values -> {
                try {
                    sheet.row(values);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static String title(Fields fields, String id, boolean chinese) {
        Field field = fields.find(id);
        Title title = field == null ? Title.of(id, id) : field.title();
        return chinese ? title.zh() : title.en();
    }
}
