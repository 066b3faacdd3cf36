package dev.fenji.kernel.policy;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a standing from following every wobble of a score. All of it is about dates: a run that was skipped is made up
 * for by the next one, as far as the figures of the days between do not matter.
 *
 * @param minimumDays days in a tier before it can be lost; 0 for none
 * @param descent how far a customer falls at once
 * @param graceDays days between the notice of a descent and the descent; 0 for none
 * @param validity how long a tier is kept before it is looked at again, or null for none
 * @param undoReturnsDays a promotion whose basis is returned within so many days is taken back at once; 0 for never
 */
public record StabilityRules(
        int minimumDays,
        Descent descent,
        int graceDays,
        @Nullable Validity validity,
        int undoReturnsDays) {

    /** Nothing but separate enter and stay thresholds, if the tiers have any. */
    public static final StabilityRules NONE = new StabilityRules(0, Descent.TO_SCORE, 0, null, 0);

    /** How far a customer falls at once. */
    public enum Descent {
        /** To what the score supports. */
        TO_SCORE,
        /** One tier; the next descent follows the rules from there. */
        ONE_STEP;

        /** How documents write it. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether a descent takes any time at all. */
    boolean takesTime() {
        return minimumDays > 0 || graceDays > 0 || validity != null;
    }

    /**
     * How long a tier is valid. It is looked at again when that ends, and then again as long after.
     *
     * @param months months from the day the tier began; 0 only where {@code end} rounds up
     * @param end to which end of a period the date is rounded up
     */
    public record Validity(int months, End end) {

        /** The first date of the schedule after a day, for a tier that began on {@code since}. */
        public LocalDate next(LocalDate since, LocalDate after) {
            LocalDate date = since;
            for (long k = 1; !date.isAfter(after); k++) {
                date = switch (end) {
                    // counted from the start each time, so that 31 January does not become the 28th for good
                    case DAY -> since.plusMonths(k * months);
                    case MONTH, QUARTER, YEAR -> rounded(date);
                };
            }
            return date;
        }

        private LocalDate rounded(LocalDate from) {
            LocalDate earliest = months == 0 ? from.plusDays(1) : from.plusMonths(months);
            LocalDate start = end.start(earliest);
            return start.isBefore(earliest) ? start.plusMonths(end.months) : start;
        }
    }

    /** Ends of periods. A tier valid to the end of March is looked at on 1 April. */
    public enum End {
        /** On the very day: the anniversary. */
        DAY(1),
        MONTH(1),
        QUARTER(3),
        YEAR(12);

        private final int months;

        End(int months) {
            this.months = months;
        }

        /** How documents write it. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        private LocalDate start(LocalDate day) {
            return day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % months);
        }
    }
}
