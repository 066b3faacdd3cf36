package dev.fenji.shared;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How long work learns that nobody wants it any more: it asks now and then, and what cannot look for itself is stopped. */
public final class Cancellation {
    private static final Logger LOG = LoggerFactory.getLogger(Cancellation.class);

    private final List<Stop> armed = new CopyOnWriteArrayList<>();
    private volatile boolean cancelled;

    /** How to stop something that cannot look for itself. */
    @FunctionalInterface
    public interface Stop {
        void stop() throws Exception;
    }

    /** While it is open, a cancellation calls the stop. */
    public interface Armed extends AutoCloseable {
        @Override
        void close();
    }

    public Armed onCancel(Stop stop) {
        armed.add(stop);
        if (cancelled) {
            call(stop);
        }
        return () -> armed.remove(stop);
    }

    void cancel() {
        cancelled = true;
        armed.forEach(Cancellation::call);
    }

    boolean isCancelled() {
        return cancelled;
    }

    /** @throws JobCancelled when it was */
    public void stopIfCancelled() {
        if (cancelled) {
            throw new JobCancelled();
        }
    }

    private static void call(Stop stop) {
        try {
            stop.stop();
        } catch (Exception e) {
            LOG.debug("What was cancelled had ended already.", e);
        }
    }
}
