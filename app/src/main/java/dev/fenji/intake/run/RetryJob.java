package dev.fenji.intake.run;

import dev.fenji.intake.mapping.Binder;
import dev.fenji.intake.mapping.Bundle;
import dev.fenji.intake.mapping.Corrections;
import dev.fenji.intake.mapping.LineBinder;
import dev.fenji.intake.reading.ReadLimits;
import dev.fenji.intake.reading.Row;
import dev.fenji.intake.reading.RowReader;
import dev.fenji.sales.RecordReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Tries rows of quarantine again, a chunk per transaction: who stops it loses nothing. The file is read with the
 * corrections in place, and the documents concerned are recorded whole: so a line keeps the identity it would have had, and
 * nothing is stored twice.
 */
final class RetryJob {

    /** The rows to try, and those of their documents that stay out. */
    record Rows(Set<Long> wanted, Set<Long> leftOut) {}

    private static final int ROWS_PER_CHUNK = 20_000;

    private final ImportTable.Job job;
    private final Bundle bundle;
    private final Corrections corrections;
    private final ReadLimits limits;
    private final Rows rows;
    private final ChunkFilling filling;
    private final ZoneId zone;
    private final ChunkWriter writer;
    private final Meter meter;
    private final BooleanSupplier stop;

    private Chunk chunk = new Chunk(List.of());
    private Set<Long> tried = new HashSet<>();
    private ChunkWriter.Written sum;

    RetryJob(
            ImportTable.Job job,
            Bundle bundle,
            Corrections corrections,
            ReadLimits limits,
            Rows rows,
            ChunkFilling filling,
            ZoneId zone,
            ChunkWriter writer,
            Meter meter,
            BooleanSupplier stop) {
        this.job = job;
        this.bundle = bundle;
        this.corrections = corrections;
        this.limits = limits;
        this.rows = rows;
        this.filling = filling;
        this.zone = zone;
        this.writer = writer;
        this.meter = meter;
        this.stop = stop;
        this.sum = new ChunkWriter.Written(job.counts(), RecordReport.NOTHING);
    }

    /** What has been stored so far. */
    ChunkWriter.Written sum() {
        return sum;
    }

    void run(Path workFolder) throws IOException {
        LongSet documents = judge();
        if (documents.size() > 0) {
            record(documents, workFolder);
        }
    }

    /** Stores the records among the wanted rows; for lines it notes which documents are concerned. */
    private LongSet judge() throws IOException {
        LongSet documents = new LongSet();
        try (RowReader reader = open()) {
            Binder binder = Binder.of(job.mapping(), reader.header(), zone);
            Row row = new Row();
            for (long read = 1; reader.next(row); read++) {
                meter.row(read, reader);
                if (rows.wanted().contains(row.number())) {
                    judge(row, binder, documents);
                }
                if (tried.size() >= ROWS_PER_CHUNK) {
                    write();
                }
            }
            write();
        }
        return documents;
    }

    private void judge(Row row, Binder binder, LongSet documents) {
        var findings = binder.bind(row);
        if (findings.isEmpty() && binder instanceof LineBinder line) {
            documents.add(LongSet.hash(line.document()));
            return;
        }
        tried.add(row.number());
        chunk.rows++;
        if (findings.isEmpty()) {
            filling.record(chunk, binder, row);
        } else {
            chunk.bad(row, findings);
        }
    }

    /** Gathers the documents concerned, put aside in partitions, and stores them partition by partition. */
    private void record(LongSet documents, Path workFolder) throws IOException {
        try (RowReader reader = open();
                Spill spill = new Spill(workFolder, rows.wanted().size())) {
            LineBinder line = (LineBinder) Binder.of(job.mapping(), reader.header(), zone);
            Row row = new Row();
            for (long read = 1; reader.next(row); read++) {
                meter.row(read, reader);
                if (!rows.leftOut().contains(row.number()) && line.bind(row).isEmpty()) {
                    long hash = LongSet.hash(line.document());
                    if (documents.contains(hash)) {
                        spill.add(hash, row);
                    }
                }
            }
            for (int partition = 0; partition < spill.partitions(); partition++) {
                if (stop.getAsBoolean()) {
                    throw new CancellationException();
                }
                record(spill, partition, line);
            }
        }
    }

    private void record(Spill spill, int partition, LineBinder line) throws IOException {
        var gathering = new DocumentGathering(chunk, filling, job.mapping().source());
        spill.read(partition, row -> {
            line.bind(row);
            gathering.add(line, row);
            if (rows.wanted().contains(row.number())) {
                tried.add(row.number());
            }
        });
        gathering.finish();
        write();
    }

    private void write() {
        if (!tried.isEmpty()) {
            Set<Long> good = new HashSet<>(tried);
            chunk.bad.forEach(b -> good.remove(b.row()));
            sum = sum.plus(writer.writeAgain(job, chunk, sum.counts(), good));
        }
        chunk = new Chunk(chunk.header);
        tried = new HashSet<>();
    }

    private RowReader open() throws IOException {
        RowReader reader = bundle.open(job.mapping(), corrections, limits);
        int width = reader.header().size() - ImportJob.joined(job.mapping(), reader.header());
        chunk = new Chunk(reader.header().subList(0, width));
        return reader;
    }
}
