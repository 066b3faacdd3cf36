package dev.fenji.tiering.assignment;

import dev.fenji.insight.CopyCursor;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The part of table {@code assignment} that holds one policy's rows. The first run fills a table of its own, made in the same
 * transaction: rows go in without an index and, where the server allows, without a log.
 */
public final class AssignmentPartition {

    /** Rows of any policy that has a part already. */
    public static final String COPY =
            "copy assignment (%s) from stdin (format binary)".formatted(AssignmentRows.COLUMNS);

    /** A policy's past day was computed after a later one: whoever would change on the later day stays as it was there. */
    private static final String RESTATE = """
            insert into assignment (%1$s)
            select o.policy_id, o.customer_id, n.as_of, o.calibration_id, o.since, o.outcome, o.tier_rank, o.tier, o.score,
                   o.segment, o.r, o.f, o.fingerprint, o.explanation, o.stability, o.held_until, o.gated
            from (select ?::date as as_of) n
            join assignment a on a.policy_id = ? and a.valid_from = ? and a.calibration_id = ?
            join lateral (
                select * from assignment p
                where p.policy_id = a.policy_id and p.customer_id = a.customer_id
                  and (p.valid_from < a.valid_from or (p.valid_from = a.valid_from and p.calibration_id < a.calibration_id))
                order by p.valid_from desc, p.calibration_id desc limit 1) o on true
            where not exists (
                select from assignment x
                where x.policy_id = a.policy_id and x.customer_id = a.customer_id
                  and x.valid_from > a.valid_from and x.valid_from <= n.as_of)""".formatted(AssignmentRows.COLUMNS);

    private static final String EFFECTIVE = """
            select customer_id, since, tier, fingerprint from (
                select distinct on (customer_id) customer_id, since, tier, fingerprint
                from %s where policy_id = %d and valid_from <= '%s'
                order by customer_id, valid_from desc, calibration_id desc) holding order by customer_id""";

    private final Connection connection;
    private final int policyId;
    private final String table;

    public AssignmentPartition(Connection connection, long policyId) {
        this.connection = connection;
        this.policyId = Math.toIntExact(policyId);
        this.table = "assignment_" + policyId;
    }

    public boolean isMissing() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select to_regclass(?) is null")) {
            query.setString(1, table);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    public Baseline until(LocalDate day) throws SQLException {
        try (var rows = CopyCursor.open(connection, EFFECTIVE.formatted(table, policyId, day))) {
            return Baseline.read(rows);
        }
    }

    /** The same as up to the day itself, unless the day was computed already, or live for some: then it is computed once more. */
    public Baseline before(LocalDate day, Baseline latest) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                select exists (select from calibration where policy_id = ? and as_of = ? and data is not null)
                    or exists (select from calibration where policy_id = ? and as_of = ? and based_on is not null)""")) {
            query.setInt(1, policyId);
            query.setObject(2, day);
            query.setInt(3, policyId);
            query.setObject(4, day);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1) ? until(day.minusDays(1)) : latest;
            }
        }
    }

    /** What held when the day began. */
    public Baseline before(LocalDate day) throws SQLException {
        return until(day.minusDays(1));
    }

    void create() throws SQLException {
        call("select create_assignment_partition(?)");
    }

    /** Into a table that this transaction made. */
    String copyFresh() {
        return "copy %s (%s) from stdin (format binary, freeze true)".formatted(table, AssignmentRows.COLUMNS);
    }

    /** Index, then part of the history: in this order it costs least. */
    void finish() throws SQLException {
        call("select index_assignment_partition(?)");
        call("select attach_assignment_partition(?)");
    }

    /** Keeps what later days say, when a day before them was computed only now. */
    void restate(LocalDate asOf, int calibrationId) throws SQLException {
        LocalDate next = computedAfter(asOf);
        if (next == null) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(RESTATE)) {
            insert.setObject(1, next);
            insert.setInt(2, policyId);
            insert.setObject(3, asOf);
            insert.setInt(4, calibrationId);
            insert.executeUpdate();
        }
    }

    /** The next day after this one that was computed already; null when there is none. */
    private @Nullable LocalDate computedAfter(LocalDate day) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select min(as_of) from calibration where policy_id = ? and as_of > ? and data is not null")) {
            query.setInt(1, policyId);
            query.setObject(2, day);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getObject(1, LocalDate.class);
            }
        }
    }

    private void call(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, policyId);
            statement.execute();
        }
    }
}
