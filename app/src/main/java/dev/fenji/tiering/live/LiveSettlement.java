package dev.fenji.tiering.live;

import dev.fenji.insight.RunContext;
import dev.fenji.tiering.StandingJournal;
import dev.fenji.tiering.Trigger;
import dev.fenji.tiering.assignment.PolicyRun;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The last thing a run writes. Whoever was re-tiered live in a transaction that the run could not see keeps that standing: the run
 * takes its own rows of them back, and they are looked at once more, with what the run has learned.
 */
public final class LiveSettlement {
    private static final String UNSEEN = "done_tx is not null and not pg_visible_in_snapshot(done_tx, ?::pg_snapshot)";

    private final Connection connection;
    private final RunContext run;

    public LiveSettlement(Connection connection, RunContext run) {
        this.connection = connection;
        this.run = run;
    }

    /** Nobody else writes standings from here to the run's commit. */
    public void settle(List<PolicyRun> policies) throws SQLException {
        StandingJournal.takeTurn(connection);
        Set<Long> live = lookAgain();
        forgetSeen();
        for (PolicyRun policy : policies) {
            if (policy.calibrationId() > 0) {
                takeBack(policy, live);
                journal(policy, live);
                followMovesAnew(policy);
            }
        }
    }

    private Set<Long> lookAgain() throws SQLException {
        Set<Long> customers = new HashSet<>();
        try (PreparedStatement update = connection.prepareStatement(
                "update live_change set done_tx = null where " + UNSEEN + " returning customer_id")) {
            update.setString(1, run.snapshot());
            try (ResultSet rows = update.executeQuery()) {
                while (rows.next()) {
                    customers.add(rows.getLong(1));
                }
            }
        }
        return customers;
    }

    private void forgetSeen() throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from live_change where done_tx is not null")) {
            delete.executeUpdate();
        }
    }

    /** Rows that nobody has seen yet. */
    private void takeBack(PolicyRun policy, Set<Long> customers) throws SQLException {
        if (customers.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement(
                "delete from assignment where policy_id = ? and calibration_id = ? and customer_id = any (?)")) {
            delete.setLong(1, policy.version().policyId());
            delete.setInt(2, policy.calibrationId());
            delete.setArray(3, connection.createArrayOf("bigint", customers.toArray()));
            delete.executeUpdate();
        }
    }

    /** Live results that were committed meanwhile have greater numbers than this run: whoever follows goes back to before it. */
    private void followMovesAnew(PolicyRun policy) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update movement_state set calibration_id = ? where policy_id = ? and calibration_id > ?")) {
            update.setInt(1, policy.calibrationId() - 1);
            update.setLong(2, policy.version().policyId());
            update.setInt(3, policy.calibrationId() - 1);
            update.executeUpdate();
        }
    }

    private void journal(PolicyRun policy, Set<Long> live) throws SQLException {
        List<StandingJournal.Entry> entries = policy.moves().stream()
                .filter(move -> !live.contains(move.customerId()))
                .map(move -> new StandingJournal.Entry(
                        move.customerId(), move.from(), move.to(), Trigger.RUN, run.runId(), null))
                .toList();
        if (!entries.isEmpty()) {
            var changes = new StandingJournal.Changes(
                    Math.toIntExact(policy.version().policyId()),
                    policy.version().number(),
                    policy.calibrationId(),
                    entries);
            StandingJournal.add(connection, run.asOf(), List.of(changes));
        }
    }
}
