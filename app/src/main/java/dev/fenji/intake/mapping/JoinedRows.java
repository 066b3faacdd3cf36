package dev.fenji.intake.mapping;

import dev.fenji.intake.reading.Row;
import dev.fenji.intake.reading.RowReader;
import dev.fenji.intake.reading.UnreadableFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rows completed from a lookup file: its columns stand behind the row's own. */
final class JoinedRows implements RowReader {

    private final RowReader rows;
    private final LookupTable table;
    private final List<String> header;
    private final int on;
    private final int width;
    private final Row given = new Row();

    JoinedRows(RowReader rows, Mapping.Lookup lookup, LookupTable table) {
        this.rows = rows;
        this.table = table;
        this.width = rows.header().size();
        this.on = rows.header().indexOf(lookup.on());
        if (on < 0) {
            throw new UnreadableFile("intake/column-missing", Map.of("column", lookup.on(), "file", lookup.name()));
        }
        List<String> all = new ArrayList<>(rows.header());
        all.addAll(table.columns());
        this.header = List.copyOf(all);
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public boolean next(Row row) throws IOException {
        if (!rows.next(row)) {
            return false;
        }
        if (row.cells() != width) {
            fit(row);
        }
        String key = row.string(on).strip();
        String[] values = table.rows().get(key);
        for (int i = 0; i < table.columns().size(); i++) {
            row.add(values == null ? "" : values[i]);
        }
        if (values == null && !key.isEmpty()) {
            row.flaw(on, "intake/lookup-failed", key);
        }
        return true;
    }

    /** Rows shorter or longer than the header would put the looked-up cells under wrong names. */
    private void fit(Row row) {
        given.copyFrom(row);
        row.begin(given.number());
        for (int i = 0; i < width; i++) {
            row.add(given.string(i));
        }
        given.flaws().forEach(f -> row.flaw(f.cell(), f.slug(), f.value()));
    }

    @Override
    public double progress() {
        return rows.progress();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
