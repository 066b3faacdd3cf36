package dev.fenji.tiering;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.policy.Explanation;
import dev.fenji.kernel.simulate.Move;
import dev.fenji.shared.Page;
import dev.fenji.shared.ProblemWords;
import dev.fenji.tiering.assignment.AssignmentHistory;
import dev.fenji.tiering.assignment.CalibrationCache;
import dev.fenji.tiering.assignment.CalibrationStore;
import dev.fenji.tiering.movement.MoveHistory;
import dev.fenji.tiering.override.OverrideStore;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One customer's standings through time: what held, and in words what changed since the one before. */
@Component
public class TierTimeline {
    private static final int MOST_DOCUMENTS = 20;

    private final Explanations explanations;
    private final AssignmentHistory history;
    private final OverrideStore overrides;
    private final CalibrationCache calibrations;
    private final EvidenceStore evidence;
    private final MoveHistory moves;
    private final TierStory story;

    TierTimeline(
            Explanations explanations,
            AssignmentHistory history,
            OverrideStore overrides,
            CalibrationCache calibrations,
            EvidenceStore evidence,
            MoveHistory moves,
            TierStory story) {
        this.explanations = explanations;
        this.history = history;
        this.overrides = overrides;
        this.calibrations = calibrations;
        this.evidence = evidence;
        this.moves = moves;
        this.story = story;
    }

    /**
     * A stretch of time with one result.
     *
     * @param to the first day on which it no longer holds; null when it still does
     * @param move from the tier before; null for the first
     * @param computedTier what the policy gives, also where somebody set the tier by hand
     * @param sentences what changed, in the reader's language
     * @param documents what came into the window or fell out of it, the oldest first, up to some
     * @param documentsInAll how many there are
     */
    public record Entry(
            LocalDate from,
            @Nullable LocalDate to,
            @Nullable String tier,
            @Nullable Title tierTitle,
            @Nullable Move move,
            @Nullable BigDecimal score,
            @Nullable String computedTier,
            @Nullable Title computedTierTitle,
            boolean byHand,
            @Nullable Integer version,
            @Nullable Long runId,
            List<String> sentences,
            List<Document> documents,
            int documentsInAll) {}

    /** @param entered whether it came into the window; else it fell out of it */
    public record Document(
            long id, String number, boolean credit, LocalDate occurredOn, BigDecimal amountBase, boolean entered) {}

    /**
     * Newest first.
     *
     * @param below only what began before this day; null for all
     */
    public Page<Entry> page(
            long customerId, @Nullable String idOrSlug, @Nullable LocalDate below, int limit, Locale locale) {
        explanations.requireVisible(customerId);
        Policy policy = explanations.policy(idOrSlug);
        List<TierOverride> byHand = overrides.of(customerId).stream()
                .filter(one -> one.policyId() == policy.id())
                .toList();
        LocalDate first = moves.first(policy.id());
        if (first == null) {
            return new Page<>(List.of(), null);
        }
        List<StandingTimeline.Stretch> stretches =
                StandingTimeline.of(history.all(policy.id(), customerId), byHand, first, overrides.today());
        List<Entry> entries = new ArrayList<>();
        for (int i = stretches.size() - 1; i >= 0 && entries.size() <= limit; i--) {
            StandingTimeline.Stretch now = stretches.get(i);
            if (below == null || now.from().isBefore(below)) {
                StandingTimeline.Stretch before = i == 0 ? null : stretches.get(i - 1);
                LocalDate to =
                        i == stretches.size() - 1 ? null : stretches.get(i + 1).from();
                entries.add(entry(policy, before, now, to, ProblemWords.language(locale)));
            }
        }
        return Page.of(entries, limit, entry -> entry.from().toString());
    }

    private Entry entry(
            Policy policy,
            StandingTimeline.@Nullable Stretch before,
            StandingTimeline.Stretch now,
            @Nullable LocalDate to,
            Locale locale) {
        Ladder ladder = Ladder.of(policy);
        AssignmentHistory.Row row = now.row();
        AssignmentHistory.Row rowBefore = before == null ? null : before.row();
        List<EvidenceStore.Crossed> crossed =
                row == null || rowBefore == null || row.equals(rowBefore) ? List.of() : crossed(policy, rowBefore, row);
        var change = new TierStory.Change(
                policy, ladder, before, now, explained(policy, rowBefore), explained(policy, row), crossed);
        return new Entry(
                now.from(),
                to,
                now.tier(),
                title(ladder, now.tier()),
                before == null ? null : ladder.move(before.tier(), now.tier()),
                row == null || row.score() == null ? null : row.score().stripTrailingZeros(),
                row == null ? null : row.tier(),
                title(ladder, row == null ? null : row.tier()),
                now.byHand() != null,
                row == null ? null : (Integer) row.version(),
                row == null ? null : (Long) row.runId(),
                story.tell(change, locale),
                crossed.stream()
                        .limit(MOST_DOCUMENTS)
                        .map(one -> new Document(
                                one.id(),
                                one.number(),
                                one.credit(),
                                one.occurredOn(),
                                one.amountBase().stripTrailingZeros(),
                                one.entered()))
                        .toList(),
                crossed.size());
    }

    /** Null when there is nothing, or when it can no longer be read: the standing stands all the same. */
    private @Nullable Explanation explained(Policy policy, AssignmentHistory.@Nullable Row row) {
        try {
            return row == null ? null : explanations.decode(policy, row).explanation();
        } catch (IllegalStateException | IllegalArgumentException e) {
            return null;
        }
    }

    private List<EvidenceStore.Crossed> crossed(
            Policy policy, AssignmentHistory.Row before, AssignmentHistory.Row now) {
        return evidence.crossed(now.customerId(), sight(policy, before), sight(policy, now));
    }

    private EvidenceStore.Sight sight(Policy policy, AssignmentHistory.Row row) {
        CalibrationStore.Stored stored = calibrations.get(row.calibrationId());
        var document = policy.versions().stream()
                .filter(version -> version.number() == row.version())
                .map(StoredVersion::document)
                .findFirst()
                .orElseGet(policy::document);
        return new EvidenceStore.Sight(document.window(row.validFrom()), stored.knownAt());
    }

    private static @Nullable Title title(Ladder ladder, @Nullable String tier) {
        return tier == null ? null : ladder.title(Objects.requireNonNull(tier));
    }
}
