package dev.fenji.tiering;

import dev.fenji.insight.RunContext;
import dev.fenji.insight.RunStep;
import dev.fenji.kernel.policy.Calibration;
import dev.fenji.kernel.policy.CalibrationOutcome;
import dev.fenji.kernel.policy.PolicyVersion;
import dev.fenji.kernel.policy.Tiering;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.sql.DataSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The tiers' part of a run: every published policy that is not retired is calibrated, and everyone is assigned by it. */
@Component
class TierStep implements RunStep {
    private static final String PHASE = "ASSIGN";
    /** However many policies there are, a run takes no more connections than this. */
    private static final int LANES = 3;

    private final PolicyStore policies;
    private final CalibrationStore calibrations;
    private final DataSource postgres;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    TierStep(
            PolicyStore policies,
            CalibrationStore calibrations,
            DataSource postgres,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.policies = policies;
        this.calibrations = calibrations;
        this.postgres = postgres;
        this.events = events;
        this.transaction = transaction;
    }

    @Override
    public List<Need> needs() {
        return versions().stream()
                .map(version -> new Need(
                        version.document().windowMonths(),
                        Set.copyOf(version.document().fields())))
                .toList();
    }

    @Override
    public Prepared prepare(RunContext run) {
        var prepared = new PreparedTiers(run, events, transaction);
        List<FutureTask<List<PolicyRun>>> tasks = new ArrayList<>();
        run.progress().phase(PHASE, null);
        List<PolicyVersion> versions = versions();
        try {
            for (int lane = 0; lane < Math.min(LANES, versions.size()); lane++) {
                tasks.add(start(run, lane, versions, prepared));
            }
            for (FutureTask<List<PolicyRun>> task : tasks) {
                result(task).forEach(prepared::add);
            }
            prepared.inForce(policies.inForce().map(Policy::id).orElse(0));
            return prepared;
        } catch (SQLException | RuntimeException e) {
            tasks.forEach(TierStep::settle);
            prepared.close();
            throw e instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        }
    }

    /** A lane takes every so many policies, one after the other, in a transaction of its own. */
    private FutureTask<List<PolicyRun>> start(
            RunContext run, int lane, List<PolicyVersion> versions, PreparedTiers prepared) throws SQLException {
        Connection connection = postgres.getConnection();
        connection.setAutoCommit(false);
        prepared.hold(connection);
        var task = new FutureTask<>(() -> {
            List<PolicyRun> done = new ArrayList<>();
            for (int i = lane; i < versions.size(); i += LANES) {
                done.add(assign(run, versions.get(i), connection, prepared));
            }
            return done;
        });
        Thread.ofPlatform().name("fenji-assign-" + lane).daemon().start(task);
        return task;
    }

    /** The versions whose document was published between two calls may differ: a run asks once for needs, once to assign. */
    private List<PolicyVersion> versions() {
        return policies.all().stream()
                .filter(policy -> policy.retiredAt() == null)
                .map(Policy::published)
                .filter(java.util.Objects::nonNull)
                .map(StoredVersion::version)
                .toList();
    }

    private PolicyRun assign(RunContext run, PolicyVersion version, Connection connection, PreparedTiers prepared)
            throws SQLException {
        int id = calibrations.nextId(connection);
        CalibrationOutcome outcome =
                Tiering.calibrate(version, run.population(version.document().windowMonths()), run.provenance());
        PolicyRun done;
        Calibration learned = null;
        switch (outcome) {
            case CalibrationOutcome.Calibrated(Calibration calibration) -> {
                learned = calibration;
                var partition = new AssignmentPartition(connection, Math.toIntExact(version.policyId()));
                if (partition.isMissing()) {
                    prepared.attachAtCommit(connection, partition);
                }
                done = new PolicyAssignment(run, version).write(partition, connection, calibration, id);
            }
            case CalibrationOutcome.Refused(List<CalibrationOutcome.Refusal> refusals) ->
                done = new PolicyRun(version, run.runId(), run.asOf(), run.knownAt(), refusals, null, 0, "");
        }
        calibrations.add(connection, id, done, learned);
        run.count("assignmentsChanged", done.changed());
        return done;
    }

    private static List<PolicyRun> result(FutureTask<List<PolicyRun>> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException("Tiers could not be assigned.", e.getCause());
        }
    }

    private static void settle(FutureTask<List<PolicyRun>> task) {
        try {
            task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            // The first failure is the one that is told.
            return;
        }
    }
}
