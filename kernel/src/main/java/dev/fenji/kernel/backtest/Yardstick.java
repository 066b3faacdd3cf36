package dev.fenji.kernel.backtest;

import java.util.Locale;

/** What a policy is measured by. Figures of single periods are averaged over the periods in which they are defined. */
public enum Yardstick {
    /** Share of the horizon's value that the best-placed 10 % of customers brought. Ties share their place. */
    CAUGHT_TOP_10(true, false),
    /** The same of the best-placed 20 %. */
    CAUGHT_TOP_20(true, true),
    /** Spearman rank correlation of place and realised value, mid-ranks for ties. */
    RANK_CORRELATION(true, true),
    /** Chance that a customer who bought again stood in a higher tier than one who did not, ties counting half. */
    REPEAT_SEPARATION(true, true),
    /** Chance that a customer who was not lost stood in a higher tier than one who was, ties counting half. */
    CHURN_SEPARATION(true, true),
    /** Share of customers with a tier at two dates in a row whose tier changed between them. */
    MOVES(false, false),
    /** Share of moves that undo the customer's own move of at most two periods before. */
    REVERSALS(false, false),
    /**
     * Σ |expected − realised| / Σ realised over tiers and dates, where a tier is expected to bring per customer what it brought
     * after all earlier dates whose horizon had ended by then.
     */
    CALIBRATION_ERROR(false, false),
    /** What treating the tiers costs over the horizon, as a share of the realised value. */
    COST_SHARE(false, false);

    private final boolean highIsGood;
    private final boolean deciding;

    Yardstick(boolean highIsGood, boolean deciding) {
        this.highIsGood = highIsGood;
        this.deciding = deciding;
    }

    public boolean highIsGood() {
        return highIsGood;
    }

    /** Whether a comparison rests on it: the ones about foresight do; stability, calibration and cost are shown beside. */
    public boolean deciding() {
        return deciding;
    }

    /** How much better one value is than another. */
    double gain(double one, double other) {
        return highIsGood ? one - other : other - one;
    }

    /** Key of the words: {@code caught-top-20}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
