package dev.fenji.tiering.web;

import dev.fenji.identity.Permission;
import dev.fenji.identity.Requires;
import dev.fenji.kernel.Title;
import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.kernel.simulate.Move;
import dev.fenji.shared.Page;
import dev.fenji.tiering.CustomerEvidence;
import dev.fenji.tiering.Explained;
import dev.fenji.tiering.Explanations;
import dev.fenji.tiering.Overrides;
import dev.fenji.tiering.Policy;
import dev.fenji.tiering.Standings;
import dev.fenji.tiering.TierOverride;
import dev.fenji.tiering.TierTimeline;
import dev.fenji.tiering.web.PolicyViews.PolicyRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One customer's tier: what it is, why, since when, and from which documents. */
@RestController
@RequestMapping("/api/customers/{id}")
class StandingController {
    private static final int MOST = 200;

    private final Standings standings;
    private final Overrides overrides;
    private final Explanations explanations;
    private final CustomerEvidence evidence;
    private final TierTimeline timeline;
    private final ExplanationViews views;

    StandingController(
            Standings standings,
            Overrides overrides,
            Explanations explanations,
            CustomerEvidence evidence,
            TierTimeline timeline,
            ExplanationViews views) {
        this.standings = standings;
        this.overrides = overrides;
        this.explanations = explanations;
        this.evidence = evidence;
        this.timeline = timeline;
        this.views = views;
    }

    record Other(
            PolicyRef policy,
            @Nullable String tier,
            @Nullable Title tierTitle,
            @Nullable String score,
            @Nullable String segment) {}

    /** @param computedTier what the policy gives beside a tier that was set by hand */
    record Standing(
            @Nullable String tier,
            @Nullable Title tierTitle,
            @Nullable Integer rank,
            @Nullable LocalDate since,
            @Nullable PolicyRef policy,
            @Nullable String score,
            @Nullable String segment,
            @Nullable LocalDate heldUntil,
            @Nullable String computedTier,
            @Nullable Title computedTierTitle,
            ExplanationViews.@Nullable ByHand override,
            List<Other> others) {}

    record HistoryEntry(
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            LocalDate since,
            @Nullable String tier,
            @Nullable String score,
            @Nullable String segment,
            int version,
            long runId,
            String outcome) {}

    record TimelineDocument(
            long id, String number, boolean credit, LocalDate occurredOn, String amountBase, boolean entered) {}

    /** One stretch of the timeline, see {@link TierTimeline.Entry}. */
    record TimelineEntry(
            LocalDate from,
            @Nullable LocalDate to,
            @Nullable String tier,
            @Nullable Title tierTitle,
            @Nullable Move move,
            @Nullable String score,
            @Nullable String computedTier,
            @Nullable Title computedTierTitle,
            boolean byHand,
            @Nullable Integer version,
            @Nullable Long runId,
            List<String> sentences,
            List<TimelineDocument> documents,
            int documentsInAll) {}

    @GetMapping("/standing")
    @Requires(Permission.CUSTOMER_READ)
    Standing standing(@PathVariable long id, @RequestParam(required = false) @Nullable LocalDate asOf) {
        List<Standings.Held> held = asOf == null ? standings.of(id) : standings.of(id, asOf);
        List<Other> others = held.stream()
                .filter(one -> !one.policy().inForce())
                .map(StandingController::other)
                .toList();
        return held.stream()
                .filter(one -> one.policy().inForce())
                .findFirst()
                .map(one -> inForce(id, one, others, asOf))
                .orElseGet(
                        () -> new Standing(null, null, null, null, null, null, null, null, null, null, null, others));
    }

    @GetMapping("/explanation")
    @Requires(Permission.CUSTOMER_READ)
    ExplanationViews.Explanation explanation(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String policy,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            Locale locale) {
        Explained explained = explanations.explain(id, policy, asOf);
        LocalDate day = asOf == null ? overrides.today() : asOf;
        return views.of(explained, overrides.on(explained.policy().id(), id, day), locale);
    }

    @GetMapping("/evidence")
    @Requires(Permission.ORDER_READ)
    Page<CustomerEvidence.Document> evidence(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String policy,
            @RequestParam String criterion,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return evidence.page(explanations.explain(id, policy, asOf), criterion, cursor, Math.clamp(limit, 1, MOST));
    }

    @GetMapping("/tier-timeline")
    @Requires(Permission.CUSTOMER_READ)
    Page<TimelineEntry> timeline(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String policy,
            @RequestParam(required = false) @Nullable LocalDate before,
            @RequestParam(defaultValue = "20") int limit,
            Locale locale) {
        return timeline.page(id, policy, before, Math.clamp(limit, 1, MOST), locale)
                .map(StandingController::entry);
    }

    @GetMapping("/tier-history")
    @Requires(Permission.CUSTOMER_READ)
    List<HistoryEntry> history(@PathVariable long id, @RequestParam(required = false) @Nullable String policy) {
        return standings.history(id, policy).stream()
                .map(StandingController::entry)
                .toList();
    }

    private Standing inForce(long customerId, Standings.Held held, List<Other> others, @Nullable LocalDate asOf) {
        Standings.HistoryEntry entry = held.entry();
        int policy = held.policy().id();
        TierOverride byHand =
                asOf == null ? overrides.inForce(policy, customerId) : overrides.on(policy, customerId, asOf);
        String tier = byHand == null ? entry.tier() : byHand.tier();
        return new Standing(
                tier,
                title(held.policy(), tier),
                byHand == null
                        ? entry.rank()
                        : Integer.valueOf(held.policy().document().tierIndex(tier)),
                byHand == null ? entry.since() : byHand.startsOn(),
                ref(held.policy(), entry.version()),
                plain(entry.score()),
                entry.segment(),
                entry.heldUntil(),
                entry.tier(),
                title(held.policy(), entry.tier()),
                ExplanationViews.ByHand.of(byHand),
                others);
    }

    private static Other other(Standings.Held held) {
        Standings.HistoryEntry entry = held.entry();
        return new Other(
                ref(held.policy(), entry.version()),
                entry.tier(),
                title(held.policy(), entry.tier()),
                plain(entry.score()),
                entry.segment());
    }

    private static HistoryEntry entry(Standings.HistoryEntry entry) {
        return new HistoryEntry(
                entry.validFrom(),
                entry.validTo(),
                entry.since(),
                entry.tier(),
                plain(entry.score()),
                entry.segment(),
                entry.version(),
                entry.runId(),
                entry.outcome());
    }

    private static TimelineEntry entry(TierTimeline.Entry entry) {
        return new TimelineEntry(
                entry.from(),
                entry.to(),
                entry.tier(),
                entry.tierTitle(),
                entry.move(),
                plain(entry.score()),
                entry.computedTier(),
                entry.computedTierTitle(),
                entry.byHand(),
                entry.version(),
                entry.runId(),
                entry.sentences(),
                entry.documents().stream()
                        .map(one -> new TimelineDocument(
                                one.id(),
                                one.number(),
                                one.credit(),
                                one.occurredOn(),
                                one.amountBase().toPlainString(),
                                one.entered()))
                        .toList(),
                entry.documentsInAll());
    }

    private static PolicyRef ref(Policy policy, int version) {
        return new PolicyRef(policy.id(), policy.slug(), policy.document().title(), version);
    }

    private static @Nullable Title title(Policy policy, @Nullable String tier) {
        PolicyDocument document = policy.document();
        int at = document.tierIndex(tier);
        return at < 0 ? null : document.tiers().get(at).title();
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
