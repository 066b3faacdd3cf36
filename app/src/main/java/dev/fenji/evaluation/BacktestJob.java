package dev.fenji.evaluation;

import dev.fenji.insight.RunState;
import dev.fenji.kernel.Title;
import dev.fenji.kernel.backtest.BacktestReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A back-test from the question to the answer.
 *
 * @param entrants who is who in the answer
 * @param result null until it is done
 * @param provenance what the answer was made from
 * @param error what kept it from an answer
 */
public record BacktestJob(
        long id,
        RunState state,
        Question question,
        List<Entrant> entrants,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        String startedBy,
        Progress progress,
        @Nullable BacktestReport result,
        @Nullable Map<String, Object> provenance,
        @Nullable Failure error) {

    /** How far the phase is. */
    public record Progress(
            String phase, long done, @Nullable Long total) {
        static final Progress NONE = new Progress("", 0, null);
    }

    /** A problem by slug, with the values its words speak of. */
    public record Failure(String slug, Map<String, Object> values) {}

    /**
     * What was judged.
     *
     * @param name what it is called in the answer
     * @param draft whether the version was a draft then
     */
    public record Entrant(
            String name,
            Title title,
            @Nullable Integer policy,
            @Nullable Integer version,
            boolean draft,
            @Nullable String baseline,
            List<Tier> tiers) {}

    /** A tier as it was called. */
    public record Tier(String id, Title title, @Nullable String color) {}
}
