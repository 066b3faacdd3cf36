package dev.fenji.intake.run;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads one chunk ahead in a thread of its own. */
final class ChunkQueue implements AutoCloseable {

    private sealed interface Item {
        record Full(Chunk chunk) implements Item {}

        record End() implements Item {}

        record Broken(Throwable cause) implements Item {}
    }

    private static final int AHEAD = 1;

    private final ArrayBlockingQueue<Item> queue = new ArrayBlockingQueue<>(AHEAD);
    private final Thread reader;
    private volatile boolean closed;

    /** Each chunk goes through {@code prepare} in the reading thread. */
    ChunkQueue(Chunks chunks, Consumer<Chunk> prepare) {
        this.reader = Thread.ofPlatform().name("intake-reader").start(() -> read(chunks, prepare));
    }

    private void read(Chunks chunks, Consumer<Chunk> prepare) {
        try {
            try {
                for (Chunk chunk = chunks.next(); chunk != null && !closed; chunk = chunks.next()) {
                    prepare.accept(chunk);
                    queue.put(new Item.Full(chunk));
                }
                queue.put(new Item.End());
            } catch (IOException | RuntimeException | Error e) {
                queue.put(new Item.Broken(e));
            }
        } catch (InterruptedException _) {
            // Closed: nobody wants the rest.
        }
    }

    /** The next chunk; null after the last. What went wrong in the reading thread is thrown here. */
    @Nullable
    Chunk take() throws IOException {
        try {
            return switch (queue.take()) {
                case Item.Full full -> full.chunk();
                case Item.End _ -> null;
                case Item.Broken broken -> throw rethrown(broken.cause());
            };
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }

    private static IOException rethrown(Throwable cause) {
        return switch (cause) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case IOException e -> e;
            default -> new IOException(cause);
        };
    }

    @Override
    public void close() {
        closed = true;
        reader.interrupt();
        boolean interrupted = false;
        while (reader.isAlive()) {
            try {
                reader.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
