package dev.fenji.evaluation;

import dev.fenji.insight.RunProgress;
import dev.fenji.shared.Cancellation;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The progress of the back-test that is under way, with the ear for its cancellation. */
record JobProgress(Consumer<BacktestJob.Progress> keep, Cancellation cancellation) {

    void at(String phase, long done, @Nullable Long total) {
        keep.accept(new BacktestJob.Progress(phase, done, total));
        stopIfCancelled();
    }

    /** For work whose own progress nobody follows. */
    RunProgress silent() {
        return RunProgress.silent(cancellation);
    }

    void stopIfCancelled() {
        cancellation.stopIfCancelled();
    }
}
