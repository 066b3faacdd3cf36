package dev.fenji.kernel.policy;

import dev.fenji.kernel.number.Micros;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a method made of one customer's inputs. */
final class Scored {

    static final int NO_TIER = -1;
    private static final long[] NO_POINTS = {};

    private final int tier;
    private final long total;
    private final long[] points;
    private final @Nullable UnratedReason reason;
    private final long value;
    private final long potential;
    private final int cell;
    /** Made when somebody asks: most results are only counted. */
    private final Supplier<Map<String, Object>> facts;

    private Scored(
            int tier,
            long total,
            long[] points,
            @Nullable UnratedReason reason,
            Supplier<Map<String, Object>> facts,
            long value,
            long potential,
            int cell) {
        this.tier = tier;
        this.total = total;
        this.points = points;
        this.reason = reason;
        this.facts = facts;
        this.value = value;
        this.potential = potential;
        this.cell = cell;
    }

    private static Scored of(
            int tier, long total, long[] points, @Nullable UnratedReason reason, Supplier<Map<String, Object>> facts) {
        return new Scored(tier, total, points, reason, facts, Micros.UNKNOWN, Micros.UNKNOWN, MatrixPlaces.NO_CELL);
    }

    static Scored rated(int tier, long total, long[] points) {
        return of(tier, total, points, null, Map::of);
    }

    static Scored unrated(UnratedReason reason, Supplier<Map<String, Object>> facts) {
        return unrated(reason, facts, NO_POINTS);
    }

    static Scored unrated(UnratedReason reason, Supplier<Map<String, Object>> facts, long[] points) {
        return of(NO_TIER, Micros.UNKNOWN, points, reason, facts);
    }

    /** The same with its place in a matrix. */
    Scored at(long worth, long promise, int cellOfBoth) {
        return new Scored(tier, total, points, reason, facts, worth, promise, cellOfBoth);
    }

    /** Score of the value in a matrix, or {@link Micros#UNKNOWN}. */
    long value() {
        return value;
    }

    /** Score of the potential in a matrix, or {@link Micros#UNKNOWN}. */
    long potential() {
        return potential;
    }

    /** The cell of a matrix in the order of the document, or {@link MatrixPlaces#NO_CELL}. */
    int cell() {
        return cell;
    }

    /** Index in the ladder, or {@link #NO_TIER}. */
    int tier() {
        return tier;
    }

    /** Score in millionths, or {@link Micros#UNKNOWN}. */
    long total() {
        return total;
    }

    /** Points per criterion in millionths; empty when there was no scoring. Not to be changed. */
    long[] points() {
        return points;
    }

    /** Why unrated, or null. */
    @Nullable
    UnratedReason reason() {
        return reason;
    }

    /** The values to speak of when unrated. */
    Map<String, Object> facts() {
        return facts.get();
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

    static long mix(long print, long value) {
        long z = print * 0x9E3779B97F4A7C15L + value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
