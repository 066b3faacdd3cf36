package dev.fenji.intake.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the check has seen of each customer of an order file: whether all rows say the same about it, and when the last
 * one was. So a customer that always looks the same is registered once, with the date of its latest order.
 */
final class CustomerIndex {

    /** More customers than this are not indexed; they are registered row by row. */
    private static final int MAX = 4_000_000;

    private static final int FIRST = 1 << 10;
    private static final double LOAD = 0.6;
    private static final long VARIES = Long.MIN_VALUE;

    private long[] keys = new long[FIRST];
    private long[] digests = new long[FIRST];
    private long[] latest = new long[FIRST];
    private int size;

    void see(String key, long digest, Instant at) {
        long hash = nonZero(LongSet.hash(key));
        int slot = slot(keys, hash);
        if (keys[slot] == 0) {
            if (size >= MAX) {
                return;
            }
            if (size > keys.length * LOAD) {
                grow();
                slot = slot(keys, hash);
            }
            keys[slot] = hash;
            digests[slot] = digest;
            latest[slot] = at.getEpochSecond();
            size++;
            return;
        }
        latest[slot] = Math.max(latest[slot], at.getEpochSecond());
        if (digests[slot] != digest) {
            digests[slot] = VARIES;
        }
    }

    /** When a customer was last seen whose rows all say the same; null when they differ. */
    @Nullable
    Instant latest(String key) {
        int slot = slot(keys, nonZero(LongSet.hash(key)));
        return keys[slot] == 0 || digests[slot] == VARIES ? null : Instant.ofEpochSecond(latest[slot]);
    }

    int size() {
        return size;
    }

    private static long nonZero(long hash) {
        return hash == 0 ? 1 : hash;
    }

    private static int slot(long[] table, long hash) {
        int mask = table.length - 1;
        int slot = (int) hash & mask;
        while (table[slot] != 0 && table[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldDigests = digests;
        long[] oldLatest = latest;
        keys = new long[oldKeys.length * 2];
        digests = new long[keys.length];
        latest = new long[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slot(keys, oldKeys[i]);
                keys[slot] = oldKeys[i];
                digests[slot] = oldDigests[i];
                latest[slot] = oldLatest[i];
            }
        }
    }
}
