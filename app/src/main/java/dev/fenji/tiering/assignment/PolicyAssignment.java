package dev.fenji.tiering.assignment;

import dev.fenji.insight.CopyRows;
import dev.fenji.insight.RunContext;
import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.policy.Assigner;
import dev.fenji.kernel.policy.Calibration;
import dev.fenji.kernel.policy.PolicyVersion;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.postgresql.copy.CopyIn;

/**
 * Assigns all customers under one policy. Chunks are computed by many threads and written by one, in the order of customers, so
 * that the result and its digest are the same whoever was faster.
 */
public final class PolicyAssignment {
    private static final int CHUNK = 1 << 13;
    private static final int CHUNKS_AHEAD = 8;

    private final RunContext run;
    private final PolicyVersion version;
    private final Calibration calibration;
    private final boolean fresh;
    private final Baseline latest;
    private final Baseline before;
    private final Population population;
    private final RunSummary summary;
    private final MessageDigest digest = AssignmentChunk.sha256();
    private final List<AssignmentChunk.Move> moves = new ArrayList<>();
    private long changed;

    private PolicyAssignment(
            RunContext run,
            PolicyVersion version,
            Calibration calibration,
            boolean fresh,
            Baseline latest,
            Baseline before) {
        this.run = run;
        this.version = version;
        this.calibration = calibration;
        this.fresh = fresh;
        this.latest = latest;
        this.before = before;
        this.population = run.population(version.document().windowMonths());
        this.summary = new RunSummary(version.document());
    }

    /** Reads what held so far. */
    public static PolicyAssignment prepare(
            RunContext run, PolicyVersion version, Calibration calibration, Connection reading) throws SQLException {
        var partition = new AssignmentPartition(reading, version.policyId());
        boolean fresh = partition.isMissing();
        Baseline latest = fresh ? Baseline.none() : partition.until(run.asOf());
        Baseline before = fresh ? latest : partition.before(run.asOf(), latest);
        return new PolicyAssignment(run, version, calibration, fresh, latest, before);
    }

    /** Writes what changed. */
    public PolicyRun write(Connection connection, int calibrationId) throws SQLException {
        var partition = new AssignmentPartition(connection, version.policyId());
        StandingStates states = StandingStates.before(connection, version, run.asOf());
        var rows = new AssignmentRows(
                version, new Assigner(version, calibration), calibrationId, run.asOf(), latest, before, states);
        if (fresh) {
            partition.create();
        }
        CopyIn copy = CopyRows.begin(connection, fresh ? partition.copyFresh() : AssignmentPartition.COPY);
        try {
            assignAll(rows, copy);
            CopyRows.end(copy);
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        if (fresh) {
            partition.finish();
        } else {
            partition.restate(run.asOf(), calibrationId);
        }
        return new PolicyRun(
                version,
                run.runId(),
                run.asOf(),
                run.knownAt(),
                List.of(),
                summary,
                changed,
                HexFormat.of().formatHex(digest.digest()),
                calibrationId,
                moves);
    }

    private void assignAll(AssignmentRows rows, CopyIn copy) throws SQLException {
        Deque<Future<AssignmentChunk>> ahead = new ArrayDeque<>();
        try {
            for (int from = 0; from < population.size(); from += CHUNK) {
                int start = from;
                ahead.add(run.workers().submit(() -> chunk(rows, start)));
                if (ahead.size() > CHUNKS_AHEAD) {
                    take(ahead.remove(), copy);
                }
            }
            while (!ahead.isEmpty()) {
                take(ahead.remove(), copy);
            }
        } finally {
            ahead.forEach(chunk -> chunk.cancel(true));
        }
    }

    private AssignmentChunk chunk(AssignmentRows rows, int from) {
        var chunk = new AssignmentChunk(new RunSummary(version.document()));
        int to = Math.min(from + CHUNK, population.size());
        for (int row = from; row < to; row++) {
            rows.assign(population.row(row), chunk);
        }
        return chunk;
    }

    private void take(Future<AssignmentChunk> future, CopyIn copy) throws SQLException {
        AssignmentChunk chunk = get(future);
        chunk.rows().send(copy);
        digest.update(chunk.digest());
        summary.add(chunk.summary());
        changed += chunk.changed();
        if (!run.replay()) {
            moves.addAll(chunk.moves());
        }
        run.progress().done(summary.seen());
    }

    private static AssignmentChunk get(Future<AssignmentChunk> chunk) throws SQLException {
        try {
            return chunk.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A customer could not be assigned.", e.getCause());
        }
    }
}
