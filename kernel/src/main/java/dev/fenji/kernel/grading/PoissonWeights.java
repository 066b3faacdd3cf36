package dev.fenji.kernel.grading;

import java.util.SplittableRandom;

/**
 * Weights of a bootstrap resample: each customer counts a Poisson(1) number of times. That is what drawing n customers
 * from n with replacement comes to as n grows (Hanley &amp; MacGibbon 2006; Chamandy et al. 2012), and it needs no sorting and
 * no index. Sixteen random bits give one weight, so chances are exact to 2⁻¹⁷.
 */
public final class PoissonWeights {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
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

    /**
     * Fills the weights of customers, each from the resample's seed and its own id alone: a customer counts as often in one
     * period as in every other, whoever else is there. Returns their sum.
     */
    public static long ofCustomers(long seed, long[] customers, byte[] into) {
        long sum = 0;
        for (int i = 0; i < customers.length; i++) {
            byte weight = WEIGHT[(int) (mixed(customers[i] * GOLDEN + seed) >>> (Long.SIZE - BITS))];
            into[i] = weight;
            sum += weight;
        }
        return sum;
    }

    /** Seed of one of many resamples: neighbouring numbers have nothing in common. */
    public static long seed(long seed, int resample) {
        return mixed(seed + (resample + 1L) * GOLDEN);
    }

    /** A number in [0, 1) that belongs to a customer under a seed. */
    public static double uniform(long seed, long customer) {
        return (mixed(customer * GOLDEN + seed) >>> 11) * 0x1.0p-53;
    }

    /** The finaliser of SplittableRandom. */
    private static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
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
