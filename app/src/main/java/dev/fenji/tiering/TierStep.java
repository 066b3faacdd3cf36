package dev.fenji.tiering;

import dev.fenji.insight.RunContext;
import dev.fenji.insight.RunStep;
import dev.fenji.kernel.policy.Calibration;
import dev.fenji.kernel.policy.CalibrationOutcome;
import dev.fenji.kernel.policy.PolicyVersion;
import dev.fenji.kernel.policy.Tiering;
import dev.fenji.shared.AuditableEvent;
import dev.fenji.tiering.assignment.CalibrationStore;
import dev.fenji.tiering.assignment.PolicyAssignment;
import dev.fenji.tiering.assignment.PolicyRun;
import dev.fenji.tiering.live.LiveSignal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The tiers' part of a run: every published policy that is not retired is calibrated, and everyone is assigned by it. */
@Component
class TierStep implements RunStep {
    private static final String PHASE = "ASSIGN";

    private final PolicyStore policies;
    private final CalibrationStore calibrations;
    private final DataSource postgres;
    private final LiveSignal live;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    TierStep(
            PolicyStore policies,
            CalibrationStore calibrations,
            DataSource postgres,
            LiveSignal live,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.policies = policies;
        this.calibrations = calibrations;
        this.postgres = postgres;
        this.live = live;
        this.events = events;
        this.transaction = transaction;
    }

    @Override
    public List<Need> needs() {
        return policies.all().stream()
                .filter(policy -> policy.retiredAt() == null)
                .flatMap(policy -> Stream.of(policy.published(), policy.scheduled()))
                .filter(Objects::nonNull)
                .map(StoredVersion::version)
                .map(version -> new Need(
                        version.document().windowMonths(),
                        Set.copyOf(version.document().fields())))
                .toList();
    }

    @Override
    public Part carryOut(RunContext run) {
        run.progress().phase(PHASE, null);
        if (!run.replay()) {
            transaction.executeWithoutResult(any -> takeEffect(run.asOf()));
        }
        List<Future<PolicyRun>> written = new ArrayList<>();
        try (Connection reading = postgres.getConnection()) {
            for (PolicyVersion version : versions()) {
                written.add(assign(run, version, reading));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("What held before could not be read.", e);
        }
        return new TierPart(run, written, policies, live, events, transaction);
    }

    /** Versions whose day has come. */
    private void takeEffect(LocalDate asOf) {
        for (Policy policy : policies.all()) {
            StoredVersion waiting = policy.scheduled();
            LocalDate day = waiting == null ? null : waiting.effectiveOn();
            if (waiting != null && day != null && !day.isAfter(asOf)) {
                policies.takeEffect(policy.id());
                events.publishEvent(new AuditableEvent(
                        "policy.took-effect", "policy:" + policy.id(), Map.of("version", waiting.number())));
                events.publishEvent(new PolicyPublished(policy.id(), waiting.number()));
            }
        }
    }

    /** While one policy is written the next one learns. */
    private Future<PolicyRun> assign(RunContext run, PolicyVersion version, Connection reading) throws SQLException {
        CalibrationOutcome outcome =
                Tiering.calibrate(version, run.population(version.document().windowMonths()), run.provenance());
        return switch (outcome) {
            case CalibrationOutcome.Calibrated(Calibration calibration) -> {
                var assignment = PolicyAssignment.prepare(run, version, calibration, reading);
                yield run.write(connection -> {
                    int id = calibrations.nextId(connection);
                    return added(run, connection, id, assignment.write(connection, id), calibration);
                });
            }
            case CalibrationOutcome.Refused(List<CalibrationOutcome.Refusal> refusals) -> {
                var refused = new PolicyRun(
                        version, run.runId(), run.asOf(), run.knownAt(), refusals, null, 0, "", 0, List.of());
                yield run.write(connection -> added(run, connection, calibrations.nextId(connection), refused, null));
            }
        };
    }

    private PolicyRun added(
            RunContext run, Connection connection, int id, PolicyRun done, @Nullable Calibration learned)
            throws SQLException {
        calibrations.add(connection, id, done, learned);
        run.count("assignmentsChanged", done.changed());
        return done;
    }

    /** The versions whose document was published between two calls may differ: a run asks once for needs, once to assign. */
    private List<PolicyVersion> versions() {
        return policies.all().stream()
                .filter(policy -> policy.retiredAt() == null)
                .map(Policy::published)
                .filter(Objects::nonNull)
                .map(StoredVersion::version)
                .toList();
    }
}
