package dev.fenji.tiering.assignment;

import dev.fenji.kernel.policy.PolicyVersion;
import dev.fenji.kernel.policy.StandingState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the rules of stability remember of customers before a day. Policies without such rules have nothing to read. */
public final class StandingStates {
    private static final int FETCH = 20_000;
    private static final String BEFORE = """
            select customer_id, stability from (
                select distinct on (customer_id) customer_id, stability
                from assignment where policy_id = ? and valid_from < ?
                order by customer_id, valid_from desc, calibration_id desc) holding
            where stability is not null""";

    private final Map<Long, StandingState> states = new HashMap<>();

    private StandingStates() {}

    /** A day that is computed once more begins from where the day before ended. */
    public static StandingStates before(Connection connection, PolicyVersion version, LocalDate day)
            throws SQLException {
        return version.document().hasMemory() ? before(connection, Math.toIntExact(version.policyId()), day) : none();
    }

    public static StandingStates none() {
        return new StandingStates();
    }

    /** Whatever the rules are now: those of an earlier version may have left something. */
    public static StandingStates before(Connection connection, int policyId, LocalDate day) throws SQLException {
        var read = new StandingStates();
        try (PreparedStatement query = connection.prepareStatement(BEFORE)) {
            query.setFetchSize(FETCH);
            query.setInt(1, policyId);
            query.setObject(2, day);
            read.take(query);
        }
        return read;
    }

    private void take(PreparedStatement query) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                put(rows.getLong(1), rows.getString(2));
            }
        }
    }

    void put(long customerId, @Nullable String stability) {
        if (stability != null) {
            states.put(customerId, StandingState.parse(stability));
        }
    }

    public StandingState of(long customerId) {
        return states.getOrDefault(customerId, StandingState.NONE);
    }
}
