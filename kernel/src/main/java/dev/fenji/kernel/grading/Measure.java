package dev.fenji.kernel.grading;

import java.util.Locale;

/** A figure that grades a forecast. e is what was expected of a customer, a what happened, p the chance of the event. */
public enum Measure {
    /** Σe / Σa − 1: how far the sum is off, with its sign. Undefined when Σa is 0. */
    TOTAL_ERROR(Better.NEAR_ZERO),
    /** Mean of |e − a|. */
    MAE(Better.LOWER),
    /** Root of the mean of (e − a)²; a few huge customers decide it. */
    RMSE(Better.LOWER),
    /** Share of Σa that the top 10 % of customers by forecast hold. Ties share their place. */
    CAUGHT_TOP_10(Better.HIGHER),
    /** Share of Σa that the top 20 % of customers by forecast hold. */
    CAUGHT_TOP_20(Better.HIGHER),
    /** Pearson correlation of e and a. */
    CORRELATION(Better.HIGHER),
    /** Spearman rank correlation of forecast and a, with mid-ranks for ties. */
    SPEARMAN(Better.HIGHER),
    /**
     * Chance that a customer with the event is ranked above one without, ties counting half (area under the ROC curve).
     */
    AUC(Better.HIGHER),
    /** Mean of (p − event)² (Brier 1950). */
    BRIER(Better.LOWER),
    /** Mean of −ln of the chance given to what happened, chances kept within [1e-6, 1 − 1e-6]. */
    LOG_LOSS(Better.LOWER);

    /** Which values are good. */
    public enum Better {
        LOWER,
        HIGHER,
        NEAR_ZERO
    }

    private final Better better;

    Measure(Better better) {
        this.better = better;
    }

    public Better better() {
        return better;
    }

    /** The value turned so that smaller is better, whatever the measure. */
    public double loss(double value) {
        return switch (better) {
            case LOWER -> value;
            case HIGHER -> -value;
            case NEAR_ZERO -> Math.abs(value);
        };
    }

    /** Key of the words: {@code caught-top-10}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
