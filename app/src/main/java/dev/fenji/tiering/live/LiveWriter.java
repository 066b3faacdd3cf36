package dev.fenji.tiering.live;

import dev.fenji.insight.CopyRows;
import dev.fenji.insight.PlanOnce;
import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.policy.Assignment;
import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.tiering.StandingJournal;
import dev.fenji.tiering.StandingMove;
import dev.fenji.tiering.StandingsChanged;
import dev.fenji.tiering.assignment.AssignmentChunk;
import dev.fenji.tiering.assignment.AssignmentPartition;
import dev.fenji.tiering.assignment.AssignmentRows;
import dev.fenji.tiering.assignment.Baseline;
import dev.fenji.tiering.assignment.CalibrationStore;
import dev.fenji.tiering.assignment.Holding;
import dev.fenji.tiering.assignment.RunSummary;
import dev.fenji.tiering.assignment.StandingStates;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.copy.CopyIn;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Decides the customers of a round and writes what changed: history, journal and the notes that are done, in one transaction. */
@Component
class LiveWriter {
    private final LiveGrounds grounds;
    private final LiveChanges changes;
    private final CalibrationStore calibrations;
    private final DataSource postgres;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    LiveWriter(
            LiveGrounds grounds,
            LiveChanges changes,
            CalibrationStore calibrations,
            DataSource postgres,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.grounds = grounds;
        this.changes = changes;
        this.calibrations = calibrations;
        this.postgres = postgres;
        this.transaction = transaction;
        this.events = events;
    }

    /** @return false when a run came into force meanwhile: then nothing was written, and everything is looked at anew */
    boolean write(LiveGround ground, List<LiveRound.Looked> looked, List<LiveChanges.Change> done, Instant knownAt) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            Connection connection = DataSourceUtils.getConnection(postgres);
            try {
                StandingJournal.takeTurn(connection);
                if (!grounds.holds(ground)) {
                    return false;
                }
                write(connection, ground, looked, knownAt);
                changes.done(done);
                return true;
            } catch (SQLException e) {
                throw new IllegalStateException("Standings could not be written.", e);
            } finally {
                DataSourceUtils.releaseConnection(connection, postgres);
            }
        }));
    }

    private void write(Connection connection, LiveGround ground, List<LiveRound.Looked> looked, Instant knownAt)
            throws SQLException {
        PlanOnce.forThisTransaction(connection);
        Map<LocalDate, List<LiveRound.Looked>> byDay = looked.stream()
                .filter(one -> one.day() != null)
                .sorted(Comparator.comparing(one -> one.change().customerId()))
                .collect(Collectors.groupingBy(
                        one -> Objects.requireNonNull(one.day()), TreeMap::new, Collectors.toList()));
        for (var day : byDay.entrySet()) {
            List<Decided> decided = decide(connection, ground, day.getKey(), day.getValue());
            List<StandingMove> moves =
                    decided.isEmpty() ? List.of() : write(connection, day.getKey(), decided, knownAt);
            if (!moves.isEmpty()) {
                events.publishEvent(new StandingsChanged(0, 0, day.getKey(), moves.size(), moves));
            }
        }
    }

    /** What changed under one policy. */
    private record Decided(
            LiveGround.Rule rule, int calibrationId, CopyRows rows, List<StandingJournal.Entry> entries) {}

    private List<Decided> decide(Connection connection, LiveGround ground, LocalDate day, List<LiveRound.Looked> looked)
            throws SQLException {
        List<Integer> policies =
                ground.rules().stream().map(LiveGround.Rule::policyId).toList();
        List<Long> customers =
                looked.stream().map(one -> one.change().customerId()).toList();
        Map<Integer, Holding> holdings = Holding.of(connection, policies, day, customers);
        Iterator<Integer> ids =
                calibrations.nextIds(connection, policies.size()).iterator();
        return ground.rules().stream()
                .map(rule ->
                        decide(rule, day, looked, Objects.requireNonNull(holdings.get(rule.policyId())), ids.next()))
                .filter(decided -> !decided.entries().isEmpty())
                .toList();
    }

    private static Decided decide(
            LiveGround.Rule rule, LocalDate day, List<LiveRound.Looked> looked, Holding holding, int calibrationId) {
        PolicyDocument document = rule.version().document();
        StandingStates states = document.hasMemory() ? holding.states() : StandingStates.none();
        var rows = new AssignmentRows(
                rule.version(), rule.assigner(), calibrationId, day, holding.latest(), holding.before(), states);
        var chunk = new AssignmentChunk(new RunSummary(document));
        List<StandingJournal.Entry> entries = new ArrayList<>();
        for (LiveRound.Looked one : looked) {
            CustomerFacts facts = Objects.requireNonNull(one.facts().get(document.windowMonths()));
            Assignment changed = rows.assign(facts, chunk);
            if (changed != null) {
                entries.add(entry(one.change(), holding.latest(), changed));
            }
        }
        return new Decided(rule, calibrationId, chunk.rows(), entries);
    }

    /** @return the changes of tier */
    private List<StandingMove> write(Connection connection, LocalDate day, List<Decided> decided, Instant knownAt)
            throws SQLException {
        calibrations.addLive(
                connection,
                decided.stream()
                        .map(one -> new CalibrationStore.Live(
                                one.calibrationId(),
                                one.rule().calibration(),
                                one.entries().size()))
                        .toList(),
                day,
                knownAt);
        CopyIn copy = CopyRows.begin(connection, AssignmentPartition.COPY);
        for (Decided one : decided) {
            one.rows().send(copy);
        }
        CopyRows.end(copy);
        return StandingJournal.add(
                connection,
                day,
                decided.stream()
                        .map(one -> new StandingJournal.Changes(
                                one.rule().policyId(),
                                one.rule().version().number(),
                                one.calibrationId(),
                                one.entries()))
                        .toList());
    }

    private static StandingJournal.Entry entry(LiveChanges.Change change, Baseline latest, Assignment changed) {
        int at = latest.find(changed.customerId());
        return new StandingJournal.Entry(
                changed.customerId(),
                at < 0 ? null : latest.tier(at),
                changed.tier(),
                change.cause(),
                change.subjectId(),
                change.subject().isEmpty() ? null : change.subject());
    }
}
