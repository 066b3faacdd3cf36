package dev.fenji.kernel.clv;

import java.util.Map;

/** A model, or why there is none. */
public sealed interface FitOutcome<M> {

    /**
     * A fitted model.
     *
     * @param model the model at the maximum of the likelihood
     * @param report how it was found and how sure it is
     */
    record Fitted<M>(M model, FitReport report) implements FitOutcome<M> {}

    /**
     * No model.
     *
     * @param reason why
     * @param values the figures behind the reason, by name
     * @param exclusions customers that were left out, by reason
     */
    record Refused<M>(Refusal reason, Map<String, Double> values, Map<Exclusion, Long> exclusions)
            implements FitOutcome<M> {}
}
