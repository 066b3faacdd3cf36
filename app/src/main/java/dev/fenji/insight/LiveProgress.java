package dev.fenji.insight;

import dev.fenji.shared.Cancellation;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The progress of the run that is under way: kept now and then, with the ear for its cancellation. */
final class LiveProgress implements RunProgress {
    private static final long KEEP_EVERY_NANOS = 500_000_000;

    private final Consumer<InsightRun.Progress> keep;
    private final Cancellation cancellation;
    private volatile InsightRun.Progress current = InsightRun.Progress.NONE;
    private volatile long keptAt;

    LiveProgress(Consumer<InsightRun.Progress> keep, Cancellation cancellation) {
        this.keep = keep;
        this.cancellation = cancellation;
    }

    @Override
    public void phase(String name, @Nullable Long total) {
        current = new InsightRun.Progress(name, 0, total);
        keep();
        cancellation.stopIfCancelled();
    }

    @Override
    public void done(long count) {
        current = new InsightRun.Progress(current.phase(), count, current.total());
        if (System.nanoTime() - keptAt > KEEP_EVERY_NANOS) {
            keep();
        }
        cancellation.stopIfCancelled();
    }

    @Override
    public Cancellation.Armed onCancel(Cancellation.Stop stop) {
        return cancellation.onCancel(stop);
    }

    private void keep() {
        keptAt = System.nanoTime();
        keep.accept(current);
    }
}
