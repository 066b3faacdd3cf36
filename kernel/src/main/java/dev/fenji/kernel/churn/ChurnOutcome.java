package dev.fenji.kernel.churn;

import java.util.Locale;
import java.util.Map;

/** A churn model was trained and judged, or training was refused with the reason. */
public sealed interface ChurnOutcome {

    record Trained(ChurnModel model, ChurnReport report) implements ChurnOutcome {}

    /**
     * @param reason why
     * @param facts the values to speak of
     */
    record Refused(Reason reason, Map<String, Object> facts) implements ChurnOutcome {
        public Refused {
            facts = Map.copyOf(facts);
        }
    }

    /** Reasons; {@link #slug} is the key of the words. */
    enum Reason {
        /** No two past dates lie a whole window apart. Facts: {@code dates}, {@code windowDays}. */
        TOO_SHORT_HISTORY,
        /** Too few customers. Facts: {@code customers}, {@code needed}. */
        TOO_FEW_CUSTOMERS,
        /** Too few that churned, or that stayed. Facts: {@code churned}, {@code stayed}, {@code needed}. */
        TOO_FEW_OUTCOMES,
        /** No trainer could learn from these examples. Facts: {@code trainers}. */
        NOTHING_LEARNED;

        public String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
