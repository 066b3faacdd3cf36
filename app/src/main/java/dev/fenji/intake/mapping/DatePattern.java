package dev.fenji.intake.mapping;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A date format such as {@code d/M/yyyy H:mm}, compiled to steps over characters. Written by hand because the JDK's
 * formatter makes about forty objects per date, and a file has millions. Its letters: {@link DateSteps}.
 */
final class DatePattern {

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final int CENTURY_PIVOT = 69;

    /** Years outside are slips of the pen, not history. */
    private static final int FIRST_YEAR = 1900;

    private static final int LAST_YEAR = 2199;

    private final String pattern;
    private final List<DateStep> steps;

    private char[] text = {};
    private int at;
    private int end;
    private int year;
    private int month;
    private int day;
    private int hour;
    private int minute;
    private int second;
    private int nano;
    private int half;
    private boolean halfGiven;
    private @Nullable Integer offsetSeconds;

    private DatePattern(String pattern, List<DateStep> steps) {
        this.pattern = pattern;
        this.steps = steps;
    }

    static DatePattern of(String pattern) {
        return new DatePattern(pattern, new DateSteps(pattern).read());
    }

    String pattern() {
        return pattern;
    }

    /** True when all of the text fits and is a date of the calendar; then the getters below hold it. */
    boolean parse(char[] source, int from, int to) {
        text = source;
        at = from;
        end = to;
        year = 0;
        month = 1;
        day = 1;
        hour = 0;
        minute = 0;
        second = 0;
        nano = 0;
        halfGiven = false;
        offsetSeconds = null;
        return run(steps) && at == end && valid();
    }

    /** Seconds since 1970 of the date and time as written, without any zone. */
    long localSecond() {
        int h = halfGiven ? hour % 12 + half * 12 : hour;
        return epochDay(year, month, day) * 86_400 + h * 3600L + minute * 60L + second;
    }

    int nano() {
        return nano;
    }

    @Nullable
    Integer offsetSeconds() {
        return offsetSeconds;
    }

    private boolean run(List<DateStep> list) {
        for (int i = 0; i < list.size(); i++) {
            if (!run(list.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean run(DateStep step) {
        return switch (step) {
            case DateStep.Number number -> number(number);
            case DateStep.Literal literal -> literal(literal.text());
            case DateStep.MonthName _ -> monthName();
            case DateStep.HalfDay _ -> halfDay();
            case DateStep.Fraction _ -> fraction();
            case DateStep.Offset _ -> offset();
            case DateStep.Maybe maybe -> {
                int before = at;
                if (!run(maybe.steps())) {
                    at = before;
                }
                yield true;
            }
        };
    }

    private boolean number(DateStep.Number step) {
        int value = 0;
        int digits = 0;
        while (at < end && digits < step.max() && text[at] >= '0' && text[at] <= '9') {
            value = value * 10 + (text[at++] - '0');
            digits++;
        }
        if (digits < step.min()) {
            return false;
        }
        switch (step.field()) {
            case 'y' -> year = digits == 2 ? value + (value < CENTURY_PIVOT ? 2000 : 1900) : value;
            case 'M' -> month = value;
            case 'd' -> day = value;
            case 'H', 'h' -> hour = value;
            case 'm' -> minute = value;
            default -> second = value;
        }
        return true;
    }

    private boolean literal(String expected) {
        if (end - at < expected.length()) {
            return false;
        }
        for (int i = 0; i < expected.length(); i++) {
            if (text[at + i] != expected.charAt(i)) {
                return false;
            }
        }
        at += expected.length();
        return true;
    }

    private boolean monthName() {
        int from = at;
        while (at < end && Character.isLetter(text[at])) {
            at++;
        }
        if (at - from < 3) {
            return false;
        }
        month = MONTHS.indexOf(new String(text, from, 3).toLowerCase(Locale.ROOT)) + 1;
        return month > 0;
    }

    private boolean halfDay() {
        if (end - at < 2) {
            return false;
        }
        String word = new String(text, at, 2).toLowerCase(Locale.ROOT);
        half = word.equals("pm") || word.equals("下午") ? 1 : word.equals("am") || word.equals("上午") ? 0 : -1;
        halfGiven = half >= 0;
        at += 2;
        return halfGiven;
    }

    private boolean fraction() {
        int digits = 0;
        int value = 0;
        while (at < end && text[at] >= '0' && text[at] <= '9') {
            if (digits < 9) {
                value = value * 10 + (text[at] - '0');
                digits++;
            }
            at++;
        }
        for (int i = digits; i < 9; i++) {
            value *= 10;
        }
        nano = value;
        return digits > 0;
    }

    private boolean offset() {
        if (at < end && (text[at] == 'Z' || text[at] == 'z')) {
            at++;
            offsetSeconds = 0;
            return true;
        }
        if (end - at < 3 || (text[at] != '+' && text[at] != '-')) {
            return false;
        }
        int sign = text[at++] == '-' ? -1 : 1;
        int hours = twoDigits();
        if (at < end && text[at] == ':') {
            at++;
        }
        int minutes = at < end ? twoDigits() : 0;
        offsetSeconds = sign * (hours * 3600 + minutes * 60);
        return hours >= 0 && hours <= 18 && minutes >= 0 && minutes < 60;
    }

    private int twoDigits() {
        if (end - at < 2 || !digit(text[at]) || !digit(text[at + 1])) {
            return -1;
        }
        at += 2;
        return (text[at - 2] - '0') * 10 + text[at - 1] - '0';
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private boolean valid() {
        boolean clock = hour <= (halfGiven ? 12 : 23) && (!halfGiven || hour >= 1) && minute <= 59 && second <= 59;
        if (!clock || year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1) {
            return false;
        }
        boolean leapDay = month == 2 && day == 29 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return leapDay || day <= DAYS[month - 1];
    }

    private static long epochDay(int y, int m, int d) {
        // Days from the civil calendar with March as the first month (Howard Hinnant, "chrono-compatible date
        // algorithms").
        long shifted = m <= 2 ? y - 1 : y;
        long era = Math.floorDiv(shifted, 400);
        long yearOfEra = shifted - era * 400;
        long dayOfYear = (153L * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
        long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097 + dayOfEra - 719_468;
    }
}
