package dev.fenji.tiering;

import dev.fenji.insight.RunContext;
import dev.fenji.insight.RunStep;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** Assignments that wait for the run to be committed as a whole. */
final class PreparedTiers implements RunStep.Prepared {
    private static final Logger LOG = LoggerFactory.getLogger(PreparedTiers.class);

    private final RunContext run;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final List<Connection> connections = new ArrayList<>();
    private final List<PolicyRun> runs = new ArrayList<>();
    private final Map<Connection, List<AssignmentPartition>> fresh = new ConcurrentHashMap<>();
    private int inForce;

    PreparedTiers(RunContext run, ApplicationEventPublisher events, TransactionTemplate transaction) {
        this.run = run;
        this.events = events;
        this.transaction = transaction;
    }

    void hold(Connection connection) {
        connections.add(connection);
    }

    void attachAtCommit(Connection connection, AssignmentPartition partition) {
        fresh.computeIfAbsent(connection, any -> new ArrayList<>()).add(partition);
    }

    void add(PolicyRun done) {
        runs.add(done);
    }

    void inForce(int policyId) {
        inForce = policyId;
    }

    @Override
    public List<Map<String, Object>> results() {
        return runs.stream().map(PolicyRun::toMap).toList();
    }

    @Override
    public void commit() {
        try {
            for (Connection connection : connections) {
                for (AssignmentPartition partition : fresh.getOrDefault(connection, List.of())) {
                    partition.attach();
                }
                connection.commit();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The assignments could not be committed.", e);
        }
    }

    @Override
    public void announce() {
        if (run.replay()) {
            return;
        }
        long changed = runs.stream()
                .filter(done -> done.version().policyId() == inForce)
                .mapToLong(PolicyRun::changed)
                .sum();
        transaction.executeWithoutResult(
                any -> events.publishEvent(new StandingsChanged(run.runId(), inForce, run.asOf(), changed)));
    }

    @Override
    public void close() {
        for (Connection connection : connections) {
            try {
                if (!connection.isClosed()) {
                    connection.rollback();
                    connection.setAutoCommit(true);
                    connection.close();
                }
            } catch (SQLException e) {
                LOG.warn("A connection did not close cleanly.", e);
            }
        }
        connections.clear();
    }
}
