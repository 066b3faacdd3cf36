package dev.fenji.intake.mapping;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Decimals as a mapping writes them, exactly. The result is held as {@code unscaled × 10^-scale} in a long, which covers
 * what the database keeps (twelve digits before the point, six after).
 */
final class DecimalReader {

    enum Outcome {
        OK,
        NOT_A_NUMBER,
        TOO_LARGE,
        TOO_PRECISE
    }

    static final int MAX_SCALE = 6;
    static final int MAX_INTEGER_DIGITS = 12;

    /** Digits beyond the fifteenth are the noise of a binary fraction (10.200000000000001), not money. */
    private static final MathContext NOISE_FREE = new MathContext(15, RoundingMode.HALF_EVEN);

    private static final int LONG_DIGITS = 18;

    private final char point;
    private final boolean comma;
    private final boolean wide;

    private long unscaled;
    private int scale;

    private DecimalReader(DecimalStyle style, boolean wide) {
        this.comma = style == DecimalStyle.COMMA;
        this.point = comma ? ',' : '.';
        this.wide = wide;
    }

    static DecimalReader money(DecimalStyle style) {
        return new DecimalReader(style, false);
    }

    /** Without the limit of six places: rates have more. */
    static DecimalReader rate(DecimalStyle style) {
        return new DecimalReader(style, true);
    }

    long unscaled() {
        return unscaled;
    }

    int scale() {
        return scale;
    }

    BigDecimal value() {
        return BigDecimal.valueOf(unscaled, scale);
    }

    Outcome read(char[] text, int start, int stop) {
        int from = start;
        int to = stop;
        boolean negative = false;
        if (to - from > 2 && text[from] == '(' && text[to - 1] == ')') {
            negative = true;
            from++;
            to--;
        }
        while (from < to && isPrefix(text[from])) {
            negative ^= text[from] == '-' || text[from] == '\u2212';
            from++;
        }
        while (from < to && isSuffix(text[to - 1])) {
            negative ^= text[to - 1] == '-';
            to--;
        }
        return digits(text, from, to, negative);
    }

    private Outcome digits(char[] text, int from, int to, boolean negative) {
        long value = 0;
        int count = 0;
        int places = -1;
        int sinceGroup = -1;
        int digits = 0;
        for (int i = from; i < to; i++) {
            char c = text[i];
            if (c >= '0' && c <= '9') {
                value = value * 10 + (c - '0');
                count += value == 0 ? 0 : 1;
                digits++;
                places += places >= 0 ? 1 : 0;
                sinceGroup += sinceGroup >= 0 ? 1 : 0;
                if (count > LONG_DIGITS) {
                    return slow(text, from, to, negative);
                }
            } else if (c == point && places < 0) {
                if (sinceGroup >= 0 && sinceGroup != 3) {
                    return Outcome.NOT_A_NUMBER;
                }
                sinceGroup = -1;
                places = 0;
            } else if (isGroup(c) && places < 0 && (sinceGroup == 3 || (sinceGroup < 0 && digits > 0 && digits <= 3))) {
                sinceGroup = 0;
            } else if ((c == 'e' || c == 'E') && i > from) {
                return slow(text, from, to, negative);
            } else {
                return Outcome.NOT_A_NUMBER;
            }
        }
        if (digits == 0 || (sinceGroup >= 0 && sinceGroup != 3)) {
            return Outcome.NOT_A_NUMBER;
        }
        return settle(negative ? -value : value, Math.max(0, places));
    }

    private Outcome settle(long value, int places) {
        long v = value;
        int s = places;
        while (s > 0 && v % 10 == 0) {
            v /= 10;
            s--;
        }
        return bounded(v, s);
    }

    private Outcome bounded(long v, int s) {
        unscaled = v;
        scale = s;
        if (!wide && s > MAX_SCALE) {
            BigDecimal clean = BigDecimal.valueOf(v, s).round(NOISE_FREE).stripTrailingZeros();
            if (clean.scale() > MAX_SCALE) {
                return Outcome.TOO_PRECISE;
            }
            return bounded(
                    clean.setScale(Math.max(0, clean.scale()), RoundingMode.UNNECESSARY)
                            .unscaledValue()
                            .longValueExact(),
                    Math.max(0, clean.scale()));
        }
        int digits = BigDecimal.valueOf(Math.abs(v)).precision();
        return digits - s > MAX_INTEGER_DIGITS ? Outcome.TOO_LARGE : Outcome.OK;
    }

    /** Exponents and very long numbers. */
    private Outcome slow(char[] text, int from, int to, boolean negative) {
        StringBuilder plain = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            if (!isGroup(text[i])) {
                plain.append(text[i] == point ? '.' : text[i]);
            }
        }
        BigDecimal value;
        try {
            value = new BigDecimal(plain.toString()).stripTrailingZeros();
            value = value.precision() > LONG_DIGITS ? value.round(NOISE_FREE).stripTrailingZeros() : value;
        } catch (NumberFormatException _) {
            return Outcome.NOT_A_NUMBER;
        }
        if (value.precision() - value.scale() > MAX_INTEGER_DIGITS) {
            return Outcome.TOO_LARGE;
        }
        if (value.scale() > LONG_DIGITS) {
            return Outcome.TOO_PRECISE;
        }
        BigDecimal plainScale = value.scale() < 0 ? value.setScale(0) : value;
        long digits = plainScale.unscaledValue().longValueExact();
        return bounded(negative ? -digits : digits, plainScale.scale());
    }

    private boolean isGroup(char c) {
        return c == (comma ? '.' : ',') || c == '\'' || c == '\u2019' || c == ' ' || c == '\u00a0' || c == '\u202f';
    }

    private static boolean isPrefix(char c) {
        return c == '+' || c == '-' || c == '\u2212' || c == ' ' || isCurrencySign(c);
    }

    private static boolean isSuffix(char c) {
        return c == ' ' || c == '-' || c == '\u00a0' || isCurrencySign(c);
    }

    private static boolean isCurrencySign(char c) {
        return switch (c) {
            case '$', '£', '€', '¥', '\uffe5', '₹', '元' -> true;
            default -> false;
        };
    }
}
