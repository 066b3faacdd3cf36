package dev.fenji.tiering;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.policy.PolicyProblem;
import dev.fenji.shared.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a document would give if it were published: sizes, worth, scores. Nothing of it is stored.
 *
 * @param problems what is wrong with the document, or why it cannot be calibrated
 */
public record Preview(
        @Nullable LocalDate asOf,
        long customers,
        long rated,
        Map<String, Long> unrated,
        List<TierSize> tiers,
        List<Bar> histogram,
        Map<String, Bins> bins,
        List<PolicyProblem> advice,
        List<Problem> problems,
        long millis) {

    public record TierSize(String tier, Title title, long customers, BigDecimal value, BigDecimal share) {}

    /** Customers with a score from (included) to (excluded). */
    public record Bar(BigDecimal from, BigDecimal to, long customers) {}

    /** What was learned on one axis or criterion. */
    public record Bins(List<BigDecimal> boundaries, List<Integer> counts) {}

    static Preview unreadable(List<PolicyProblem> advice, List<Problem> problems, long millis) {
        return new Preview(null, 0, 0, Map.of(), List.of(), List.of(), Map.of(), advice, problems, millis);
    }
}
