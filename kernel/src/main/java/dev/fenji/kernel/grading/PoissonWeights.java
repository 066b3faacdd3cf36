package dev.fenji.kernel.grading;

import java.util.SplittableRandom;

/**
 * Weights of a bootstrap resample: each customer counts a Poisson(1) number of times. That is what drawing n customers
 * from n with replacement comes to as n grows (Hanley &amp; MacGibbon 2006; Chamandy et al. 2012), and it needs no sorting and
 * no index. Sixteen random bits give one weight, so chances are exact to 2⁻¹⁷.
 */
final class PoissonWeights {

    private static final int BITS = 16;
    private static final int STEPS = 1 << BITS;
    private static final byte[] WEIGHT = table();

    private PoissonWeights() {}

    /** Fills the weights and returns their sum. */
    static long draw(SplittableRandom random, byte[] into) {
        long sum = 0;
        long bits = 0;
        for (int i = 0; i < into.length; i++) {
            if ((i & 3) == 0) {
                bits = random.nextLong();
            }
            byte weight = WEIGHT[(int) (bits & (STEPS - 1))];
            bits >>>= BITS;
            into[i] = weight;
            sum += weight;
        }
        return sum;
    }

    private static byte[] table() {
        byte[] weights = new byte[STEPS];
        double chance = Math.exp(-1);
        double below = chance;
        byte weight = 0;
        for (int i = 0; i < STEPS; i++) {
            while ((i + 0.5) / STEPS > below && weight < Byte.MAX_VALUE) {
                weight++;
                chance /= weight;
                below += chance;
            }
            weights[i] = weight;
        }
        return weights;
    }
}
