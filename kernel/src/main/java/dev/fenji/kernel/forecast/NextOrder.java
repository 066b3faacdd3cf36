package dev.fenji.kernel.forecast;

import java.util.Locale;
import java.util.Map;

/** When a customer that is still there will order next, and for how much; or why nothing is said. */
public sealed interface NextOrder {

    /**
     * @param customer id
     * @param day epoch day that is as likely too early as too late
     * @param fromDay start of the interval
     * @param toDay end of it
     * @param amount mean amount of the order
     * @param fromAmount start of its interval
     * @param toAmount end of it
     * @param ownGaps gaps of its own behind the date; with 0 it is that of the segment alone
     */
    record Expected(
            long customer,
            long day,
            long fromDay,
            long toDay,
            double amount,
            double fromAmount,
            double toAmount,
            int ownGaps)
            implements NextOrder {}

    /**
     * @param customer id
     * @param reason why nothing is said
     * @param facts the values to speak of
     */
    record Refused(long customer, Reason reason, Map<String, Object> facts) implements NextOrder {
        public Refused {
            facts = Map.copyOf(facts);
        }
    }

    /** Reasons; {@link #slug} is the key of the words. */
    enum Reason {
        /** Silent for longer than its rhythm explains. Facts: {@code silentDays}, {@code longestDays}. */
        SILENT_TOO_LONG,
        /** The last purchase is not before the as-of day. Facts: {@code lastDay}. */
        NOT_BEFORE_AS_OF,
        /** Nothing is known of order amounts, its own or others'. Facts: none. */
        NO_AMOUNTS;

        public String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
