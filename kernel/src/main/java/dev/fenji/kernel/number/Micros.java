package dev.fenji.kernel.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Exact decimals with six places, held as millionths in a {@code long}.
 *
 * <p>Facts are stored as {@code decimal(18,6)}, so a figure of one customer fits: the range is ±9.2 · 10¹². A value
 * that does not fit is an {@link ArithmeticException} that names it, never a wrapped number. {@link #UNKNOWN} is the
 * absence of a value; it is not zero and takes part in no arithmetic.
 */
public final class Micros {

    /** Absence of a value. */
    public static final long UNKNOWN = Long.MIN_VALUE;

    /** Decimal places. */
    public static final int SCALE = 6;

    /** One unit. */
    public static final long ONE = 1_000_000L;

    private Micros() {}

    public static boolean isKnown(long micros) {
        return micros != UNKNOWN;
    }

    /** Whole units as millionths. */
    public static long ofUnits(long units) {
        return Math.multiplyExact(units, ONE);
    }

    /** Exact conversion; more than six places or too large is an error. */
    public static long of(BigDecimal value) {
        try {
            return value.setScale(SCALE, RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .longValueExact();
        } catch (ArithmeticException e) {
            throw new ArithmeticException(
                    "The value (%s) must have at most %d decimals and lie within ±9.2e12.".formatted(value, SCALE));
        }
    }

    /** Rounded half up to six places: for divisions, whose results seldom end. */
    public static long rounded(BigDecimal value) {
        return of(value.setScale(SCALE, RoundingMode.HALF_UP));
    }

    public static long ofNullable(@Nullable BigDecimal value) {
        return value == null ? UNKNOWN : rounded(value);
    }

    /** The value without trailing zeros ({@code 12.5}, {@code 100}), or null when unknown. */
    public static @Nullable BigDecimal toDecimal(long micros) {
        return micros == UNKNOWN ? null : decimal(micros);
    }

    /** The known value without trailing zeros and never in exponent form. */
    public static BigDecimal decimal(long micros) {
        long unscaled = micros;
        int scale = SCALE;
        while (scale > 0 && unscaled % 10 == 0) {
            unscaled /= 10;
            scale--;
        }
        return BigDecimal.valueOf(unscaled, scale);
    }

    /** {@code a · b / c} rounded half up (away from zero on ties), exact inside; {@code c} must not be zero. */
    public static long multiplyDivide(long a, long b, long c) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        if ((high == 0 && low >= 0) || (high == -1 && low < 0)) {
            return divideHalfUp(low, c);
        }
        return new BigDecimal(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)))
                .divide(BigDecimal.valueOf(c), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** {@code a / b} rounded half up (away from zero on ties). */
    public static long divideHalfUp(long a, long b) {
        long quotient = a / b;
        long rest = Math.abs(a % b);
        boolean up = rest >= Math.abs(b) - rest && rest != 0;
        return up ? quotient + ((a < 0) == (b < 0) ? 1 : -1) : quotient;
    }

    /** Appends the plain canonical text of a known value: no exponent, no trailing zeros. */
    public static void append(StringBuilder out, long micros) {
        long whole = micros / ONE;
        long fraction = Math.abs(micros % ONE);
        if (micros < 0 && whole == 0) {
            out.append('-');
        }
        out.append(whole);
        if (fraction == 0) {
            return;
        }
        out.append('.');
        for (long digit = ONE / 10; fraction > 0; digit /= 10) {
            out.append((char) ('0' + fraction / digit));
            fraction %= digit;
        }
    }

    /** Reads what {@link #append} wrote. */
    public static long parse(String text) {
        return of(new BigDecimal(text));
    }
}
