package dev.fenji.intake.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/** The rows of one sheet, streamed. Formulas are never computed: what the file has stored for them counts. */
final class XlsxRows implements RowReader {

    private final ReadableWorkbook workbook;
    private final Stream<org.dhatim.fastexcel.reader.Row> stream;
    private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
    private final ReadLimits limits;
    private final CellText cellText;
    private final List<String> header;
    private long count;

    private XlsxRows(ReadableWorkbook workbook, Sheet sheet, int skip, ReadLimits limits) throws IOException {
        this.workbook = workbook;
        this.limits = limits;
        this.cellText = new CellText(workbook.isDate1904());
        this.stream = sheet.openStream();
        this.rows = stream.iterator();
        Row first = new Row();
        for (int i = 0; i < skip && rows.hasNext(); i++) {
            rows.next();
        }
        this.header = readInto(first) ? Headers.of(first, limits) : List.of();
    }

    static XlsxRows open(Path file, @Nullable String sheetName, int skip, ReadLimits limits) throws IOException {
        ReadableWorkbook workbook = workbook(file, limits);
        try {
            return new XlsxRows(workbook, sheet(workbook, sheetName), skip, limits);
        } catch (IOException | RuntimeException e) {
            workbook.close();
            throw readable(e);
        }
    }

    static List<String> sheets(Path file, ReadLimits limits) throws IOException {
        try (ReadableWorkbook workbook = workbook(file, limits);
                Stream<Sheet> sheets = workbook.getSheets()) {
            return sheets.map(Sheet::getName).toList();
        }
    }

    private static ReadableWorkbook workbook(Path file, ReadLimits limits) throws IOException {
        boolean styled = ZipGuard.check(file, limits).contains("xl/styles.xml");
        try {
            // Without styles no cell has a format, and asking for it would fail.
            return new ReadableWorkbook(file.toFile(), new ReadingOptions(styled, true));
        } catch (RuntimeException e) {
            throw readable(e);
        }
    }

    private static Sheet sheet(ReadableWorkbook workbook, @Nullable String name) {
        if (name == null) {
            return workbook.getFirstSheet();
        }
        return workbook.findSheet(name).orElseThrow(() -> new UnreadableFile("intake/no-such-sheet", "sheet", name));
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public boolean next(Row row) {
        do {
            if (!readInto(row)) {
                return false;
            }
        } while (row.blank());
        if (++count > limits.maxRows()) {
            throw new UnreadableFile("intake/too-many-rows", "limit", limits.maxRows());
        }
        for (int i = header.size(); i < row.cells(); i++) {
            if (row.end(i) > row.start(i)) {
                row.flaw(i, "intake/extra-cell", row.string(i));
            }
        }
        return true;
    }

    private boolean readInto(Row row) {
        try {
            if (!rows.hasNext()) {
                return false;
            }
            org.dhatim.fastexcel.reader.Row source = rows.next();
            if (source.getCellCount() > limits.maxColumns()) {
                throw new UnreadableFile("intake/too-many-columns", "limit", limits.maxColumns());
            }
            row.begin(source.getRowNum());
            for (int i = 0; i < source.getCellCount(); i++) {
                cellText.add(source.getOptionalCell(i).orElse(null), row, limits.maxCellLength());
            }
            return true;
        } catch (RuntimeException e) {
            throw readable(e);
        }
    }

    private static UnreadableFile readable(Exception e) {
        if (e instanceof UnreadableFile unreadable) {
            return unreadable;
        }
        String message = e instanceof ExcelReaderException && e.getCause() != null
                ? String.valueOf(e.getCause().getMessage())
                : String.valueOf(e.getMessage());
        return new UnreadableFile("intake/broken-file", Map.of("row", 0L, "cause", message));
    }

    @Override
    public double progress() {
        return -1;
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }
}
