package dev.fenji.intake.run;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Writes the chunks of a queue with several hands, so that the database has work while one of them prepares or commits. */
final class ChunkHands {

    private record Numbered(long number, Chunk chunk) {}

    private final ImportTable.Job job;
    private final ChunkQueue queue;
    private final ChunkWriter writer;
    private final Turns turns;
    private long next;
    private boolean ended;
    private @Nullable Throwable failure;

    ChunkHands(ImportTable.Job job, ChunkQueue queue, ChunkWriter writer, Turns turns) {
        this.job = job;
        this.queue = queue;
        this.writer = writer;
        this.turns = turns;
    }

    /** Works in this thread and in {@code hands} − 1 others until all is stored or something has failed. */
    void work(int hands, Executor others) throws IOException {
        var busy = new CountDownLatch(hands - 1);
        for (int i = 1; i < hands; i++) {
            others.execute(() -> {
                try {
                    work();
                } finally {
                    busy.countDown();
                }
            });
        }
        work();
        await(busy);
        rethrow();
    }

    private void work() {
        try {
            for (Numbered taken = take(); taken != null; taken = take()) {
                write(taken);
            }
        } catch (IOException | RuntimeException | Error e) {
            fail(e);
        }
    }

    /** What cannot be read ends the work; chunks that others are at are good and are stored. */
    private synchronized @Nullable Numbered take() throws IOException {
        if (ended) {
            return null;
        }
        ended = true;
        Chunk chunk = queue.take();
        ended = chunk == null;
        return chunk == null ? null : new Numbered(next++, chunk);
    }

    private void write(Numbered taken) {
        try {
            turns.committed(taken.number(), writer.write(job, taken.chunk(), taken.number(), turns));
        } catch (RuntimeException | Error e) {
            fail(e);
            turns.breakOff();
            throw e;
        }
    }

    private synchronized void fail(Throwable e) {
        ended = true;
        if (failure == null) {
            failure = e;
        }
    }

    private static void await(CountDownLatch busy) {
        boolean interrupted = false;
        while (true) {
            try {
                busy.await();
                break;
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void rethrow() throws IOException {
        switch (failure) {
            case null -> {}
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IOException(failure);
        }
    }
}
