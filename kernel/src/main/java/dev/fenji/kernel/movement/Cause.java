package dev.fenji.kernel.movement;

import dev.fenji.kernel.policy.Explanation;
import dev.fenji.kernel.policy.Explanation.GateHit;
import dev.fenji.kernel.policy.Explanation.Stability;
import dev.fenji.kernel.policy.ExplanationDiff;
import dev.fenji.kernel.policy.ExplanationDiff.Change;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What carried a move from one tier to another, read from the explanations of both.
 *
 * @param kind what it was
 * @param detail which criterion, gate or rule, or why there is no tier; null where the kind says all
 */
public record Cause(Kind kind, @Nullable String detail) {

    /** What can carry a move. */
    public enum Kind {
        /** The customer got a tier for the first time, or again. */
        RATED,
        /** The customer lost every tier; the detail is the reason. */
        NOT_RATED,
        /** Another version of the policy decided. */
        RULES,
        /** A gate began or ceased to make a difference. */
        GATE,
        /** The score had given this tier before; a rule of stability let it through only now, or held it back. */
        STABILITY,
        /** A criterion; the one whose points changed most in the direction of the move. */
        CRITERION,
        /** The customer's own figures do not carry it: the lines learned from everybody moved. */
        YARDSTICK,
        /** Somebody set the tier by hand, or that came to its end. */
        BY_HAND
    }

    public static final Cause BY_HAND = new Cause(Kind.BY_HAND, null);

    /**
     * What carried the move from one explanation to the next.
     *
     * @param before null when nothing held before
     * @param up whether the tier is a better one; it does not matter where one side has no tier
     */
    public static Cause of(@Nullable Explanation before, Explanation after, boolean up) {
        if (after.tier() == null) {
            Explanation.Reason reason = after.reason();
            return new Cause(
                    Kind.NOT_RATED, reason == null ? null : reason.code().slug());
        }
        if (before == null || before.tier() == null) {
            return new Cause(Kind.RATED, null);
        }
        ExplanationDiff diff = after.diff(before);
        if (!diff.samePolicy()) {
            return new Cause(Kind.RULES, null);
        }
        Stability then = before.stability();
        Stability now = after.stability();
        if (!Objects.equals(then.computed(), now.computed())) {
            return byScore(diff.changes(), up);
        }
        return Objects.equals(then.gated(), now.gated())
                ? new Cause(Kind.STABILITY, rule(then, now))
                : new Cause(Kind.GATE, gate(before.gates(), after.gates()));
    }

    private static Cause byScore(List<Change> changes, boolean up) {
        int wanted = up ? 1 : -1;
        return changes.stream()
                .filter(change -> change.contribution().signum() == wanted)
                .filter(change -> !change.rawBefore().equals(change.rawAfter()))
                .max(Comparator.comparing(change -> change.contribution().abs()))
                .map(change -> new Cause(Kind.CRITERION, change.criterion()))
                .orElseGet(() -> new Cause(Kind.YARDSTICK, null));
    }

    /** The rule that acts now, else the one that acted before and let go. */
    private static @Nullable String rule(Stability then, Stability now) {
        var rule = now.rule() != null ? now.rule() : then.rule();
        return rule == null ? null : rule.slug();
    }

    /** The first gate that made a difference on one side only, or another difference. */
    private static @Nullable String gate(List<GateHit> then, List<GateHit> now) {
        return Stream.concat(
                        now.stream().filter(hit -> acts(hit) && !matched(hit, then)),
                        then.stream().filter(hit -> acts(hit) && !matched(hit, now)))
                .map(GateHit::gate)
                .findFirst()
                .orElse(null);
    }

    private static boolean acts(GateHit hit) {
        return !hit.tierBefore().equals(hit.tierAfter());
    }

    private static boolean matched(GateHit hit, List<GateHit> others) {
        return others.stream()
                .anyMatch(other ->
                        other.gate().equals(hit.gate()) && other.tierAfter().equals(hit.tierAfter()) && acts(other));
    }
}
