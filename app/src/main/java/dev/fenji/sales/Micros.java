package dev.fenji.sales;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Decimals with six places as a long, the way {@code numeric(18,6)} holds them: twelve digits before the point. Millions
 * of lines go through here, so they are not passed around as objects.
 */
final class Micros {

    static final int SCALE = 6;
    private static final long ONE = 1_000_000L;
    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, ONE};
    /** So many digits fit whatever their scale. */
    private static final int SHORT = 12;

    private static final long LIMIT = 1_000_000_000_000_000_000L;

    private Micros() {}

    /** True if the value, at six places, fits {@code numeric(18,6)}. */
    static boolean fits(BigDecimal value) {
        return fits(unscaled(value));
    }

    /** The value at six places, half even. */
    static long of(BigDecimal value) {
        int scale = value.scale();
        if (scale >= 0 && scale <= SCALE && value.precision() <= SHORT) {
            return value.scaleByPowerOfTen(scale).longValue() * POWERS[SCALE - scale];
        }
        var unscaled = unscaled(value);
        if (!fits(unscaled)) {
            throw new ArithmeticException(
                    "%s has more than twelve digits before the decimal point.".formatted(value.toPlainString()));
        }
        return unscaled.longValue();
    }

    static BigDecimal decimal(long micros) {
        return BigDecimal.valueOf(micros, SCALE);
    }

    private static boolean fits(BigInteger unscaled) {
        return unscaled.bitLength() < Long.SIZE && Math.abs(unscaled.longValue()) < LIMIT;
    }

    private static BigInteger unscaled(BigDecimal value) {
        if (value.precision() - value.scale() > SCALE * 3) {
            return BigInteger.TWO.pow(Long.SIZE); // far too large; setScale would write out all its digits
        }
        return value.setScale(SCALE, RoundingMode.HALF_EVEN).unscaledValue();
    }

    /** The part before the point, for writers of digits. */
    static long whole(long absolute) {
        return absolute / ONE;
    }

    /** The six places after the point. */
    static int fraction(long absolute) {
        return (int) (absolute % ONE);
    }
}
