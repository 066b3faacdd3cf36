package dev.fenji.insight;

import dev.fenji.shared.Cancellation;
import dev.fenji.shared.JobCancelled;
import org.jspecify.annotations.Nullable;

/** What long work tells about itself, and how it learns that nobody wants it any more. */
public interface RunProgress {

    /** Hears nothing and is never cancelled. */
    RunProgress SILENT = new RunProgress() {};

    /** Tells nobody how far it is, and can be cancelled. */
    static RunProgress silent(Cancellation cancellation) {
        return new RunProgress() {
            @Override
            public void done(long count) {
                cancellation.stopIfCancelled();
            }

            @Override
            public Cancellation.Armed onCancel(Cancellation.Stop stop) {
                return cancellation.onCancel(stop);
            }
        };
    }

    /** The next phase begins; the total is null when it is not known. */
    default void phase(String name, @Nullable Long total) {}

    /** So much of the phase is done. Throws {@link JobCancelled} when the run is to stop. */
    default void done(long count) {}

    default Cancellation.Armed onCancel(Cancellation.Stop stop) {
        return () -> {};
    }
}
