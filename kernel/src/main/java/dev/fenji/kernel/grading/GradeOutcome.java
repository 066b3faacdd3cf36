package dev.fenji.kernel.grading;

import java.util.Locale;
import java.util.Map;

/** A forecast was graded, or it could not be, with the reason. */
public sealed interface GradeOutcome {

    record Graded(GradeReport report) implements GradeOutcome {}

    /**
     * @param reason why
     * @param facts the values to speak of
     */
    record Refused(Reason reason, Map<String, Object> facts) implements GradeOutcome {
        public Refused {
            facts = Map.copyOf(facts);
        }
    }

    /** Reasons; {@link #slug} is the key of the words. */
    enum Reason {
        /** Too few customers. Facts: {@code customers}, {@code needed}. */
        TOO_FEW_CUSTOMERS,
        /** A forecast is not about the customers of the hold-out. Facts: {@code forecast}, {@code size}, {@code customers}. */
        DIFFERENT_CUSTOMERS,
        /** A figure is not a number, or a chance is outside 0..1. Facts: {@code forecast}. */
        NOT_A_NUMBER;

        public String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
