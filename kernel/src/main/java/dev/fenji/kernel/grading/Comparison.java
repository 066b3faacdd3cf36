package dev.fenji.kernel.grading;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A model against one rule.
 *
 * @param rule name of the rule
 * @param differences by measure that both have
 * @param verdict better when it is better in more of the deciding measures than it is worse in; worse when the other way
 *     round; otherwise no better
 */
public record Comparison(String rule, Map<Measure, Difference> differences, Verdict verdict) {

    public Comparison {
        differences = Collections.unmodifiableMap(new EnumMap<>(differences));
    }

    static Comparison of(String rule, Map<Measure, Difference> differences) {
        int lead = 0;
        for (Difference difference : differences.values()) {
            if (difference.deciding()) {
                lead += difference.verdict() == Verdict.BETTER ? 1 : 0;
                lead -= difference.verdict() == Verdict.WORSE ? 1 : 0;
            }
        }
        Verdict verdict = lead > 0 ? Verdict.BETTER : lead < 0 ? Verdict.WORSE : Verdict.NO_BETTER;
        return new Comparison(rule, differences, verdict);
    }
}
