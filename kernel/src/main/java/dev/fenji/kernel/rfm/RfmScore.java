package dev.fenji.kernel.rfm;

/** Scores 1..scale from bins; scale is best on every axis. */
public final class RfmScore {

    private RfmScore() {}

    /** Frequency and monetary: more is better, a value at a boundary takes the lower score. */
    public static int rising(long[] boundaries, long value) {
        return Binning.bin(boundaries, value) + 1;
    }

    /** Recency: fewer days are better, a value at a boundary takes the better score. */
    public static int falling(long[] boundaries, long value) {
        return boundaries.length + 1 - Binning.bin(boundaries, value);
    }

    /** (F + M) / 2, halves up. */
    public static int combined(int frequency, int monetary) {
        return (frequency + monetary + 1) / 2;
    }
}
