package dev.fenji.evaluation;

import dev.fenji.insight.RunState;
import dev.fenji.shared.Cancellation;
import dev.fenji.shared.JobQueue;
import dev.fenji.shared.Problem;
import dev.fenji.shared.ProblemException;
import jakarta.annotation.PreDestroy;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The back-tests that wait, are under way, and end. */
@Component
class BacktestQueue {
    private static final Logger LOG = LoggerFactory.getLogger(BacktestQueue.class);

    private final BacktestStore store;
    private final BacktestWork work;
    private final Candidates candidates;
    private final JobQueue<BacktestJob> queue = new JobQueue<>("fenji-backtest", new Work());

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
        queue.wake();
    }

    /** @return false when the back-test had ended already */
    boolean cancel(long id) {
        return queue.cancel(job -> job.id() == id) || store.end(id, RunState.CANCELLED, null);
    }

    private final class Work implements JobQueue.Work<BacktestJob> {
        @Override
        public Optional<BacktestJob> next() {
            return store.nextQueued();
        }

        @Override
        public boolean begin(BacktestJob job) {
            return store.begin(job.id());
        }

        @Override
        public void carryOut(BacktestJob job, Cancellation cancellation) throws Exception {
            var progress = new JobProgress(at -> store.progress(job.id(), at), cancellation);
            store.done(job.id(), work.carryOut(job.question(), candidates.of(job.question()), progress));
        }

        @Override
        public void cancelled(BacktestJob job) {
            store.end(job.id(), RunState.CANCELLED, null);
        }

        @Override
        public void interrupted(BacktestJob job) {
            store.end(job.id(), RunState.INTERRUPTED, null);
        }

        @Override
        public void failed(BacktestJob job, Throwable cause) {
            store.end(job.id(), RunState.FAILED, failure(job, cause));
        }
    }

    private static BacktestJob.Failure failure(BacktestJob job, Throwable cause) {
        if (cause instanceof ProblemException said) {
            Problem problem = said.problem();
            return new BacktestJob.Failure(problem.type().slug(), problem.values());
        }
        LOG.error("Back-test {} failed.", job.id(), cause);
        return new BacktestJob.Failure(
                EvaluationProblem.BACKTEST_FAILED.slug(), Map.of("reason", String.valueOf(cause.getMessage())));
    }

    @PreDestroy
    void close() throws InterruptedException {
        queue.close();
    }
}
