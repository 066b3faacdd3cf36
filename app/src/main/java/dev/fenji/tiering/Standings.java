package dev.fenji.tiering;

import dev.fenji.tiering.assignment.AssignmentHistory;
import dev.fenji.tiering.movement.Movements;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where customers stand: the tier in force, what other policies say, and how it came so. */
@Component
public class Standings {
    private final AssignmentHistory history;
    private final Explanations explanations;
    private final Policies policies;
    private final Movements movements;

    Standings(AssignmentHistory history, Explanations explanations, Policies policies, Movements movements) {
        this.movements = movements;
        this.history = history;
        this.explanations = explanations;
        this.policies = policies;
    }

    /** What one policy says of a customer now. */
    public record Held(Policy policy, HistoryEntry entry) {}

    /**
     * One stretch of a customer's history under a policy.
     *
     * @param validTo the first day that it no longer holds; null when it still does
     */
    public record HistoryEntry(
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            LocalDate since,
            @Nullable String tier,
            @Nullable Integer rank,
            @Nullable BigDecimal score,
            @Nullable String segment,
            int version,
            long runId,
            String outcome,
            @Nullable LocalDate heldUntil) {}

    /** What every policy says now, the one in force first. */
    public List<Held> of(long customerId) {
        explanations.requireVisible(customerId);
        List<Policy> all = policies.all();
        return all.stream()
                .flatMap(policy -> history.latest(customerId).stream()
                        .filter(row -> row.policyId() == policy.id())
                        .map(row -> new Held(policy, entry(row, null))))
                .toList();
    }

    /** The same as of a past day; a day of which nothing is known is refused. */
    public List<Held> of(long customerId, LocalDate day) {
        explanations.requireVisible(customerId);
        movements.then(day);
        return policies.all().stream()
                .filter(policy -> policy.retiredAt() == null)
                .flatMap(policy -> history.on(policy.id(), customerId, day).stream()
                        .map(row -> new Held(policy, entry(row, null))))
                .toList();
    }

    /** Newest first. */
    public List<HistoryEntry> history(long customerId, @Nullable String idOrSlug) {
        explanations.requireVisible(customerId);
        Policy policy = explanations.policy(idOrSlug);
        List<AssignmentHistory.Row> rows = history.all(policy.id(), customerId);
        return IntStream.range(0, rows.size())
                .mapToObj(
                        i -> entry(rows.get(i), i == 0 ? null : rows.get(i - 1).validFrom()))
                .toList();
    }

    /** Changes of the computed tier after one day and up to another, oldest first. */
    List<HistoryEntry> moves(long customerId, @Nullable String idOrSlug, LocalDate after, @Nullable LocalDate until) {
        List<HistoryEntry> oldestFirst = history(customerId, idOrSlug).reversed();
        return IntStream.range(1, oldestFirst.size())
                .filter(i -> !Objects.equals(
                        oldestFirst.get(i).tier(), oldestFirst.get(i - 1).tier()))
                .mapToObj(oldestFirst::get)
                .filter(entry -> entry.validFrom().isAfter(after)
                        && (until == null || !entry.validFrom().isAfter(until)))
                .toList();
    }

    private static HistoryEntry entry(AssignmentHistory.Row row, @Nullable LocalDate validTo) {
        return new HistoryEntry(
                row.validFrom(),
                validTo,
                row.since(),
                row.tier(),
                row.tierRank(),
                row.score() == null ? null : Objects.requireNonNull(row.score()).stripTrailingZeros(),
                row.segment(),
                row.version(),
                row.runId(),
                Explanations.outcome(row.outcome()),
                row.heldUntil());
    }
}
