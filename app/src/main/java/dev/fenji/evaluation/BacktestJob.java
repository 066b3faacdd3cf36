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
 * @param proposal what a search for a better version found, when one was asked for
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
        @Nullable Proposal proposal,
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
     * @param found true for the version that was searched for, which nobody has saved
     */
    public record Entrant(
            String name,
            Title title,
            @Nullable Integer policy,
            @Nullable Integer version,
            boolean draft,
            @Nullable String baseline,
            @Nullable Boolean found,
            List<Tier> tiers) {

        private static final String PROPOSED = " proposed";

        Entrant named(String other) {
            return new Entrant(other, title, policy, version, draft, baseline, found, tiers);
        }

        /** The version that may be proposed in its place. */
        Entrant proposed() {
            return new Entrant(name + PROPOSED, title, policy, version, draft, baseline, true, tiers);
        }

        boolean isFound() {
            return Boolean.TRUE.equals(found);
        }
    }

    /** A tier as it was called. */
    public record Tier(String id, Title title, @Nullable String color) {}
}
