package dev.fenji.insight.model;

import dev.fenji.kernel.number.Micros;
import org.jspecify.annotations.Nullable;

/** The door through which computed figures leave: what is not finite is unknown, so that no NaN is ever stored or sent. */
final class Finite {
    /** Beyond this a figure is no figure of a customer, and millionths of it would not fit. */
    private static final double LARGEST = 1e12;

    private Finite() {}

    static @Nullable Double orNull(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /** Chances and counts to four places: nobody can tell more, and rows that moved less need not be written again. */
    static long share(double value) {
        return micros(value, 10_000);
    }

    /** Money to two places. */
    static long money(double value) {
        return micros(value, 100);
    }

    /** Millionths; unknown when it is no sensible figure. */
    private static long micros(double value, long steps) {
        return Math.abs(value) < LARGEST ? Math.round(value * steps) * (Micros.ONE / steps) : Micros.UNKNOWN;
    }
}
