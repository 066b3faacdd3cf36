package dev.fenji.kernel.policy;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What became of a calibration: it succeeded, or it was refused with reasons. */
public sealed interface CalibrationOutcome {

    record Calibrated(Calibration calibration) implements CalibrationOutcome {}

    record Refused(List<Refusal> refusals) implements CalibrationOutcome {
        public Refused {
            refusals = List.copyOf(refusals);
        }
    }

    /**
     * Why a policy cannot be calibrated on a population.
     *
     * @param kind reason
     * @param facts the values to speak of
     */
    record Refusal(Kind kind, Map<String, Object> facts) {
        public Refusal {
            facts = Map.copyOf(facts);
        }

        /** Reasons; {@link #slug} is the key of the words. */
        public enum Kind {
            /** The document has errors. Facts: {@code problems} (count). */
            POLICY_INVALID,
            /** The scope holds nobody. Facts: {@code customers}. */
            NOBODY_IN_SCOPE,
            /** Nobody in scope can be rated, so there are no boundaries to learn. Facts: {@code inScope}. */
            NOBODY_RATED,
            /**
             * Too few rated customers to learn boundaries from; fixed boundaries would do. Facts: {@code rated}, {@code
             * needed}.
             */
            TOO_FEW_FOR_QUANTILES;

            public String slug() {
                return name().toLowerCase(Locale.ROOT).replace('_', '-');
            }
        }
    }
}
