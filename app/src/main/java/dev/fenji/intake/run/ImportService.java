package dev.fenji.intake.run;

import dev.fenji.identity.CurrentUser;
import dev.fenji.intake.ImportReport;
import dev.fenji.intake.Imports;
import dev.fenji.intake.IntakeProblem;
import dev.fenji.intake.mapping.Bundle;
import dev.fenji.intake.mapping.Kind;
import dev.fenji.intake.mapping.Mapping;
import dev.fenji.intake.reading.RowReader;
import dev.fenji.intake.spi.RecordSet;
import dev.fenji.intake.spi.SourceConnector;
import dev.fenji.shared.AuditableEvent;
import dev.fenji.shared.Page;
import dev.fenji.shared.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Starts imports and says where they stand. */
@Component
public class ImportService implements Imports {

    private final FileStore files;
    private final Mappings mappings;
    private final FileLook looks;
    private final ImportTable imports;
    private final ImportJobs jobs;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    ImportService(
            FileStore files,
            Mappings mappings,
            FileLook looks,
            ImportTable imports,
            ImportJobs jobs,
            CurrentUser currentUser,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.files = files;
        this.mappings = mappings;
        this.looks = looks;
        this.imports = imports;
        this.jobs = jobs;
        this.currentUser = currentUser;
        this.events = events;
        this.transaction = transaction;
    }

    @Override
    public List<Long> start(List<Path> paths, String mappingName) {
        List<Mapping> wanted = mappings.resolve(mappingName);
        long file = files.store(
                paths.stream()
                        .map(p ->
                                new FileStore.Incoming(String.valueOf(p.getFileName()), () -> Files.newInputStream(p)))
                        .toList(),
                currentUser.orSystem().username());
        return start(file, wanted);
    }

    /** Starts imports of an uploaded file, one per mapping, in order. What is wrong with a mapping is said at once. */
    public List<Long> start(long fileId, List<Mapping> given) {
        Bundle bundle = files.bundle(fileId);
        List<Mapping> wanted =
                given.stream().map(mapping -> looks.settled(fileId, mapping)).toList();
        for (Mapping mapping : wanted) {
            requireSound(bundle, mapping);
        }
        String by = currentUser.orSystem().username();
        List<Long> ids = new ArrayList<>();
        for (Mapping mapping : wanted) {
            ids.add(begin(fileId, bundle.main(mapping).name(), mapping, by));
        }
        jobs.submit(ids);
        return ids;
    }

    private long begin(long fileId, String fileName, Mapping mapping, String by) {
        return Objects.requireNonNull(transaction.execute(_ -> create(fileId, fileName, mapping, by)));
    }

    private long create(long fileId, String fileName, Mapping mapping, String by) {
        long id = imports.create(fileId, fileName, mapping, by);
        events.publishEvent(new AuditableEvent(
                "import.started",
                "import:" + id,
                Map.of("file", fileName, "mapping", mapping.name(), "source", mapping.source())));
        return id;
    }

    private void requireSound(Bundle bundle, Mapping mapping) {
        Mappings.requireSound(mapping);
        try (RowReader reader = bundle.open(mapping, null, files.limits())) {
            Mappings.requireSound(mapping, bundle.main(mapping).name(), reader.header());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Long> start(SourceConnector connector) {
        String by = currentUser.orSystem().username();
        List<Long> ids = new ArrayList<>();
        for (RecordSet set : connector.recordSets()) {
            Kind.valueOf(set.kind());
            ids.add(begin(connector, set, by));
        }
        jobs.submit(ids);
        return ids;
    }

    private long begin(SourceConnector connector, RecordSet set, String by) {
        try {
            Path kept = Files.createTempFile("fenji-" + set.name() + "-", ".csv.gz");
            try {
                List<String> columns = ConnectorFiles.write(connector, set, kept);
                Mapping mapping = ConnectorFiles.mapping(connector.source(), set, columns);
                Mappings.requireSound(mapping, set.name(), columns);
                String name = connector.source() + " " + set.name() + ".csv.gz";
                long file = files.store(List.of(new FileStore.Incoming(name, () -> Files.newInputStream(kept))), by);
                return begin(file, name, mapping, by);
            } finally {
                Files.deleteIfExists(kept);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ImportReport get(long id) {
        return jobs.require(id);
    }

    @Override
    public ImportReport await(long id, Duration atMost) throws InterruptedException {
        return jobs.await(id, atMost);
    }

    public Page<ImportReport> page(long before, int limit) {
        return imports.page(before, limit);
    }

    /** A file and how it was read, to begin another import of it with. */
    public record Again(long fileId, Mapping mapping) {}

    public Again again(long id) {
        ImportTable.Job job = imports.job(id);
        if (job == null) {
            throw new ProblemException(IntakeProblem.NO_SUCH_IMPORT, Map.of("import", id));
        }
        return new Again(job.fileId(), job.mapping());
    }

    public ImportReport cancel(long id) {
        jobs.require(id);
        jobs.cancel(id);
        return jobs.require(id);
    }

    public ImportReport resume(long id) {
        jobs.resume(id);
        return jobs.require(id);
    }
}
