package dev.fenji.intake.mapping;

import dev.fenji.intake.reading.Row;
import dev.fenji.intake.reading.RowReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The rows of a file with some put right. They keep their numbers and their place, and so their identity. */
final class CorrectedRows implements RowReader {

    private final RowReader rows;
    private final Corrections corrections;
    private final Row given = new Row();

    CorrectedRows(RowReader rows, Corrections corrections) {
        this.rows = rows;
        this.corrections = corrections;
    }

    @Override
    public List<String> header() {
        return rows.header();
    }

    @Override
    public boolean next(Row row) throws IOException {
        if (!rows.next(row)) {
            return false;
        }
        Map<String, String> values = corrections.rows().get(row.number());
        if (values != null) {
            correct(row, values);
        }
        return true;
    }

    private void correct(Row row, Map<String, String> values) {
        given.copyFrom(row);
        row.begin(given.number());
        List<String> header = rows.header();
        for (int i = 0; i < header.size(); i++) {
            row.add(values.getOrDefault(header.get(i), given.string(i)));
        }
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
