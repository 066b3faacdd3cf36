package dev.fenji.intake.run;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.fenji.intake.ImportReport;
import dev.fenji.intake.IntakeProblem;
import dev.fenji.intake.mapping.Finding;
import dev.fenji.intake.reading.DataFile;
import dev.fenji.intake.reading.Row;
import dev.fenji.intake.reading.RowReader;
import dev.fenji.shared.Page;
import dev.fenji.shared.ProblemException;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rows an import could not store: look at them, take them away as a file, put them right, try again. */
@Component
public class Quarantine {

    /** A row in quarantine, as corrected if somebody has. */
    public record BadLine(
            long row, Map<String, String> values, boolean corrected, List<Finding> findings, String state) {}

    private static final String ROW = "Fenji row";
    private static final String REASON = "Fenji reason";

    private final QuarantineTable table;
    private final ImportJobs jobs;
    private final FileStore files;

    Quarantine(QuarantineTable table, ImportJobs jobs, FileStore files) {
        this.table = table;
        this.jobs = jobs;
        this.files = files;
    }

    public Page<BadLine> page(long importId, @Nullable String state, long after, int limit) {
        jobs.require(importId);
        return table.page(importId, state, after, limit).map(Quarantine::line);
    }

    private static BadLine line(QuarantineTable.Entry e) {
        return new BadLine(e.row(), e.values(), e.corrected(), e.findings(), e.state());
    }

    /** New texts for some cells of a row; the others stay. */
    public BadLine correct(long importId, long row, Map<String, String> values) {
        QuarantineTable.Entry entry = require(importId, row);
        Map<String, String> all = new LinkedHashMap<>(entry.values());
        values.forEach((column, value) -> {
            if (all.containsKey(column)) {
                all.put(column, value);
            }
        });
        if (!table.correct(importId, row, all)) {
            throw new ProblemException(IntakeProblem.ROW_NOT_OPEN, Map.of("row", row));
        }
        return line(require(importId, row));
    }

    public void discard(long importId, long row) {
        require(importId, row);
        if (!table.discard(importId, row)) {
            throw new ProblemException(IntakeProblem.ROW_NOT_OPEN, Map.of("row", row));
        }
    }

    private QuarantineTable.Entry require(long importId, long row) {
        jobs.require(importId);
        QuarantineTable.Entry entry = table.find(importId, row);
        if (entry == null) {
            throw new ProblemException(IntakeProblem.NO_SUCH_ROW, Map.of("row", row));
        }
        return entry;
    }

    /** Tries these rows again, or all open ones. */
    public ImportReport retry(long importId, List<Long> rows) {
        jobs.submitRetry(importId, rows);
        return jobs.require(importId);
    }

    /** The open rows as CSV, each with its reasons in the words of the reader. */
    public void write(long importId, Writer out, Function<Finding, String> words) throws IOException {
        jobs.require(importId);
        // A byte order mark: Excel takes a file without one for its country's character set.
        out.write('\ufeff');
        CsvWriter csv = CsvWriter.builder().build(out);
        List<String> columns = new ArrayList<>();
        table.eachOpen(
                importId,
                e -> e.values().keySet().stream()
                        .filter(c -> !columns.contains(c))
                        .forEach(columns::add));
        List<String> header = new ArrayList<>(List.of(ROW));
        columns.forEach(c -> header.add(FormulaSafe.write(c)));
        header.add(REASON);
        csv.writeRecord(header);
        table.eachOpen(importId, e -> {
            List<String> cells = new ArrayList<>(List.of(Long.toString(e.row())));
            columns.forEach(c -> cells.add(FormulaSafe.write(e.values().getOrDefault(c, ""))));
            cells.add(FormulaSafe.write(e.findings().stream().map(words).collect(Collectors.joining(" | "))));
            csv.writeRecord(cells);
        });
        csv.flush();
        out.flush();
    }

    /** Takes a file written by {@link #write}, corrected, and tries its rows again. */
    public ImportReport correctByFile(long importId, Path file, String name) throws IOException {
        jobs.require(importId);
        List<Long> rows = new ArrayList<>();
        try (RowReader reader = DataFile.detect(file, name, files.limits()).open(0, files.limits())) {
            int rowColumn = reader.header().indexOf(ROW);
            if (rowColumn < 0) {
                throw new ProblemException(IntakeProblem.CORRECTIONS_WITHOUT_ROW, Map.of("column", ROW));
            }
            Row row = new Row();
            while (reader.next(row)) {
                rows.add(correct(importId, reader.header(), rowColumn, row));
            }
        }
        return retry(importId, rows);
    }

    private long correct(long importId, List<String> header, int rowColumn, Row row) {
        String given = row.string(rowColumn).strip();
        long number;
        try {
            number = Long.parseLong(given);
        } catch (NumberFormatException _) {
            throw new ProblemException(IntakeProblem.NO_SUCH_ROW, Map.of("row", given));
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            if (i != rowColumn && !header.get(i).equals(REASON)) {
                values.put(FormulaSafe.read(header.get(i)), FormulaSafe.read(row.string(i)));
            }
        }
        correct(importId, number, values);
        return number;
    }
}
