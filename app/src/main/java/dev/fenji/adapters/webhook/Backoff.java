package dev.fenji.adapters.webhook;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Pauses that double, each up to a half shorter at random, so that receivers that come back are not hit by all at once. */
record Backoff(Duration first, Duration longest) {

    /** @param failures so far, from 1 */
    Duration after(int failures, RandomGenerator random) {
        int doublings = Math.min(failures - 1, 30);
        long full = Math.min(first.toMillis() << doublings, longest.toMillis());
        long millis = full < first.toMillis() ? longest.toMillis() : full;
        return Duration.ofMillis(millis / 2 + random.nextLong(millis / 2 + 1));
    }
}
