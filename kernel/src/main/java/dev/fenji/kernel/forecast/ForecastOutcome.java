package dev.fenji.kernel.forecast;

import java.util.Locale;
import java.util.Map;

/** A forecast was learned, or refused with the reason. */
public sealed interface ForecastOutcome {

    /**
     * @param model forecasts customers
     * @param customers with a gap
     * @param gaps of all together
     */
    record Learned(NextOrderModel model, int customers, int gaps) implements ForecastOutcome {}

    /**
     * @param reason why
     * @param facts the values to speak of
     */
    record Refused(Reason reason, Map<String, Object> facts) implements ForecastOutcome {
        public Refused {
            facts = Map.copyOf(facts);
        }
    }

    /** Reasons; {@link #slug} is the key of the words. */
    enum Reason {
        /** Too few customers bought twice. Facts: {@code customers}, {@code needed}. */
        TOO_FEW_CUSTOMERS,
        /** Too few gaps. Facts: {@code gaps}, {@code needed}. */
        TOO_FEW_GAPS;

        public String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
