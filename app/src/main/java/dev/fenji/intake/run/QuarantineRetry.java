package dev.fenji.intake.run;

import dev.fenji.intake.ImportReport;
import dev.fenji.intake.ImportReport.Counts;
import dev.fenji.intake.ImportReport.Phase;
import dev.fenji.intake.ImportReport.State;
import dev.fenji.intake.mapping.Binder;
import dev.fenji.intake.mapping.Bundle;
import dev.fenji.intake.mapping.Corrections;
import dev.fenji.intake.mapping.LineBinder;
import dev.fenji.intake.reading.Row;
import dev.fenji.intake.reading.RowReader;
import dev.fenji.sales.ExchangeRates;
import dev.fenji.shared.Organisation;
import dev.fenji.shared.OrganisationProfile;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/**
 * Stores rows of quarantine after they were put right. The file is read again with the corrections in place, and the
 * documents concerned are recorded whole: so a line keeps the identity it would have had, and nothing is stored twice.
 */
@Component
class QuarantineRetry {

    private final FileStore files;
    private final QuarantineTable quarantine;
    private final ChunkWriter writer;
    private final ImportTable imports;
    private final ImportEnd end;
    private final ExchangeRates rates;
    private final Organisation organisation;

    QuarantineRetry(
            FileStore files,
            QuarantineTable quarantine,
            ChunkWriter writer,
            ImportTable imports,
            ImportEnd end,
            ExchangeRates rates,
            Organisation organisation) {
        this.files = files;
        this.quarantine = quarantine;
        this.writer = writer;
        this.imports = imports;
        this.end = end;
        this.rates = rates;
        this.organisation = organisation;
    }

    /** {@code before} is the import as it was: afterwards it is in that state again. */
    void retry(ImportTable.Job job, List<Long> wanted, ImportReport before, BooleanSupplier stop) throws IOException {
        imports.phase(job.id(), State.RUNNING, Phase.WRITE);
        Set<Long> rows = new HashSet<>(quarantine.openRows(job.id()));
        if (!wanted.isEmpty()) {
            rows.retainAll(new HashSet<>(wanted));
        }
        ChunkWriter.Written written = rows.isEmpty()
                ? new ChunkWriter.Written(job.counts(), dev.fenji.sales.RecordReport.NOTHING)
                : store(job, rows, stop);
        Counts counts = written.counts().withQuarantined(quarantine.countOpen(job.id()));
        imports.counts(job.id(), counts);
        if (before.state() == State.DONE) {
            end.done(job, new ChunkWriter.Written(counts, written.report()));
        } else {
            end.announce(job, written);
            end.back(job.id(), before.state());
        }
    }

    private ChunkWriter.Written store(ImportTable.Job job, Set<Long> rows, BooleanSupplier stop) throws IOException {
        Bundle bundle = files.bundle(job.fileId());
        Corrections corrections = new Corrections(quarantine.corrections(job.id()));
        LongSet documents = new LongSet();
        Chunk chunk;
        try (RowReader reader = bundle.open(job.mapping(), corrections, files.limits())) {
            chunk = first(job, reader, rows, documents, stop);
        }
        if (job.mapping().kind().hasDocuments()) {
            try (RowReader reader = bundle.open(job.mapping(), corrections, files.limits())) {
                gather(job, reader, chunk, rows, documents, stop);
            }
        }
        Set<Long> good = new HashSet<>(rows);
        chunk.bad.forEach(b -> good.remove(b.row()));
        return writer.writeAgain(job.id(), job.mapping().source(), chunk, job.counts(), good);
    }

    /** Judges the wanted rows; for lines of documents it notes which documents are concerned. */
    private Chunk first(ImportTable.Job job, RowReader reader, Set<Long> rows, LongSet documents, BooleanSupplier stop)
            throws IOException {
        Binder binder = binder(job, reader);
        Chunk chunk = new Chunk(
                reader.header().subList(0, reader.header().size() - ImportJob.joined(job.mapping(), reader.header())));
        ChunkFilling filling = filling();
        Row row = new Row();
        while (next(reader, row, stop)) {
            if (!rows.contains(row.number())) {
                continue;
            }
            var findings = binder.bind(row);
            if (!findings.isEmpty()) {
                chunk.bad(row, findings);
            } else if (binder instanceof LineBinder line) {
                documents.add(LongSet.hash(line.document()));
            } else {
                chunk.rows++;
                filling.record(chunk, binder);
            }
        }
        return chunk;
    }

    private void gather(
            ImportTable.Job job, RowReader reader, Chunk chunk, Set<Long> rows, LongSet documents, BooleanSupplier stop)
            throws IOException {
        if (!(binder(job, reader) instanceof LineBinder line)) {
            return;
        }
        Set<Long> left = new HashSet<>(quarantine.openRows(job.id()));
        left.removeAll(rows);
        left.addAll(quarantine.discardedRows(job.id()));
        DocumentGathering gathering =
                new DocumentGathering(chunk, filling(), job.mapping().source());
        Row row = new Row();
        while (next(reader, row, stop)) {
            boolean concerned = !left.contains(row.number())
                    && line.bind(row).isEmpty()
                    && documents.contains(LongSet.hash(line.document()));
            if (concerned) {
                gathering.add(line, row);
            }
        }
        gathering.finish();
    }

    private static boolean next(RowReader reader, Row row, BooleanSupplier stop) throws IOException {
        if (stop.getAsBoolean()) {
            throw new CancellationException();
        }
        return reader.next(row);
    }

    private Binder binder(ImportTable.Job job, RowReader reader) {
        return Binder.of(job.mapping(), reader.header(), organisation.zone());
    }

    private ChunkFilling filling() {
        OrganisationProfile profile = organisation.current();
        return new ChunkFilling(new CustomerIndex(), new RateCheck(rates, profile.baseCurrency(), profile.zone()));
    }
}
