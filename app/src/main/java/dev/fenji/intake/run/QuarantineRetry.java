package dev.fenji.intake.run;

import dev.fenji.intake.ImportReport;
import dev.fenji.intake.ImportReport.Counts;
import dev.fenji.intake.ImportReport.Phase;
import dev.fenji.intake.ImportReport.State;
import dev.fenji.intake.mapping.Corrections;
import dev.fenji.sales.ExchangeRates;
import dev.fenji.shared.Organisation;
import dev.fenji.shared.OrganisationProfile;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** Stores rows of quarantine after they were put right. */
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
        RetryJob work = work(job, rows(job.id(), wanted), before, stop);
        try {
            work.run(files.folder(job.fileId()).resolve("retried"));
        } catch (Exception | Error e) {
            end.announce(job, work.sum());
            throw e;
        }
        Counts counts = work.sum().counts().withQuarantined(quarantine.countOpen(job.id()));
        imports.counts(job.id(), counts);
        imports.progress(job.id(), before.rowsRead(), 0, null);
        if (before.state() == State.DONE) {
            end.done(job, new ChunkWriter.Written(counts, work.sum().report()));
        } else {
            end.announce(job, work.sum());
            end.back(job.id(), before.state());
        }
    }

    private RetryJob.Rows rows(long importId, List<Long> chosen) {
        Set<Long> open = new HashSet<>(quarantine.openRows(importId));
        Set<Long> wanted = new HashSet<>(open);
        if (!chosen.isEmpty()) {
            wanted.retainAll(new HashSet<>(chosen));
        }
        Set<Long> left = new HashSet<>(quarantine.discardedRows(importId));
        open.stream().filter(row -> !wanted.contains(row)).forEach(left::add);
        return new RetryJob.Rows(wanted, left);
    }

    private RetryJob work(ImportTable.Job job, RetryJob.Rows rows, ImportReport before, BooleanSupplier stop) {
        OrganisationProfile profile = organisation.current();
        return new RetryJob(
                job,
                files.bundle(job.fileId()),
                new Corrections(quarantine.corrections(job.id())),
                files.limits(),
                rows,
                new ChunkFilling(new CustomerIndex(), new RateCheck(rates, profile.baseCurrency(), profile.zone())),
                profile.zone(),
                writer,
                new ProgressMeter(imports, job.id(), before.rowsTotal(), 0, stop),
                stop);
    }
}
