package dev.fenji.kernel.grading;

import java.util.ArrayList;
import java.util.List;

/** The cumulative gain chart. */
public final class Gain {

    public static final int STEPS = 20;

    private Gain() {}

    /** Points from 0 to 100 % of the customers; none when the total is not above zero. */
    static List<GainPoint> of(double[] score, double[] amounts) {
        double[] caught = curve(Ranked.by(score), amounts);
        double[] best = curve(Ranked.by(amounts), amounts);
        List<GainPoint> points = new ArrayList<>();
        double total = best[STEPS];
        for (int step = 0; step <= STEPS && total > 0; step++) {
            points.add(new GainPoint((double) step / STEPS, caught[step] / total, best[step] / total));
        }
        return points;
    }

    /** What the best customers hold, in steps of a twentieth of the customers from none to all. */
    public static double[] curve(Ranked ranked, double[] amounts) {
        double[] curve = new double[STEPS + 1];
        int n = amounts.length;
        int start = 0;
        for (int end : ranked.groupEnd) {
            double sum = 0;
            for (int place = start; place < end; place++) {
                sum += amounts[ranked.order[place]];
            }
            for (int step = 1; step <= STEPS; step++) {
                double line = (double) n * step / STEPS;
                curve[step] += sum * Math.clamp((line - start) / (end - start), 0.0, 1.0);
            }
            start = end;
        }
        return curve;
    }
}
