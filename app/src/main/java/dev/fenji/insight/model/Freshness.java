package dev.fenji.insight.model;

import dev.fenji.insight.model.ScopeReport.FittedBecause;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** When parameters are fitted anew, and when those of the run before still do. */
final class Freshness {
    private static final int LONGEST_DAYS = 7;

    /** Purchase days may move by this share before parameters do. */
    private static final double FACTS_MOVED = 0.02;

    private Freshness() {}

    /** @param before the report on everyone that was learned last up to the day */
    static FittedBecause because(
            @Nullable ScopeReport before, String settings, PurchaseHistory history, LocalDate asOf) {
        if (before == null || before.purchases() == null) {
            return FittedBecause.FIRST;
        }
        if (!Objects.equals(before.provenance().get("settings"), settings)) {
            return FittedBecause.SETTINGS_CHANGED;
        }
        if (!asOf.isBefore(before.fittedOn().plusDays(LONGEST_DAYS))) {
            return FittedBecause.WEEK_PASSED;
        }
        long then = fittedPurchaseDays(before);
        return Math.abs(history.purchaseDays() - then) > FACTS_MOVED * then
                ? FittedBecause.FACTS_CHANGED
                : FittedBecause.TAKEN_OVER;
    }

    /** How many purchase days the parameters were fitted to. */
    static long fittedPurchaseDays(ScopeReport report) {
        return report.provenance().get("fittedPurchaseDays") instanceof Number number ? number.longValue() : 0;
    }
}
