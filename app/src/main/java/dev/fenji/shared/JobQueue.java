package dev.fenji.shared;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Carries out the jobs that wait in a table, one at a time and in order. The queue is the table, so it survives a restart. */
public final class JobQueue<J> {
    private static final long PATIENCE_SECONDS = 15;

    private final Work<J> work;
    private final ExecutorService thread;
    private volatile @Nullable Current<J> current;
    private volatile boolean closing;

    private record Current<J>(J job, Cancellation cancellation) {}

    /** The table, and what is done with a job. However a job ends, exactly one of its ends is told, unless it was ended before. */
    public interface Work<J> {
        Optional<J> next();

        /** @return false when somebody ended it while it waited */
        boolean begin(J job);

        /** Ends the job itself when all went well. */
        void carryOut(J job, Cancellation cancellation) throws Exception;

        void cancelled(J job);

        /** The program ends. */
        void interrupted(J job);

        void failed(J job, Throwable cause);
    }

    public JobQueue(String name, Work<J> work) {
        this.work = work;
        this.thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    /** Something may wait. */
    public void wake() {
        thread.execute(this::drain);
    }

    /** @return whether the job under way is such a one; it stops as soon as it looks */
    public boolean cancel(Predicate<J> which) {
        Current<J> running = current;
        if (running == null || !which.test(running.job)) {
            return false;
        }
        running.cancellation.cancel();
        return true;
    }

    private void drain() {
        Optional<J> next = work.next();
        while (next.isPresent() && !closing) {
            carryOut(next.get());
            next = work.next();
        }
    }

    private void carryOut(J job) {
        var cancellation = new Cancellation();
        current = new Current<>(job, cancellation);
        try {
            if (work.begin(job)) {
                work.carryOut(job, cancellation);
            }
        } catch (Throwable e) { // whatever it was: a job that nobody carries out any more must not seem to be under way
            end(job, cancellation, e);
        } finally {
            current = null;
        }
    }

    private void end(J job, Cancellation cancellation, Throwable cause) {
        if (!cancellation.isCancelled()) {
            work.failed(job, cause);
        } else if (closing) {
            work.interrupted(job);
        } else {
            work.cancelled(job);
        }
    }

    /** Stops the job under way and waits a while for its end. */
    public void close() throws InterruptedException {
        closing = true;
        cancel(any -> true);
        thread.shutdown();
        thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
