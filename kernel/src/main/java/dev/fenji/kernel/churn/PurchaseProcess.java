package dev.fenji.kernel.churn;

import org.jspecify.annotations.Nullable;

/** A fitted model of purchase counts, as far as churn is concerned. */
@FunctionalInterface
public interface PurchaseProcess {

    /**
     * Chance of no purchase within the horizon.
     *
     * @param x repeat purchase days
     * @param txDays days from the first to the last purchase
     * @param tDays days from the first purchase to the as-of day
     * @param horizonDays days from the as-of day on
     */
    double chanceOfSilence(int x, int txDays, int tDays, int horizonDays);

    /** Fits a purchase process. */
    @FunctionalInterface
    interface Fitter {
        /** The process fitted to columns of states, or null when it refuses. */
        @Nullable
        PurchaseProcess fit(int[] x, int[] txDays, int[] tDays);
    }
}
