package dev.fenji.overview;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.facts.Field;
import dev.fenji.shared.ProblemException;
import dev.fenji.shared.Sheet;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Writes a list as a file, row by row, with the filter and the data scope of the list. */
@Component
class Exports {

    private final CustomerList list;

    Exports(CustomerList list) {
        this.list = list;
    }

    void check(ListQuery query, Fields fields, Sheet.Format format) {
        if (format == Sheet.Format.XLSX && list.count(query, fields).count() > Sheet.EXCEL_ROWS) {
            throw new ProblemException(OverviewProblem.TOO_MANY_ROWS_FOR_EXCEL, Map.of("limit", Sheet.EXCEL_ROWS));
        }
    }

    void write(
            ListQuery query,
            Fields fields,
            List<String> columns,
            Sheet.Format format,
            boolean chinese,
            OutputStream out)
            throws IOException {
        try (Sheet sheet = Sheet.open(format, out)) {
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
        String shown = chinese ? title.zh() : title.en();
        return fields.day() != null && field != null && field.group() == Field.Group.TIER
                ? shown + " (" + fields.day() + ")"
                : shown;
    }
}
