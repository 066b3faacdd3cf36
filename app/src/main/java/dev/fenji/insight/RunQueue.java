package dev.fenji.insight;

import jakarta.annotation.PreDestroy;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Carries out the runs that wait, one at a time and in order. The queue is the table, so it survives a restart. */
@Component
class RunQueue {
    private static final Logger LOG = LoggerFactory.getLogger(RunQueue.class);
    private static final long PATIENCE_SECONDS = 15;

    private final RunStore store;
    private final RunExecution execution;
    private final ModelsExecution models;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("fenji-run").daemon().factory());
    private volatile @Nullable Current current;
    private volatile boolean closing;

    private record Current(long id, LiveProgress progress) {}

    RunQueue(
            RunStore store,
            RunExecution execution,
            ModelsExecution models,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.store = store;
        this.execution = execution;
        this.models = models;
        this.events = events;
        this.transaction = transaction;
    }

    /** Before anything at start-up can ask for a run: whatever is running then was cut off. */
    @EventListener(ApplicationStartedEvent.class)
    void takeUp() {
        int interrupted = store.interruptRunning();
        if (interrupted > 0) {
            LOG.warn("{} run(s) were cut off when the program ended; nothing of them was stored.", interrupted);
        }
        wake();
    }

    void wake() {
        thread.execute(this::drain);
    }

    /** @return false when the run had ended already */
    boolean cancel(long id) {
        Current running = current;
        if (running != null && running.id == id) {
            running.progress.cancel();
            return true;
        }
        return store.end(id, RunState.CANCELLED, null);
    }

    private void drain() {
        Optional<InsightRun> next = store.nextQueued();
        while (next.isPresent() && !closing) {
            carryOut(next.get());
            next = store.nextQueued();
        }
    }

    private void carryOut(InsightRun run) {
        var progress = new LiveProgress(at -> store.progress(run.id(), at));
        current = new Current(run.id(), progress);
        try {
            if (store.begin(run.id())) {
                switch (run.work()) {
                    case TIERS -> execution.execute(run, progress);
                    case MODELS -> models.execute(run, progress);
                }
                announce(run.id());
            }
        } catch (Throwable e) { // whatever it was: a run that nobody carries out any more must not seem to be under way
            fail(run, progress, e);
        } finally {
            current = null;
        }
    }

    private void fail(InsightRun run, LiveProgress progress, Throwable e) {
        if (progress.isCancelled()) {
            store.end(run.id(), closing ? RunState.INTERRUPTED : RunState.CANCELLED, null);
            return;
        }
        LOG.error("Run {} failed.", run.id(), e);
        String message = String.valueOf(e.getMessage());
        store.end(
                run.id(),
                RunState.FAILED,
                new InsightRun.Failure(InsightProblem.RUN_FAILED.slug(), Map.of("reason", message)));
    }

    private void announce(long id) {
        store.find(id).ifPresent(done -> {
            LOG.info("Run {} as of {} is done: {}", id, done.asOf(), done.counts());
            LocalDate asOf = done.asOf();
            if (done.work() == RunWork.TIERS && !done.replay() && asOf != null) {
                transaction.executeWithoutResult(any -> events.publishEvent(new InsightsRefreshed(id, asOf)));
            }
        });
    }

    @PreDestroy
    void close() throws InterruptedException {
        closing = true;
        Current running = current;
        if (running != null) {
            running.progress.cancel();
        }
        thread.shutdown();
        thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
