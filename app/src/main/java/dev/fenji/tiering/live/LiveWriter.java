package dev.fenji.tiering.live;

import dev.fenji.insight.CopyRows;
import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.policy.Assignment;
import dev.fenji.tiering.StandingJournal;
import dev.fenji.tiering.StandingMove;
import dev.fenji.tiering.StandingsChanged;
import dev.fenji.tiering.assignment.AssignmentChunk;
import dev.fenji.tiering.assignment.AssignmentPartition;
import dev.fenji.tiering.assignment.AssignmentRows;
import dev.fenji.tiering.assignment.Baseline;
import dev.fenji.tiering.assignment.CalibrationStore;
import dev.fenji.tiering.assignment.RunSummary;
import dev.fenji.tiering.assignment.StandingStates;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
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
        Map<LocalDate, List<LiveRound.Looked>> byDay = looked.stream()
                .filter(one -> one.day() != null)
                .sorted(Comparator.comparing(one -> one.change().customerId()))
                .collect(Collectors.groupingBy(
                        one -> Objects.requireNonNull(one.day()), TreeMap::new, Collectors.toList()));
        for (var day : byDay.entrySet()) {
            for (LiveGround.Rule rule : ground.rules()) {
                List<StandingMove> moves = write(connection, rule, day.getKey(), day.getValue(), knownAt);
                if (!moves.isEmpty()) {
                    events.publishEvent(new StandingsChanged(0, rule.policyId(), day.getKey(), moves.size(), moves));
                }
            }
        }
    }

    private List<StandingMove> write(
            Connection connection, LiveGround.Rule rule, LocalDate day, List<LiveRound.Looked> looked, Instant knownAt)
            throws SQLException {
        List<Long> ids = looked.stream().map(one -> one.change().customerId()).toList();
        var partition = new AssignmentPartition(connection, rule.policyId());
        Baseline latest = partition.until(day, ids);
        Baseline before = partition.until(day.minusDays(1), ids);
        StandingStates states = StandingStates.before(connection, rule.version(), day, ids);
        int id = calibrations.nextId(connection);
        var rows = new AssignmentRows(rule.version(), rule.assigner(), id, day, latest, before, states);
        var chunk = new AssignmentChunk(new RunSummary(rule.version().document()));
        List<StandingJournal.Entry> entries = new ArrayList<>();
        for (LiveRound.Looked one : looked) {
            CustomerFacts facts = Objects.requireNonNull(
                    one.facts().get(rule.version().document().windowMonths()));
            Assignment changed = rows.assign(facts, chunk);
            if (changed != null) {
                entries.add(entry(one.change(), latest, changed));
            }
        }
        if (entries.isEmpty()) {
            return List.of();
        }
        calibrations.addLive(connection, id, rule.calibration(), day, knownAt, entries.size());
        CopyIn copy = CopyRows.begin(connection, partition.copySql(false));
        chunk.rows().send(copy);
        CopyRows.end(copy);
        return StandingJournal.add(connection, rule.policyId(), rule.version().number(), day, id, entries);
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
