package dev.fenji.insight;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The progress of the run that is under way: kept now and then, and the ear for its cancellation. */
final class LiveProgress implements RunProgress {
    private static final Logger LOG = LoggerFactory.getLogger(LiveProgress.class);
    private static final long KEEP_EVERY_NANOS = 500_000_000;

    private final Consumer<InsightRun.Progress> keep;
    private final List<Stop> armed = new CopyOnWriteArrayList<>();
    private volatile boolean cancelled;
    private volatile InsightRun.Progress current = InsightRun.Progress.NONE;
    private volatile long keptAt;

    LiveProgress(Consumer<InsightRun.Progress> keep) {
        this.keep = keep;
    }

    @Override
    public void phase(String name, @Nullable Long total) {
        current = new InsightRun.Progress(name, 0, total);
        keep();
        stopIfCancelled();
    }

    @Override
    public void done(long count) {
        current = new InsightRun.Progress(current.phase(), count, current.total());
        if (System.nanoTime() - keptAt > KEEP_EVERY_NANOS) {
            keep();
        }
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

    void cancel() {
        cancelled = true;
        armed.forEach(LiveProgress::call);
    }

    boolean isCancelled() {
        return cancelled;
    }

    private void keep() {
        keptAt = System.nanoTime();
        keep.accept(current);
    }

    private void stopIfCancelled() {
        if (cancelled) {
            throw new RunCancelled();
        }
    }

    private static void call(Stop stop) {
        try {
            stop.stop();
        } catch (Exception e) {
            LOG.debug("A cancelled statement had ended already.", e);
        }
    }
}
