package dev.fenji.intake.run;

import dev.fenji.intake.mapping.Binder;
import dev.fenji.intake.mapping.Finding;
import dev.fenji.intake.mapping.LineBinder;
import dev.fenji.intake.reading.Row;
import dev.fenji.intake.reading.RowReader;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the rows of a file into chunks, documents whole. First come the documents whose lines stand together, in the order of
 * the file, then partition by partition the scattered ones.
 */
final class Chunks {

    /** Where a run begins: what an earlier one has stored already. */
    record Start(long rows, int partitions) {
        static final Start NEW = new Start(0, 0);
    }

    private static final int LINES_PER_CHUNK = 20_000;
    private static final int RATES_PER_CHUNK = 100_000;

    private final RowReader reader;
    private final Binder binder;
    private final ChunkFilling filling;
    private final Check check;
    private final Spill spill;
    private final String source;
    private final Start start;
    private final Meter meter;
    private final int width;
    private final Row row = new Row();

    private Chunk chunk;
    private @Nullable OpenDocument open;
    private long rows;
    private int partition;
    private boolean atEnd;

    Chunks(
            RowReader reader,
            Binder binder,
            ChunkFilling filling,
            Check check,
            Spill spill,
            String source,
            int width,
            Start start,
            Meter meter) {
        this.reader = reader;
        this.binder = binder;
        this.filling = filling;
        this.check = check;
        this.spill = spill;
        this.source = source;
        this.width = width;
        this.start = start;
        this.meter = meter;
        this.partition = start.partitions();
        this.chunk = fresh();
    }

    private Chunk fresh() {
        return new Chunk(reader.header().subList(0, width));
    }

    /** The next chunk; null after the last. */
    @Nullable
    Chunk next() throws IOException {
        while (!atEnd) {
            if (!reader.next(row)) {
                atEnd = true;
                close();
                return cut(rows);
            }
            rows++;
            meter.row(rows, reader);
            List<Finding> findings = binder.bind(row);
            Chunk full = accept(findings);
            if (full != null) {
                return full;
            }
        }
        return scattered();
    }

    /** Takes the row just read; a chunk that it completes comes back. */
    private @Nullable Chunk accept(List<Finding> findings) throws IOException {
        boolean stored = rows <= start.rows();
        if (binder instanceof LineBinder line && findings.isEmpty()) {
            boolean newDocument = open == null || !open.number().equals(line.document());
            if (newDocument && setAside(line, stored)) {
                return null;
            }
            if (stored) {
                return null;
            }
            Chunk full = newDocument && chunk.lines >= LINES_PER_CHUNK ? closeAndCut(rows - 1) : null;
            line(line);
            return full;
        }
        if (stored) {
            return null;
        }
        chunk.rows++;
        if (!findings.isEmpty()) {
            chunk.bad(row, findings);
            return null;
        }
        filling.record(chunk, binder, row);
        boolean full = chunk.lines >= LINES_PER_CHUNK || chunk.rates.size() >= RATES_PER_CHUNK;
        return full ? cut(rows) : null;
    }

    /** Lines of scattered documents are gathered later; an open document is not one of them. */
    private boolean setAside(LineBinder line, boolean stored) throws IOException {
        long hash = LongSet.hash(line.document());
        if (!check.scattered().contains(hash)) {
            return false;
        }
        spill.add(hash, row);
        if (!stored) {
            chunk.rows++;
        }
        return true;
    }

    private Chunk closeAndCut(long doneRows) {
        close();
        return cut(doneRows);
    }

    private Chunk cut(long doneRows) {
        Chunk full = chunk;
        full.doneRows = doneRows;
        full.donePartitions = partition;
        chunk = fresh();
        return full;
    }

    private void close() {
        if (open != null) {
            open.into(chunk, source);
            open = null;
        }
    }

    private void line(LineBinder line) {
        chunk.rows++;
        Finding fault = filling.rate(line);
        if (fault == null && (open == null || !open.number().equals(line.document()))) {
            close();
            open = new OpenDocument(line);
        }
        if (fault == null && open != null) {
            fault = open.add(line, row.number());
        }
        if (fault != null) {
            chunk.bad(row, List.of(fault));
            return;
        }
        chunk.raw.add(row);
        chunk.lines++;
        filling.line(chunk, line);
    }

    private @Nullable Chunk scattered() throws IOException {
        if (!(binder instanceof LineBinder line) || check.scattered().size() == 0) {
            return null;
        }
        while (partition < spill.partitions()) {
            DocumentGathering gathering = new DocumentGathering(chunk, filling, source);
            spill.read(partition, spilled -> {
                line.bind(spilled);
                gathering.add(line, spilled);
            });
            partition++;
            gathering.finish();
            if (!chunk.isEmpty()) {
                return cut(rows);
            }
        }
        return null;
    }
}
