package dev.fenji.kernel.grading;

import java.util.Locale;

/** A comparison in words. */
public enum Verdict {
    /** The whole interval of the difference is on the good side. */
    BETTER,
    /** The interval holds zero, or measures disagree. */
    NO_BETTER,
    /** The whole interval is on the bad side. */
    WORSE;

    /** Differences below this are rounding. */
    private static final double NOTHING = 1e-12;

    static Verdict of(double low, double high) {
        if (low > NOTHING) {
            return BETTER;
        }
        return high < -NOTHING ? WORSE : NO_BETTER;
    }

    /** Key of the words: {@code no-better}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
