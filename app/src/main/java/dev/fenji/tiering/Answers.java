package dev.fenji.tiering;

import dev.fenji.kernel.policy.Decision;
import dev.fenji.kernel.policy.Explanation;
import dev.fenji.kernel.policy.ExplanationDiff;
import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.kernel.policy.Shortfall;
import dev.fenji.kernel.policy.Way;
import dev.fenji.kernel.policy.WayFinder;
import dev.fenji.shared.ProblemException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers what people ask about a customer's tier: why not another, what changed, what would change it. */
@Component
public class Answers {
    private final Explanations explanations;
    private final Standings standings;
    private final Overrides overrides;
    private final WhyWords whyWords;
    private final WayWords wayWords;
    private final ChangeWords changeWords;

    Answers(
            Explanations explanations,
            Standings standings,
            Overrides overrides,
            WhyWords whyWords,
            WayWords wayWords,
            ChangeWords changeWords) {
        this.explanations = explanations;
        this.standings = standings;
        this.overrides = overrides;
        this.whyWords = whyWords;
        this.wayWords = wayWords;
        this.changeWords = changeWords;
    }

    /** Why a customer has its tier and not another one. */
    public record WhyNot(
            Explained explained,
            Shortfall shortfall,
            @Nullable TierOverride byHand,
            Answer answer) {}

    /**
     * What changed between two days.
     *
     * @param then null when there was no result yet
     * @param moves changes of the tier between them, oldest first
     * @param diff null when there was no result yet
     */
    public record Changes(
            LocalDate since,
            @Nullable Explained then,
            Explained now,
            List<Standings.HistoryEntry> moves,
            @Nullable ExplanationDiff diff,
            Answer answer) {}

    /** What would bring a customer to a tier. */
    public record WayThere(
            Explained explained,
            Way way,
            List<Need> needs,
            @Nullable TierOverride byHand,
            Answer answer) {}

    /** @param tier null for the next better one */
    public WhyNot whyNot(
            long customerId, @Nullable String policy, @Nullable LocalDate asOf, @Nullable String tier, Locale locale) {
        Explained explained = explanations.explain(customerId, policy, asOf);
        LocalDate day = asOf == null ? overrides.today() : asOf;
        TierOverride byHand = overrides.on(explained.policy().id(), customerId, day);
        Explanation explanation = explained.decision().explanation();
        Shortfall shortfall = Shortfall.of(
                explained.version().document(),
                explained.calibration(),
                explanation,
                target(explained.version().document(), explanation.tier(), tier));
        return new WhyNot(explained, shortfall, byHand, whyWords.tell(explained, shortfall, byHand, locale));
    }

    /** @param until null for now */
    public Changes changes(
            long customerId, @Nullable String idOrSlug, LocalDate since, @Nullable LocalDate until, Locale locale) {
        Explained now = explanations.explain(customerId, idOrSlug, until);
        Policy policy = explanations.policy(idOrSlug);
        Explained then = explanations.find(customerId, policy, since).orElse(null);
        List<Standings.HistoryEntry> moves = standings.moves(customerId, idOrSlug, since, until);
        ExplanationDiff diff = then == null ? null : explanation(now).diff(explanation(then));
        return new Changes(since, then, now, moves, diff, changeWords.tell(since, then, now, moves, diff, locale));
    }

    /** @param tier null for the next better one */
    public WayThere way(long customerId, @Nullable String policy, @Nullable String tier, Locale locale) {
        Explanations.Ground ground = explanations.ground(customerId, policy);
        Explained explained = ground.explained();
        String target = target(explained.version().document(), ground.standing().tier(), tier);
        Way way = new WayFinder(explained.version().version(), explained.calibration())
                .find(ground.facts(), ground.standing(), explained.asOf(), target);
        TierOverride byHand = overrides.inForce(explained.policy().id(), customerId);
        List<Need> needs = Need.of(way, ground.facts());
        return new WayThere(explained, way, needs, byHand, wayWords.tell(explained, way, needs, byHand, locale));
    }

    private static Explanation explanation(Explained explained) {
        Decision decision = explained.decision();
        return decision.explanation();
    }

    private static String target(PolicyDocument document, @Nullable String now, @Nullable String wanted) {
        if (wanted != null && !wanted.isBlank()) {
            if (document.tierIndex(wanted) < 0) {
                throw new ProblemException(
                        TieringProblem.TIER_UNKNOWN, Map.of("tier", wanted, "policy", document.slug()));
            }
            return wanted;
        }
        int at = now == null ? document.tiers().size() : document.tierIndex(now);
        return document.tiers().get(Math.max(0, at - 1)).id();
    }
}
