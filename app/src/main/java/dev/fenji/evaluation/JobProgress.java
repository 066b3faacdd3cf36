package dev.fenji.evaluation;

import dev.fenji.insight.RunCancelled;
import dev.fenji.insight.RunProgress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The progress of the back-test that is under way, and the ear for its cancellation. */
final class JobProgress {
    private static final Logger LOG = LoggerFactory.getLogger(JobProgress.class);

    private final Consumer<BacktestJob.Progress> keep;
    private final List<RunProgress.Stop> armed = new CopyOnWriteArrayList<>();
    private volatile boolean cancelled;

    JobProgress(Consumer<BacktestJob.Progress> keep) {
        this.keep = keep;
    }

    void at(String phase, long done, @Nullable Long total) {
        keep.accept(new BacktestJob.Progress(phase, done, total));
        stopIfCancelled();
    }

    /** For work whose own progress nobody follows. */
    RunProgress silent() {
        return new RunProgress() {
            @Override
            public void done(long count) {
                stopIfCancelled();
            }

            @Override
            public Armed onCancel(Stop stop) {
                armed.add(stop);
                if (cancelled) {
                    call(stop);
                }
                return () -> armed.remove(stop);
            }
        };
    }

    void cancel() {
        cancelled = true;
        armed.forEach(JobProgress::call);
    }

    boolean isCancelled() {
        return cancelled;
    }

    void stopIfCancelled() {
        if (cancelled) {
            throw new RunCancelled();
        }
    }

    private static void call(RunProgress.Stop stop) {
        try {
            stop.stop();
        } catch (Exception e) {
            LOG.debug("A cancelled statement had ended already.", e);
        }
    }
}
