package dev.fenji.insight.model;

import dev.fenji.kernel.clv.FitOutcome;
import dev.fenji.kernel.clv.ModelFit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kernel's reasons as problems with words. */
final class Refusals {
    private Refusals() {}

    static ScopeReport.Refusal of(FitOutcome.@Nullable Refused<?> refused, PurchaseHistory history) {
        if (refused == null) {
            return noFit("");
        }
        return switch (refused.reason()) {
            case NO_CUSTOMERS, TOO_FEW_CUSTOMERS ->
                ScopeReport.Refusal.of(
                        ModelProblem.TOO_FEW_CUSTOMERS,
                        Map.of("customers", history.size(), "least", ModelFit.LEAST_CUSTOMERS));
            case TOO_FEW_REPEAT_BUYERS ->
                ScopeReport.Refusal.of(
                        ModelProblem.NO_REPEAT_PURCHASES,
                        Map.of(
                                "customers",
                                history.size(),
                                "repeat",
                                history.repeatCustomers(),
                                "least",
                                ModelFit.LEAST_REPEAT_BUYERS));
            case NO_TIME ->
                ScopeReport.Refusal.of(
                        ModelProblem.HISTORY_TOO_SHORT, Map.of("days", history.days(), "least", ScopeFit.LEAST_DAYS));
            case NO_FINITE_LIKELIHOOD -> noFit(refused.reason().name());
        };
    }

    static ScopeReport.Refusal noFit(String reason) {
        return ScopeReport.Refusal.of(ModelProblem.NO_FIT, Map.of("reason", reason));
    }
}
