package dev.fenji.kernel.scorecard;

import dev.fenji.kernel.number.Micros;

/** A straight line from 0 points at one value to 100 at another, flat beyond both. */
public final class Ramp {

    /** 100 points. */
    public static final long FULL = 100 * Micros.ONE;

    private Ramp() {}

    /**
     * Points of a value, rounded half up to a millionth; {@code from > to} makes smaller values better. {@code from} and
     * {@code to} must differ.
     */
    public static long points(long value, long from, long to) {
        boolean rising = from < to;
        if (rising ? value <= from : value >= from) {
            return 0;
        }
        if (rising ? value >= to : value <= to) {
            return FULL;
        }
        return Micros.multiplyDivide(FULL, Math.subtractExact(value, from), Math.subtractExact(to, from));
    }
}
