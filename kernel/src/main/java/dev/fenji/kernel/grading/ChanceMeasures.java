package dev.fenji.kernel.grading;

import org.jspecify.annotations.Nullable;

/** AUC of a score and, where the score is a chance, Brier and log loss; under any weights, in one walk. */
final class ChanceMeasures {

    /** Chances are kept this far from 0 and 1, or one sure and wrong customer would decide the log loss alone. */
    static final double MARGIN = 1e-6;

    private final Ranked ranked;
    private final boolean[] event;
    private final double @Nullable [] squared;
    private final double @Nullable [] logLoss;

    ChanceMeasures(double[] score, boolean[] events, boolean chance) {
        this.ranked = Ranked.by(score);
        this.event = new boolean[events.length];
        this.squared = chance ? new double[events.length] : null;
        this.logLoss = chance ? new double[events.length] : null;
        for (int place = 0; place < event.length; place++) {
            int row = ranked.order[place];
            event[place] = events[row];
            if (squared != null && logLoss != null) {
                double miss = events[row] ? 1 - score[row] : score[row];
                squared[place] = miss * miss;
                logLoss[place] = -Math.log1p(-Math.clamp(miss, MARGIN, 1 - MARGIN));
            }
        }
    }

    /** Fills the measures it has; NaN stays where one is undefined. */
    void measure(byte[] weights, long total, double[] into) {
        double above = 0;
        double events = 0;
        double ordered = 0;
        double brier = 0;
        double loss = 0;
        int start = 0;
        for (int end : ranked.groupEnd) {
            double with = 0;
            double without = 0;
            for (int place = start; place < end; place++) {
                int weight = weights[ranked.order[place]];
                if (event[place]) {
                    with += weight;
                } else {
                    without += weight;
                }
                if (squared != null && logLoss != null) {
                    brier += weight * squared[place];
                    loss += weight * logLoss[place];
                }
            }
            ordered += without * (above + with / 2);
            above += with;
            start = end;
        }
        events = above;
        double pairs = events * (total - events);
        into[Measure.AUC.ordinal()] = pairs > 0 ? ordered / pairs : Double.NaN;
        if (squared != null) {
            into[Measure.BRIER.ordinal()] = brier / total;
            into[Measure.LOG_LOSS.ordinal()] = loss / total;
        }
    }
}
