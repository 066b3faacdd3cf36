package dev.fenji.kernel.policy;

import dev.fenji.kernel.metric.Metrics;
import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.policy.PolicyProblem.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with stay thresholds and the rules of stability. */
final class StabilityCheck {

    static final int MOST_DAYS = 3660;
    static final int MOST_MONTHS = 120;

    private final PolicyDocument document;
    private final Problems problems;

    StabilityCheck(PolicyDocument document, Problems problems) {
        this.document = document;
        this.problems = problems;
    }

    void run() {
        checkStays();
        if (document.stability() != null) {
            checkRules(document.stability());
        }
        if (document.overrides() != null) {
            problems.requireRange(document.overrides().longestDays(), 0, MOST_DAYS, "overrides.longestDays");
        }
    }

    private void checkRules(StabilityRules rules) {
        problems.requireRange(rules.minimumDays(), 0, MOST_DAYS, "stability.minimumDays");
        problems.requireRange(rules.graceDays(), 0, MOST_DAYS, "stability.graceDays");
        problems.requireRange(rules.undoReturnsDays(), 0, MOST_DAYS, "stability.undoReturnsDays");
        StabilityRules.Validity validity = rules.validity();
        if (validity != null) {
            int least = validity.end() == StabilityRules.End.DAY ? 1 : 0;
            problems.requireRange(validity.months(), least, MOST_MONTHS, "stability.validity.months");
        }
        if (rules.descent() == StabilityRules.Descent.ONE_STEP && !rules.takesTime()) {
            problems.add(Kind.ONE_STEP_WITHOUT_TIME, "stability.descent");
        }
        boolean reads = document.methodFields().contains(Metrics.NET_REVENUE.id());
        if (rules.undoReturnsDays() > 0 && !reads) {
            problems.add(Kind.UNDO_WITHOUT_NET_REVENUE, "stability.undoReturnsDays");
        }
    }

    private void checkStays() {
        List<TierDef> tiers = document.tiers();
        BigDecimal before = null;
        for (int i = 0; i < tiers.size(); i++) {
            BigDecimal stay = tiers.get(i).stay();
            if (stay != null) {
                checkStay(tiers.get(i), stay, before, i == tiers.size() - 1, "tiers[%d].stay".formatted(i));
                before = stay;
            }
        }
    }

    private void checkStay(TierDef tier, BigDecimal stay, @Nullable BigDecimal before, boolean last, String place) {
        boolean shares = document.method() instanceof Method.Abc;
        BigDecimal reach = shares ? tier.share() : tier.enter();
        if (document.method() instanceof Method.Rfm || document.method() instanceof Method.Matrix) {
            problems.add(Kind.STAY_NOT_FOR_METHOD, place, Map.of("tier", tier.id()));
            return;
        }
        if (last) {
            problems.add(Kind.STAY_ON_LAST_TIER, place, Map.of("tier", tier.id()));
            return;
        }
        problems.requireDecimals(stay, Micros.SCALE, place);
        problems.requireRange(stay, "0", shares ? "1" : "100", place);
        int order = shares ? -1 : 1; // shares widen downwards, scores fall
        if (reach != null && stay.compareTo(reach) * order > 0) {
            problems.add(Kind.STAY_HARDER_THAN_ENTER, place, Map.of("tier", tier.id(), "stay", stay, "enter", reach));
        }
        if (before != null && stay.compareTo(before) * order > 0) {
            problems.add(
                    Kind.THRESHOLDS_NOT_IN_ORDER,
                    place,
                    Map.of("tier", tier.id(), "threshold", stay, "before", before));
        }
    }
}
