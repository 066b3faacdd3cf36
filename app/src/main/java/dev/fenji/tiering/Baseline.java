package dev.fenji.tiering;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What holds for every customer under a policy up to a day, by customer id: a few primitive columns. */
final class Baseline {
    private static final int FETCH = 20_000;
    private static final int FIRST_SIZE = 1024;

    private static final String EFFECTIVE = """
            select distinct on (customer_id) customer_id, valid_from, since, tier, fingerprint
            from assignment where policy_id = ? and valid_from <= ?
            order by customer_id, valid_from desc, calibration_id desc""";

    private final Map<String, String> tiers = new HashMap<>();
    private long[] ids = new long[FIRST_SIZE];
    private int[] since = new int[FIRST_SIZE];
    private long[] fingerprints = new long[FIRST_SIZE];
    private @Nullable String[] tier = new String[FIRST_SIZE];
    private int size;

    private Baseline() {}

    static Baseline read(Connection connection, int policyId, LocalDate until) throws SQLException {
        var baseline = new Baseline();
        try (PreparedStatement query = connection.prepareStatement(EFFECTIVE)) {
            query.setFetchSize(FETCH);
            query.setInt(1, policyId);
            query.setObject(2, until);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    baseline.add(rows);
                }
            }
        }
        return baseline;
    }

    static Baseline none() {
        return new Baseline();
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The place of a customer, or a negative number. Safe for many threads once read. */
    int find(long customerId) {
        return Arrays.binarySearch(ids, 0, size, customerId);
    }

    long fingerprint(int at) {
        return fingerprints[at];
    }

    LocalDate since(int at) {
        return LocalDate.ofEpochDay(since[at]);
    }

    @Nullable
    String tier(int at) {
        return tier[at];
    }

    private void add(ResultSet row) throws SQLException {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, size * 2);
            since = Arrays.copyOf(since, size * 2);
            fingerprints = Arrays.copyOf(fingerprints, size * 2);
            tier = Arrays.copyOf(tier, size * 2);
        }
        ids[size] = row.getLong(1);
        since[size] = Math.toIntExact(row.getObject(3, LocalDate.class).toEpochDay());
        String name = row.getString(4);
        tier[size] = name == null ? null : tiers.computeIfAbsent(name, same -> same);
        fingerprints[size++] = row.getLong(5);
    }
}
