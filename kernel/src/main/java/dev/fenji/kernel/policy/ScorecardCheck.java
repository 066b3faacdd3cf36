package dev.fenji.kernel.policy;

import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.policy.PolicyProblem.Kind;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Checks a scorecard: its criteria and the thresholds of the tiers. */
final class ScorecardCheck {

    private final Method.Scorecard method;
    private final PolicyDocument document;
    private final CriteriaCheck.FieldRule fields;
    private final Problems problems;

    ScorecardCheck(
            Method.Scorecard method, PolicyDocument document, CriteriaCheck.FieldRule fields, Problems problems) {
        this.method = method;
        this.document = document;
        this.fields = fields;
        this.problems = problems;
    }

    void run() {
        new CriteriaCheck(method.criteria(), "method", fields, problems).run(method.minCoverage(), new HashSet<>());
        checkThresholds();
    }

    private void checkThresholds() {
        List<TierDef> tiers = document.tiers();
        BigDecimal highest = CriteriaCheck.highest(method.criteria());
        BigDecimal before = null;
        for (int i = 0; i < tiers.size() - 1; i++) {
            BigDecimal enter = tiers.get(i).enter();
            String place = "tiers[%d].enter".formatted(i);
            if (enter == null) {
                problems.add(Kind.REQUIRED, place);
                continue;
            }
            problems.requireRange(enter, "0", "100", place);
            problems.requireDecimals(enter, Micros.SCALE, place);
            if (before != null && enter.compareTo(before) >= 0) {
                problems.add(
                        Kind.THRESHOLDS_NOT_IN_ORDER,
                        place,
                        Map.of("tier", tiers.get(i).id(), "threshold", enter, "before", before));
            }
            if (enter.compareTo(highest) > 0) {
                problems.add(
                        Kind.TIER_OUT_OF_REACH,
                        place,
                        Map.of("tier", tiers.get(i).id(), "threshold", enter, "highest", highest));
            }
            if (enter.signum() == 0) {
                problems.add(Kind.RATES_EVERYBODY_ALIKE, place);
            }
            before = enter;
        }
        if (!tiers.isEmpty()) {
            TierDef last = tiers.get(tiers.size() - 1);
            if (last.enter() != null && last.enter().signum() != 0) {
                problems.add(
                        Kind.LAST_TIER_NOT_OPEN,
                        "tiers[%d].enter".formatted(tiers.size() - 1),
                        Map.of("tier", last.id()));
            }
        }
    }
}
