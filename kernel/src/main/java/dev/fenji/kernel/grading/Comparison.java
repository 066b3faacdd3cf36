package dev.fenji.kernel.grading;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A model against one rule.
 *
 * @param rule name of the rule
 * @param differences by measure that both have
 * @param verdict better in a deciding measure and worse in none; worse in one and better in none; otherwise no better
 */
public record Comparison(String rule, Map<Measure, Difference> differences, Verdict verdict) {

    public Comparison {
        differences = Collections.unmodifiableMap(new EnumMap<>(differences));
    }

    static Comparison of(String rule, Map<Measure, Difference> differences) {
        boolean better = false;
        boolean worse = false;
        for (Difference difference : differences.values()) {
            better |= difference.deciding() && difference.verdict() == Verdict.BETTER;
            worse |= difference.deciding() && difference.verdict() == Verdict.WORSE;
        }
        return new Comparison(rule, differences, verdict(better, worse));
    }

    private static Verdict verdict(boolean better, boolean worse) {
        if (better == worse) {
            return Verdict.NO_BETTER;
        }
        return better ? Verdict.BETTER : Verdict.WORSE;
    }
}
