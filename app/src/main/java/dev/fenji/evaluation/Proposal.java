package dev.fenji.evaluation;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.backtest.Reached;
import dev.fenji.kernel.backtest.Yardstick;
import dev.fenji.kernel.document.PolicyTree;
import dev.fenji.kernel.policy.Method;
import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.kernel.policy.TierDef;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A version that would have seen further, found on the earlier dates and proved on the later ones. It is for a person to take
 * up: nothing is saved or published by itself.
 *
 * @param tried versions that were looked at
 * @param learnedOn the dates they were looked at on
 * @param before what the policy as it is reached on them
 * @param after what the proposal reached on them; the same when nothing better was found
 * @param changes what is different; none when nothing better was found
 * @param document the proposed version, or null
 */
public record Proposal(
        int tried,
        List<LocalDate> learnedOn,
        Map<Yardstick, Double> before,
        Map<Yardstick, Double> after,
        List<Change> changes,
        @Nullable Map<String, Object> document) {

    /** What of a policy can be different. */
    public enum What {
        WEIGHT,
        LINE,
        SCORE,
        SHARE
    }

    /** @param of the criterion, the line of a matrix, or the tier that begins (score) or ends (share) there */
    public record Change(What what, Title of, BigDecimal from, BigDecimal to) {}

    static Proposal of(
            int tried,
            List<LocalDate> learnedOn,
            Reached before,
            Reached after,
            PolicyDocument asItIs,
            PolicyDocument found) {
        return new Proposal(
                tried,
                learnedOn,
                before.figures(),
                after.figures(),
                changes(asItIs, found),
                asItIs.equals(found) ? null : PolicyTree.write(found));
    }

    private static List<Change> changes(PolicyDocument before, PolicyDocument after) {
        List<Change> changes = new ArrayList<>();
        if (before.method() instanceof Method.Weighted was && after.method() instanceof Method.Weighted is) {
            for (int i = 0; i < was.criteria().size(); i++) {
                Method.Criterion criterion = was.criteria().get(i);
                add(
                        changes,
                        What.WEIGHT,
                        criterion.title(),
                        criterion.weight(),
                        is.criteria().get(i).weight());
            }
        }
        if (before.method() instanceof Method.Matrix was && after.method() instanceof Method.Matrix is) {
            addLines(changes, Title.of("value", "价值"), was.value(), is.value());
            addLines(changes, Title.of("potential", "潜力"), was.potential(), is.potential());
        }
        for (int i = 0; i < before.tiers().size(); i++) {
            TierDef was = before.tiers().get(i);
            TierDef is = after.tiers().get(i);
            add(changes, What.SCORE, was.title(), was.enter(), is.enter());
            add(changes, What.SHARE, was.title(), was.share(), is.share());
        }
        return changes;
    }

    private static void addLines(List<Change> changes, Title axis, Method.ScoreAxis was, Method.ScoreAxis is) {
        for (int i = 0; i < was.boundaries().size(); i++) {
            int number = i + 1;
            Title line =
                    Title.of("Line %d of %s".formatted(number, axis.en()), axis.zh() + "的第 %d 条分界线".formatted(number));
            add(
                    changes,
                    What.LINE,
                    line,
                    was.boundaries().get(i),
                    is.boundaries().get(i));
        }
    }

    private static void add(
            List<Change> changes, What what, Title of, @Nullable BigDecimal from, @Nullable BigDecimal to) {
        if (from != null && to != null && !Objects.equals(from, to)) {
            changes.add(new Change(what, of, from, to));
        }
    }
}
