package dev.fenji.insight;

import dev.fenji.shared.Cancellation;
import dev.fenji.shared.JobQueue;
import jakarta.annotation.PreDestroy;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The runs that wait, are under way, and end. */
@Component
class RunQueue {
    private static final Logger LOG = LoggerFactory.getLogger(RunQueue.class);

    private final RunStore store;
    private final RunExecution execution;
    private final ModelsExecution models;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final JobQueue<InsightRun> queue = new JobQueue<>("fenji-run", new Work());

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
        queue.wake();
    }

    /** @return false when the run had ended already */
    boolean cancel(long id) {
        return queue.cancel(run -> run.id() == id) || store.end(id, RunState.CANCELLED, null);
    }

    private final class Work implements JobQueue.Work<InsightRun> {
        @Override
        public Optional<InsightRun> next() {
            return store.nextQueued();
        }

        @Override
        public boolean begin(InsightRun run) {
            return store.begin(run.id());
        }

        @Override
        public void carryOut(InsightRun run, Cancellation cancellation) throws Exception {
            var progress = new LiveProgress(at -> store.progress(run.id(), at), cancellation);
            switch (run.work()) {
                case TIERS -> execution.execute(run, progress);
                case MODELS -> models.execute(run, progress);
            }
            announce(run.id());
        }

        @Override
        public void cancelled(InsightRun run) {
            store.end(run.id(), RunState.CANCELLED, null);
        }

        @Override
        public void interrupted(InsightRun run) {
            store.end(run.id(), RunState.INTERRUPTED, null);
        }

        @Override
        public void failed(InsightRun run, Throwable cause) {
            LOG.error("Run {} failed.", run.id(), cause);
            var said = Map.<String, Object>of("reason", String.valueOf(cause.getMessage()));
            store.end(run.id(), RunState.FAILED, new InsightRun.Failure(InsightProblem.RUN_FAILED.slug(), said));
        }
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
        queue.close();
    }
}
