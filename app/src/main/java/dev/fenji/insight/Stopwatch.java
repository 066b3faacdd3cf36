package dev.fenji.insight;

import java.util.LinkedHashMap;
import java.util.Map;

/** How long each part of a run took. */
public final class Stopwatch {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Map<String, Long> laps = new LinkedHashMap<>();
    private long since = System.nanoTime();

    public void lap(String name) {
        long now = System.nanoTime();
        laps.put(name, (now - since) / NANOS_PER_MILLI);
        since = now;
    }

    public Map<String, Long> laps() {
        return laps;
    }
}
