package dev.fenji.insight;

import org.jspecify.annotations.Nullable;

/** What long work tells about itself, and how it learns that nobody wants it any more. */
public interface RunProgress {

    /** Hears nothing and is never cancelled. */
    RunProgress SILENT = new RunProgress() {};

    /** How to stop something that cannot look for itself. */
    @FunctionalInterface
    interface Stop {
        void stop() throws Exception;
    }

    /** While it is open, a cancellation calls the stop. */
    interface Armed extends AutoCloseable {
        @Override
        void close();
    }

    /** The next phase begins; the total is null when it is not known. */
    default void phase(String name, @Nullable Long total) {}

    /** So much of the phase is done. Throws {@link RunCancelled} when the run is to stop. */
    default void done(long count) {}

    default Armed onCancel(Stop stop) {
        return () -> {};
    }
}
