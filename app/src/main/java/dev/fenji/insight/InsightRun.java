package dev.fenji.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One computation for all customers: of metrics and tiers, or of the value models.
 *
 * @param asOf decided when the run starts, unless it was asked for
 * @param knownAt only facts recorded up to this moment count
 * @param replay whether it looked back at a day earlier than the one in force
 * @param results what the steps have to say, one map per policy
 * @param error slug and values of what went wrong
 */
public record InsightRun(
        long id,
        RunKind kind,
        RunWork work,
        RunState state,
        @Nullable LocalDate asOf,
        @Nullable Instant knownAt,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        String startedBy,
        boolean replay,
        Progress progress,
        Map<String, Long> counts,
        List<Map<String, Object>> results,
        @Nullable Map<String, Object> provenance,
        @Nullable Failure error) {

    /** How far the phase is. */
    public record Progress(
            String phase, long done, @Nullable Long total) {
        static final Progress NONE = new Progress("", 0, null);
    }

    /** A problem by slug, with the values its words speak of. */
    public record Failure(String slug, Map<String, Object> values) {}
}
