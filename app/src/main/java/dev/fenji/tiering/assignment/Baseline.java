package dev.fenji.tiering.assignment;

import dev.fenji.insight.CopyCursor;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What holds for every customer under a policy up to a day, by customer id: a few primitive columns. */
public final class Baseline {
    private static final int FIRST_SIZE = 1024;

    private final Map<String, String> tiers = new HashMap<>();
    private long[] ids = new long[FIRST_SIZE];
    private int[] since = new int[FIRST_SIZE];
    private long[] fingerprints = new long[FIRST_SIZE];
    private @Nullable String[] tier = new String[FIRST_SIZE];
    private int size;

    private Baseline() {}

    /** @param rows customer, day it holds from, tier and fingerprint, by customer */
    static Baseline read(CopyCursor rows) throws SQLException {
        var baseline = new Baseline();
        while (rows.next()) {
            baseline.add(rows);
        }
        return baseline;
    }

    public static Baseline none() {
        return new Baseline();
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The place of a customer, or a negative number. Safe for many threads once read. */
    public int find(long customerId) {
        // Ids are given out one after the other, so most customers are found at once.
        long guess = size == 0 ? 0 : customerId - ids[0];
        boolean there = guess >= 0 && guess < size && ids[(int) guess] == customerId;
        return there ? (int) guess : Arrays.binarySearch(ids, 0, size, customerId);
    }

    long fingerprint(int at) {
        return fingerprints[at];
    }

    public LocalDate since(int at) {
        return LocalDate.ofEpochDay(since[at]);
    }

    @Nullable
    public String tier(int at) {
        return tier[at];
    }

    private void add(CopyCursor row) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, size * 2);
            since = Arrays.copyOf(since, size * 2);
            fingerprints = Arrays.copyOf(fingerprints, size * 2);
            tier = Arrays.copyOf(tier, size * 2);
        }
        row.has();
        ids[size] = row.bigint();
        row.has();
        since[size] = Math.toIntExact(row.epochDay());
        tier[size] = row.has() ? tiers.computeIfAbsent(row.text(), same -> same) : null;
        row.has();
        fingerprints[size++] = row.bigint();
    }
}
