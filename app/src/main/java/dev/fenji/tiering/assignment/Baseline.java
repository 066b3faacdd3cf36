package dev.fenji.tiering.assignment;

import dev.fenji.insight.CopyCursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What holds for every customer under a policy up to a day, by customer id: a few primitive columns. */
public final class Baseline {
    private static final int FIRST_SIZE = 16;

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
        row.has();
        long customer = row.bigint();
        row.has();
        int from = Math.toIntExact(row.epochDay());
        String held = row.has() ? row.text() : null;
        row.has();
        add(customer, from, held, row.bigint());
    }

    /** The next customer by id. */
    void add(ResultSet row) throws SQLException {
        add(
                row.getLong("customer_id"),
                Math.toIntExact(row.getObject("since", LocalDate.class).toEpochDay()),
                row.getString("tier"),
                row.getLong("fingerprint"));
    }

    private void add(long customer, int from, @Nullable String held, long fingerprint) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, size * 2);
            since = Arrays.copyOf(since, size * 2);
            fingerprints = Arrays.copyOf(fingerprints, size * 2);
            tier = Arrays.copyOf(tier, size * 2);
        }
        ids[size] = customer;
        since[size] = from;
        tier[size] = held == null ? null : tiers.computeIfAbsent(held, same -> same);
        fingerprints[size++] = fingerprint;
    }
}
