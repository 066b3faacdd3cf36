package dev.fenji.insight;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** One piece of work on a platform thread of its own, whose failure is the failure of whoever waits for it. */
final class Background<T> implements AutoCloseable {
    private final FutureTask<T> task;

    private Background(FutureTask<T> task) {
        this.task = task;
    }

    static <T> Background<T> start(String name, Callable<T> work) {
        var task = new FutureTask<>(work);
        Thread.ofPlatform().name(name).daemon().start(task);
        return new Background<>(task);
    }

    T await() throws Exception {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Waits for the end of the work, however it ends: what it uses may be closed afterwards. */
    @Override
    public void close() {
        try {
            task.get();
        } catch (ExecutionException e) {
            // Whoever awaited it knows.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            task.cancel(true);
        }
    }
}
