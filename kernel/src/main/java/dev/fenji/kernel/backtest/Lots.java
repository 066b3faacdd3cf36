package dev.fenji.kernel.backtest;

import dev.fenji.kernel.grading.PoissonWeights;
import java.time.LocalDate;

/** Tiers by lot. */
public final class Lots {

    private static final double BEST = 0.2;
    private static final double MIDDLE = 0.5;

    private Lots() {}

    /**
     * Draws for everyone who takes part, anew at each date: a fifth gets the best of three tiers, three tenths the middle one.
     *
     * @param takesPart by row; the others get no tier
     */
    public static Placement draw(long seed, LocalDate asOf, long[] customers, boolean[] takesPart) {
        byte[] tiers = new byte[customers.length];
        long[] scores = new long[customers.length];
        long day = PoissonWeights.seed(seed, Math.toIntExact(asOf.toEpochDay()));
        for (int row = 0; row < tiers.length; row++) {
            double lot = PoissonWeights.uniform(day, customers[row]);
            tiers[row] = takesPart[row] ? tier(lot) : -1;
            scores[row] = (long) ((1 - lot) * Integer.MAX_VALUE);
        }
        return new Placement(tiers, scores);
    }

    private static byte tier(double lot) {
        if (lot < BEST) {
            return 0;
        }
        return lot < MIDDLE ? (byte) 1 : 2;
    }
}
