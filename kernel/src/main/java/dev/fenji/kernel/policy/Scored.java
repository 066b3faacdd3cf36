package dev.fenji.kernel.policy;

import dev.fenji.kernel.number.Micros;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a method made of one customer's inputs.
 *
 * @param tier index in the ladder, or -1 when unrated
 * @param total score in millionths, or {@link Micros#UNKNOWN}
 * @param points points per criterion in millionths; empty when there was no scoring
 * @param reason why unrated, or null
 * @param facts the values to speak of when unrated
 */
record Scored(int tier, long total, long[] points, @Nullable UnratedReason reason, Map<String, Object> facts) {

    static final int NO_TIER = -1;
    private static final long[] NO_POINTS = {};

    static Scored rated(int tier, long total, long[] points) {
        return new Scored(tier, total, points, null, Map.of());
    }

    static Scored unrated(UnratedReason reason, Map<String, Object> facts) {
        return new Scored(NO_TIER, Micros.UNKNOWN, NO_POINTS, reason, facts);
    }

    static Scored unrated(UnratedReason reason, Map<String, Object> facts, long[] points) {
        return new Scored(NO_TIER, Micros.UNKNOWN, points, reason, facts);
    }

    boolean isRated() {
        return reason == null;
    }

    /** 64 bits over everything here but the facts; the finaliser of SplittableRandom over the running value. */
    long fingerprint() {
        long print = mix(mix(1, tier), total);
        for (long point : points) {
            print = mix(print, point);
        }
        return mix(print, reason == null ? 0 : reason.code());
    }

    private static long mix(long print, long value) {
        long z = print * 0x9E3779B97F4A7C15L + value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
