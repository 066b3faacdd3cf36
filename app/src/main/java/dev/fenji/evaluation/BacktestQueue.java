package dev.fenji.evaluation;

import dev.fenji.insight.RunState;
import dev.fenji.shared.Problem;
import dev.fenji.shared.ProblemException;
import jakarta.annotation.PreDestroy;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Carries out the back-tests that wait, one at a time and in order. The queue is the table, so it survives a restart. */
@Component
class BacktestQueue {
    private static final Logger LOG = LoggerFactory.getLogger(BacktestQueue.class);
    private static final long PATIENCE_SECONDS = 15;

    private final BacktestStore store;
    private final BacktestWork work;
    private final Candidates candidates;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("fenji-backtest").daemon().factory());
    private volatile @Nullable Current current;
    private volatile boolean closing;

    private record Current(long id, JobProgress progress) {}

    BacktestQueue(BacktestStore store, BacktestWork work, Candidates candidates) {
        this.store = store;
        this.work = work;
        this.candidates = candidates;
    }

    /** Whatever is running at the start was cut off. */
    @EventListener(ApplicationStartedEvent.class)
    void takeUp() {
        store.interruptRunning();
        wake();
    }

    void wake() {
        thread.execute(this::drain);
    }

    /** False when the back-test had ended already. */
    boolean cancel(long id) {
        Current running = current;
        if (running != null && running.id == id) {
            running.progress.cancel();
            return true;
        }
        return store.end(id, RunState.CANCELLED, null);
    }

    private void drain() {
        Optional<BacktestJob> next = store.nextQueued();
        while (next.isPresent() && !closing) {
            carryOut(next.get());
            next = store.nextQueued();
        }
    }

    private void carryOut(BacktestJob job) {
        var progress = new JobProgress(at -> store.progress(job.id(), at));
        current = new Current(job.id(), progress);
        try {
            if (store.begin(job.id())) {
                store.done(job.id(), work.carryOut(job.question(), candidates.of(job.question()), progress));
            }
        } catch (Throwable e) { // as a run: it must not seem to be under way for ever
            fail(job, progress, e);
        } finally {
            current = null;
        }
    }

    private void fail(BacktestJob job, JobProgress progress, Throwable e) {
        if (progress.isCancelled()) {
            store.end(job.id(), closing ? RunState.INTERRUPTED : RunState.CANCELLED, null);
            return;
        }
        if (e instanceof ProblemException said) {
            Problem problem = said.problem();
            store.end(
                    job.id(),
                    RunState.FAILED,
                    new BacktestJob.Failure(problem.type().slug(), problem.values()));
            return;
        }
        LOG.error("Back-test {} failed.", job.id(), e);
        store.end(
                job.id(),
                RunState.FAILED,
                new BacktestJob.Failure(
                        EvaluationProblem.BACKTEST_FAILED.slug(), Map.of("reason", String.valueOf(e.getMessage()))));
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
