package dev.fenji.intake.run;

import dev.fenji.customer.Countries;
import dev.fenji.identity.Caller;
import dev.fenji.identity.CurrentUser;
import dev.fenji.intake.ImportReport;
import dev.fenji.intake.ImportReport.Failure;
import dev.fenji.intake.ImportReport.Phase;
import dev.fenji.intake.ImportReport.State;
import dev.fenji.intake.IntakeProblem;
import dev.fenji.sales.ExchangeRates;
import dev.fenji.shared.Organisation;
import dev.fenji.shared.ProblemException;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Runs imports in the background: one at a time per source, a few at a time in all. */
@Component
class ImportJobs {

    private static final Logger LOG = LoggerFactory.getLogger(ImportJobs.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(15);

    private static final class Running {
        private final CountDownLatch done = new CountDownLatch(1);
        private volatile boolean stop;
    }

    private final ImportTable imports;
    private final FileStore files;
    private final ChunkWriter writer;
    private final QuarantineRetry retry;
    private final ImportEnd end;
    private final Countries countries;
    private final ExchangeRates rates;
    private final Organisation organisation;
    private final CurrentUser currentUser;
    private final Semaphore places;
    private final Map<Long, Running> running = new ConcurrentHashMap<>();
    private final Map<String, ReentrantLock> sources = new ConcurrentHashMap<>();
    private volatile boolean closing;

    ImportJobs(
            ImportTable imports,
            FileStore files,
            ChunkWriter writer,
            QuarantineRetry retry,
            ImportEnd end,
            Countries countries,
            ExchangeRates rates,
            Organisation organisation,
            CurrentUser currentUser,
            IntakeSettings settings) {
        this.imports = imports;
        this.files = files;
        this.writer = writer;
        this.retry = retry;
        this.end = end;
        this.countries = countries;
        this.rates = rates;
        this.organisation = organisation;
        this.currentUser = currentUser;
        this.places = new Semaphore(settings.parallel(), true);
    }

    @PostConstruct
    void markInterrupted() {
        int interrupted = imports.markInterrupted();
        if (interrupted > 0) {
            LOG.info("{} import(s) were interrupted when the program ended; they can be resumed", interrupted);
        }
    }

    /** Imports of one set, one after the other. */
    void submit(List<Long> ids) {
        Caller caller = currentUser.orSystem();
        ids.forEach(id -> running.put(id, new Running()));
        Runnable start = () -> Thread.ofPlatform()
                .name("import-" + ids.getFirst())
                .start(() -> currentUser.acting(caller, () -> ids.forEach(id -> guarded(id, this::execute))));
        afterCommit(start, () -> ids.forEach(running::remove));
    }

    /** The thread must find what the caller's transaction, if there is one, has written. */
    private static void afterCommit(Runnable start, Runnable forget) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            start.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                (status == STATUS_COMMITTED ? start : forget).run();
            }
        });
    }

    void submitRetry(long id, List<Long> rows) {
        ImportReport before = require(id);
        if (!before.state().ended() || running.putIfAbsent(id, new Running()) != null) {
            throw new ProblemException(IntakeProblem.STILL_RUNNING, Map.of("import", id));
        }
        imports.phase(id, State.RUNNING, Phase.WAITING);
        Caller caller = currentUser.orSystem();
        Thread.ofPlatform()
                .name("import-retry-" + id)
                .start(() -> currentUser.acting(
                        caller, () -> guarded(id, (job, stop) -> retry.retry(job, rows, before, stop))));
    }

    void cancel(long id) {
        Running job = running.get(id);
        if (job == null) {
            throw new ProblemException(IntakeProblem.NOT_CANCELLABLE, Map.of("import", id));
        }
        job.stop = true;
    }

    void resume(long id) {
        ImportReport report = require(id);
        if (!report.state().resumable() || running.containsKey(id)) {
            throw new ProblemException(IntakeProblem.NOT_RESUMABLE, Map.of("import", id));
        }
        imports.phase(id, State.CHECKING, Phase.WAITING);
        submit(List.of(id));
    }

    ImportReport require(long id) {
        ImportReport report = imports.find(id);
        if (report == null) {
            throw new ProblemException(IntakeProblem.NO_SUCH_IMPORT, Map.of("import", id));
        }
        return report;
    }

    ImportReport await(long id, Duration atMost) throws InterruptedException {
        Running job = running.get(id);
        if (job != null) {
            boolean _ = job.done.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        }
        return require(id);
    }

    /** Work on one import; how it ends is written down in any case. */
    private interface Work {
        void run(ImportTable.Job job, BooleanSupplier stop) throws Exception;
    }

    private void guarded(long id, Work work) {
        Running job = running.get(id);
        if (job == null) {
            return;
        }
        BooleanSupplier stop = () -> job.stop || closing;
        try {
            ImportTable.Job started = imports.job(id);
            if (started != null) {
                inTurn(started, stop, work);
            }
        } catch (CancellationException | InterruptedException _) {
            end.stopped(id, closing ? State.INTERRUPTED : State.CANCELLED);
        } catch (ImportJob.Refusal refusal) {
            end.refused(id, refusal.check());
        } catch (ProblemException e) {
            end.failed(id, new Failure(e.problem().type().slug(), e.problem().values()));
        } catch (Exception | Error e) {
            unexpected(id, e);
        } finally {
            running.remove(id);
            job.done.countDown();
        }
    }

    private void unexpected(long id, Throwable e) {
        if (closing) {
            end.stopped(id, State.INTERRUPTED);
            return;
        }
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("Import {} failed (reference {})", id, reference, e);
        end.failed(id, new Failure(IntakeProblem.FAILED.slug(), Map.of("reference", reference)));
    }

    private void inTurn(ImportTable.Job job, BooleanSupplier stop, Work work) throws Exception {
        ReentrantLock turn = sources.computeIfAbsent(job.mapping().source(), _ -> new ReentrantLock(true));
        while (!turn.tryLock(200, TimeUnit.MILLISECONDS)) {
            stopIfAsked(stop);
        }
        try {
            while (!places.tryAcquire(200, TimeUnit.MILLISECONDS)) {
                stopIfAsked(stop);
            }
            try {
                stopIfAsked(stop);
                work.run(job, stop);
            } finally {
                places.release();
            }
        } finally {
            turn.unlock();
        }
    }

    private static void stopIfAsked(BooleanSupplier stop) {
        if (stop.getAsBoolean()) {
            throw new CancellationException();
        }
    }

    private void execute(ImportTable.Job job, BooleanSupplier stop) throws Exception {
        ImportJob work = new ImportJob(
                job,
                files.bundle(job.fileId()),
                files.folder(job.fileId()),
                organisation.current(),
                countries,
                rates,
                imports,
                writer,
                files.limits(),
                stop,
                otherHands(job));
        try {
            work.run();
        } catch (Exception | Error e) {
            end.announce(job, work.sum());
            throw e;
        }
        end.done(job, work.sum());
    }

    /** Threads that help with an import, in the name of who started it. */
    private Executor otherHands(ImportTable.Job job) {
        Caller caller = currentUser.orSystem();
        return work -> Thread.ofPlatform()
                .name("import-" + job.id() + "-helper")
                .start(() -> currentUser.acting(caller, work));
    }

    @PreDestroy
    void close() throws InterruptedException {
        closing = true;
        long deadline = System.nanoTime() + STOP_WITHIN.toNanos();
        for (@Nullable Running job : List.copyOf(running.values())) {
            boolean _ = job.done.await(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        }
    }
}
