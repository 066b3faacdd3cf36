package dev.fenji.kernel.churn;

import java.util.stream.IntStream;

/** Folds of cross-validation by a hash of the customer: all rows of a customer are in one fold, in any order of rows. */
final class Folds {

    private static final double UNIT = 0x1.0p-53;

    private Folds() {}

    /** Fold of each row. */
    static int[] of(FeatureTable table, int folds, long seed) {
        int[] fold = new int[table.rows()];
        for (int row = 0; row < fold.length; row++) {
            fold[row] = (int) (uniform(table.customer(row), seed) * folds);
        }
        return fold;
    }

    static int[] inside(int[] folds, int fold) {
        return IntStream.range(0, folds.length).filter(i -> folds[i] == fold).toArray();
    }

    static int[] outside(int[] folds, int fold) {
        return IntStream.range(0, folds.length).filter(i -> folds[i] != fold).toArray();
    }

    /** A number in [0, 1) that depends on the customer and the seed only. */
    static double uniform(long customer, long seed) {
        return (mix(mix(customer) ^ mix(~seed)) >>> 11) * UNIT;
    }

    /** Finaliser of SplitMix64 (Steele, Lea &amp; Flood 2014), variant 13 of Stafford. */
    private static long mix(long value) {
        long mixed = value + 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
