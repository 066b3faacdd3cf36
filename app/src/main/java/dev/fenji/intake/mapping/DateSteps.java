package dev.fenji.intake.mapping;

import java.util.ArrayList;
import java.util.List;

/**
 * Compiles a date format to steps. Letters as in {@link java.time.format.DateTimeFormatter}: y M d H h m s S a X, text in quotes,
 * optional parts in brackets. A single letter reads one or two digits.
 */
final class DateSteps {
    private final String pattern;
    private int at;

    DateSteps(String pattern) {
        this.pattern = pattern;
    }

    List<DateStep> read() {
        return steps(false);
    }

    private List<DateStep> steps(boolean nested) {
        List<DateStep> steps = new ArrayList<>();
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (c == ']') {
                at++;
                if (nested) {
                    return steps;
                }
                throw new IllegalArgumentException("A ] without its [ in " + pattern);
            }
            steps.add(step(c));
        }
        if (nested) {
            throw new IllegalArgumentException("A [ without its ] in " + pattern);
        }
        return steps;
    }

    private DateStep step(char c) {
        if (c == '[') {
            at++;
            return new DateStep.Maybe(steps(true));
        }
        if (c == '\'') {
            return quoted();
        }
        if (!Character.isLetter(c) || c > 127) {
            at++;
            return new DateStep.Literal(String.valueOf(c));
        }
        int count = 0;
        while (at < pattern.length() && pattern.charAt(at) == c) {
            at++;
            count++;
        }
        return letter(c, count);
    }

    private DateStep letter(char c, int count) {
        return switch (c) {
            case 'y', 'u' -> count == 2 ? new DateStep.Number('y', 2, 2) : new DateStep.Number('y', 4, 4);
            case 'M', 'L' -> count >= 3 ? new DateStep.MonthName() : digits('M', count);
            case 'd', 'H', 'h', 'm', 's' -> digits(c, count);
            case 'S' -> new DateStep.Fraction();
            case 'a' -> new DateStep.HalfDay();
            case 'X', 'x', 'Z' -> new DateStep.Offset();
            default -> throw new IllegalArgumentException("The letter " + c + " means nothing in a date format.");
        };
    }

    /** Two letters ask for two digits only where another number follows at once: 7/4/1996 fits MM/dd/yyyy too. */
    private DateStep digits(char field, int count) {
        boolean packed = at < pattern.length() && Character.isLetter(pattern.charAt(at)) && pattern.charAt(at) < 128;
        boolean packedBefore = at - count > 0
                && Character.isLetter(pattern.charAt(at - count - 1))
                && pattern.charAt(at - count - 1) < 128;
        return new DateStep.Number(field, count == 2 && (packed || packedBefore) ? 2 : 1, 2);
    }

    private DateStep quoted() {
        int close = pattern.indexOf('\'', at + 1);
        if (close < 0) {
            throw new IllegalArgumentException("A quote without its end in " + pattern);
        }
        String literal = close == at + 1 ? "'" : pattern.substring(at + 1, close);
        at = close + 1;
        return new DateStep.Literal(literal);
    }
}
