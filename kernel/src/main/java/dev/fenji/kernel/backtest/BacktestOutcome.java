package dev.fenji.kernel.backtest;

import java.util.Locale;
import java.util.Map;

/** What became of a back-test: it was judged, or it was refused with the reason. */
public sealed interface BacktestOutcome {

    record Judged(BacktestReport report) implements BacktestOutcome {}

    /**
     * @param facts the values to speak of
     */
    record Refused(Reason reason, Map<String, Object> facts) implements BacktestOutcome {
        public Refused {
            facts = Map.copyOf(facts);
        }
    }

    /** Reasons; {@link #slug} is the key of the words. */
    enum Reason {
        NO_PERIOD,
        /** Facts: {@code asOf}, {@code customers}, {@code needed}. */
        TOO_FEW_CUSTOMERS,
        /** No customer has a tier at any date. Facts: {@code policy}. */
        NOBODY_RATED,
        /** Every customer with a tier has the same one at every date. Facts: {@code policy}. */
        ALL_ALIKE,
        /** Nobody brought any value in any horizon. */
        NOTHING_HAPPENED;

        public String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
