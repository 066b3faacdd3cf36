package dev.fenji.bench;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Looks once a second how much heap the application uses, garbage included, and keeps the highest. */
final class HeapWatch implements AutoCloseable {
    private static final long EVERY_MILLIS = 1000;
    private static final String HEAP = "jvm_memory_used_bytes{area=\"heap\"";

    private final Api api;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Thread thread;
    private volatile long peak;

    HeapWatch(Api api) {
        this.api = api;
        this.thread = Thread.ofPlatform().name("heap-watch").daemon().start(this::watch);
    }

    private void watch() {
        try {
            while (!stopped.get()) {
                peak = Math.max(peak, used());
                Thread.sleep(EVERY_MILLIS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            Report.say("the heap could not be read: " + e);
        }
    }

    private long used() throws IOException, InterruptedException {
        return (long) api.text("/actuator/prometheus")
                .lines()
                .filter(line -> line.startsWith(HEAP))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    long peak() {
        return peak;
    }

    @Override
    public void close() {
        stopped.set(true);
        thread.interrupt();
    }
}
