package dev.fenji.tiering.assignment;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * What a policy says of a few customers: up to and with a day, before it, and what the rules of stability remember from before it.
 */
public final class Holding {
    /** Of each customer the last row before the day, and the last one of the day if there is one: that comes first. */
    private static final String OF_SOME = """
            select distinct on (policy_id, customer_id, earlier)
                   policy_id, customer_id, earlier, since, tier, fingerprint, stability
            from (select *, valid_from < ?::date as earlier from assignment
                  where policy_id = any (?) and customer_id = any (?) and valid_from <= ?::date) held
            order by policy_id, customer_id, earlier, valid_from desc, calibration_id desc""";

    private final Baseline latest = Baseline.none();
    private final Baseline before = Baseline.none();
    private final StandingStates states = StandingStates.none();

    private Holding() {}

    /** One for each of the policies, in one statement. */
    public static Map<Integer, Holding> of(
            Connection connection, Collection<Integer> policies, LocalDate day, Collection<Long> customers)
            throws SQLException {
        Map<Integer, Holding> holdings = new HashMap<>();
        policies.forEach(policy -> holdings.put(policy, new Holding()));
        try (PreparedStatement query = connection.prepareStatement(OF_SOME)) {
            query.setObject(1, day);
            query.setArray(2, connection.createArrayOf("integer", policies.toArray()));
            query.setArray(3, connection.createArrayOf("bigint", customers.toArray()));
            query.setObject(4, day);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    holdings.computeIfAbsent(row.getInt("policy_id"), _ -> new Holding())
                            .take(row);
                }
            }
        }
        return holdings;
    }

    private void take(ResultSet row) throws SQLException {
        long customer = row.getLong("customer_id");
        if (latest.find(customer) < 0) {
            latest.add(row);
        }
        if (row.getBoolean("earlier")) {
            before.add(row);
            states.put(customer, row.getString("stability"));
        }
    }

    public Baseline latest() {
        return latest;
    }

    public Baseline before() {
        return before;
    }

    /** Of a policy whose rules have no memory these mean nothing. */
    public StandingStates states() {
        return states;
    }
}
