package dev.fenji.kernel.policy;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a standing remembers for the rules of stability.
 *
 * @param below since when the score has not supported the tier, or null while it does
 * @param validUntil when the tier is looked at again, or null without a validity
 * @param until the day of the descent that was announced, or null
 * @param returnsLimit returns in millionths above which the promotion into this tier has lost its basis, or null
 * @param from the tier before that promotion, or null
 */
public record StandingState(
        @Nullable LocalDate below,
        @Nullable LocalDate validUntil,
        @Nullable LocalDate until,
        @Nullable Long returnsLimit,
        @Nullable String from) {

    public static final StandingState NONE = new StandingState(null, null, null, null, null);

    private static final Pattern SEPARATOR = Pattern.compile(";");
    private static final int PARTS = 5;

    boolean isNone() {
        return equals(NONE);
    }

    /** The form that is stored; null when there is nothing to remember. */
    public @Nullable String text() {
        if (isNone()) {
            return null;
        }
        return String.join(
                ";",
                text(below),
                text(validUntil),
                text(until),
                returnsLimit == null ? "" : returnsLimit.toString(),
                from == null ? "" : from);
    }

    /** Reads the stored form. */
    public static StandingState parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return NONE;
        }
        String[] parts = SEPARATOR.split(text, PARTS);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("The stored state (%s) must have %d parts.".formatted(text, PARTS));
        }
        return new StandingState(
                day(parts[0]),
                day(parts[1]),
                day(parts[2]),
                parts[3].isEmpty() ? null : Long.valueOf(parts[3]),
                parts[4].isEmpty() ? null : parts[4]);
    }

    private static String text(@Nullable LocalDate day) {
        return day == null ? "" : Long.toString(day.toEpochDay());
    }

    private static @Nullable LocalDate day(String text) {
        return text.isEmpty() ? null : LocalDate.ofEpochDay(Long.parseLong(text));
    }
}
