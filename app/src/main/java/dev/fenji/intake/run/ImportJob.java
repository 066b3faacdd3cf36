package dev.fenji.intake.run;

import dev.fenji.customer.Countries;
import dev.fenji.intake.ImportReport.Counts;
import dev.fenji.intake.ImportReport.Phase;
import dev.fenji.intake.ImportReport.State;
import dev.fenji.intake.mapping.Binder;
import dev.fenji.intake.mapping.Bundle;
import dev.fenji.intake.mapping.Corrections;
import dev.fenji.intake.mapping.Finding;
import dev.fenji.intake.mapping.Mapping;
import dev.fenji.intake.mapping.MappingCheck;
import dev.fenji.intake.reading.ReadLimits;
import dev.fenji.intake.reading.RowReader;
import dev.fenji.intake.reading.UnreadableFile;
import dev.fenji.sales.ExchangeRates;
import dev.fenji.sales.RecordReport;
import dev.fenji.shared.OrganisationProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/** One import from check to end. Reads the next chunk while others are being written. */
final class ImportJob {

    /** Too much is wrong: nothing was written. */
    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Check check;

        Refusal(Check check) {
            super("refused");
            this.check = check;
        }

        Check check() {
            return check;
        }
    }

    /** Chunks written at once: enough that the database never waits, few enough for the memory. */
    private static final int HANDS = 2;

    private final ImportTable.Job job;
    private final Bundle bundle;
    private final Path workFolder;
    private final OrganisationProfile organisation;
    private final Countries countries;
    private final ExchangeRates rates;
    private final ImportTable imports;
    private final ChunkWriter writer;
    private final ReadLimits limits;
    private final BooleanSupplier stop;
    private final Executor others;
    private ChunkWriter.Written sum;

    ImportJob(
            ImportTable.Job job,
            Bundle bundle,
            Path workFolder,
            OrganisationProfile organisation,
            Countries countries,
            ExchangeRates rates,
            ImportTable imports,
            ChunkWriter writer,
            ReadLimits limits,
            BooleanSupplier stop,
            Executor others) {
        this.job = job;
        this.bundle = bundle;
        this.workFolder = workFolder;
        this.organisation = organisation;
        this.countries = countries;
        this.rates = rates;
        this.imports = imports;
        this.writer = writer;
        this.limits = limits;
        this.stop = stop;
        this.others = others;
        this.sum = new ChunkWriter.Written(job.counts(), RecordReport.NOTHING);
    }

    /** What has been stored so far. */
    ChunkWriter.Written sum() {
        return sum;
    }

    /** Throws {@link Refusal}, {@link UnreadableFile} or {@link CancellationException}. */
    void run() throws IOException {
        imports.phase(job.id(), State.CHECKING, Phase.CHECK);
        Check check = check();
        Mapping settled = job.mapping().creditNote().marked() ? job.mapping().withSigns(check.signs()) : job.mapping();
        imports.checked(job.id(), check, settled);
        if (check.tooBad(job.mapping())) {
            throw new Refusal(check);
        }
        imports.phase(job.id(), State.RUNNING, Phase.WRITE);
        write(check, settled);
    }

    private Check check() throws IOException {
        try (RowReader reader = bundle.open(job.mapping(), null, limits)) {
            requireSound(job.mapping(), bundle.main(job.mapping()).name(), reader.header());
            Meter meter = new ProgressMeter(imports, job.id(), null, 0, stop);
            return new Checker(job.mapping(), countries, rateCheck(), meter)
                    .check(reader, binder(job.mapping(), reader));
        }
    }

    private static void requireSound(Mapping mapping, String file, List<String> header) {
        List<Finding> findings = MappingCheck.of(mapping, file, header);
        if (!findings.isEmpty()) {
            Finding first = findings.getFirst();
            throw new UnreadableFile(
                    first.slug(),
                    first.values().isEmpty() ? Map.of("value", String.valueOf(first.value())) : first.values());
        }
    }

    private void write(Check check, Mapping settled) throws IOException {
        Counts counts = job.counts().withUnresolvedCountries(check.unresolvedCountries());
        Turns turns = new Turns(new ChunkWriter.Written(counts, RecordReport.NOTHING));
        try (RowReader reader = bundle.open(settled, Corrections.NONE, limits);
                Spill spill = new Spill(workFolder.resolve("scattered"), check.rows());
                ChunkQueue queue = new ChunkQueue(chunks(reader, check, settled, spill), writer::prepare)) {
            new ChunkHands(job, queue, writer, turns).work(hands(), others);
        } finally {
            sum = turns.sum();
        }
        imports.progress(job.id(), check.rows(), 0, 0L);
    }

    /** Customers that name a parent must see each other: only documents are written side by side. */
    private int hands() {
        return job.mapping().kind().hasDocuments() ? HANDS : 1;
    }

    private Chunks chunks(RowReader reader, Check check, Mapping settled, Spill spill) {
        Meter meter = new ProgressMeter(imports, job.id(), check.rows(), job.doneRows(), stop);
        return new Chunks(
                reader,
                binder(settled, reader),
                new ChunkFilling(check.customers(), rateCheck()),
                check,
                spill,
                settled.source(),
                reader.header().size() - joined(settled, reader.header()),
                new Chunks.Start(job.doneRows(), job.donePartitions()),
                meter);
    }

    /** Columns of lookups stand behind the file's own and are not part of a row in quarantine. */
    static int joined(Mapping mapping, List<String> header) {
        return (int) header.stream()
                .filter(c -> mapping.lookups().stream().anyMatch(l -> c.startsWith(l.name() + ".")))
                .count();
    }

    private Binder binder(Mapping mapping, RowReader reader) {
        return Binder.of(mapping, reader.header(), organisation.zone());
    }

    private RateCheck rateCheck() {
        return new RateCheck(rates, organisation.baseCurrency(), organisation.zone());
    }
}
