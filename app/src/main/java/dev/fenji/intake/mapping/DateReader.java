package dev.fenji.intake.mapping;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Dates and times as a mapping writes them. Keeps the last text: the lines of one document repeat it. */
final class DateReader {

    static final String ISO = "ISO";
    static final String EXCEL = "EXCEL";

    private static final List<String> ISO_PATTERNS =
            List.of("yyyy-MM-dd['T'HH:mm[:ss[.S]]][ HH:mm[:ss[.S]]][X][ X]", "yyyyMMdd'T'HHmmss[X]");
    private static final long EXCEL_EPOCH_DAY = -25_569;
    private static final long LAST_SERIAL = 109_575;
    private static final long SECONDS_PER_DAY = 86_400;

    private final DatePattern[] patterns;
    private final boolean excel;
    private final ZoneRules rules;

    private char[] lastText = {};
    private @Nullable Instant last;
    private long offsetDay = Long.MIN_VALUE;
    private int offsetOfDay;

    DateReader(List<String> formats, ZoneId zone) {
        this.excel = formats.stream().anyMatch(f -> f.equalsIgnoreCase(EXCEL));
        this.patterns = formats.stream()
                .filter(f -> !f.equalsIgnoreCase(EXCEL))
                .flatMap(f -> f.equalsIgnoreCase(ISO) ? ISO_PATTERNS.stream() : List.of(f).stream())
                .map(DatePattern::of)
                .toArray(DatePattern[]::new);
        this.rules = zone.getRules();
    }

    static boolean isSpecial(String format) {
        String upper = format.toUpperCase(Locale.ROOT);
        return upper.equals(ISO) || upper.equals(EXCEL);
    }

    /** Null when the text fits none of the formats. */
    @Nullable
    Instant read(char[] text, int from, int to) {
        if (Arrays.equals(text, from, to, lastText, 0, lastText.length)) {
            return last;
        }
        lastText = Arrays.copyOfRange(text, from, to);
        last = parse(text, from, to);
        return last;
    }

    private @Nullable Instant parse(char[] text, int from, int to) {
        for (DatePattern pattern : patterns) {
            if (pattern.parse(text, from, to)) {
                Integer offset = pattern.offsetSeconds();
                long local = pattern.localSecond();
                return Instant.ofEpochSecond(local - (offset == null ? offsetAt(local) : offset), pattern.nano());
            }
        }
        return excel ? serial(text, from, to) : null;
    }

    private @Nullable Instant serial(char[] text, int from, int to) {
        double value;
        try {
            value = Double.parseDouble(new String(text, from, to - from));
        } catch (NumberFormatException _) {
            return null;
        }
        if (!(value >= 1 && value < LAST_SERIAL)) {
            return null;
        }
        long local = EXCEL_EPOCH_DAY * SECONDS_PER_DAY + Math.round(value * SECONDS_PER_DAY);
        return Instant.ofEpochSecond(local - offsetAt(local));
    }

    /** The zone's offset at a local time; looked up once per day unless the clock changes on that day. */
    private int offsetAt(long localSecond) {
        long day = Math.floorDiv(localSecond, SECONDS_PER_DAY);
        if (day == offsetDay) {
            return offsetOfDay;
        }
        LocalDateTime at = LocalDateTime.ofEpochSecond(localSecond, 0, ZoneOffset.UTC);
        int offset = offset(at);
        LocalDateTime midnight = at.toLocalDate().atStartOfDay();
        if (offset(midnight) == offset && offset(midnight.plusDays(1).minusSeconds(1)) == offset) {
            offsetDay = day;
            offsetOfDay = offset;
        }
        return offset;
    }

    /** A time that the clocks skip is read with the offset before the gap, one that they repeat with the earlier. */
    private int offset(LocalDateTime at) {
        @Nullable ZoneOffsetTransition change = rules.getTransition(at);
        return change == null
                ? rules.getOffset(at).getTotalSeconds()
                : change.getOffsetBefore().getTotalSeconds();
    }
}
