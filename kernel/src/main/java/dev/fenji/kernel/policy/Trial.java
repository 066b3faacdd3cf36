package dev.fenji.kernel.policy;

import dev.fenji.kernel.number.Micros;
import org.jspecify.annotations.Nullable;

/**
 * What a policy version makes of every row of a population: tiers and scores, without reasons. The arrays are not to be
 * changed.
 *
 * @param calibration what the version learned from the population
 * @param tiers by row, the index in the ladder; below zero for those without a tier, see {@link #reason}
 * @param scores by row in millionths, {@link Micros#UNKNOWN} when the score does not rate the customer
 * @param places where the rows lie in the matrix; null for other methods
 */
public record Trial(
        Calibration calibration,
        byte[] tiers,
        long[] scores,
        @Nullable MatrixPlaces places) {

    /** How a row that has no tier for a reason is written. */
    static byte unrated(UnratedReason reason) {
        return (byte) (-1 - reason.ordinal());
    }

    /** Why a row has no tier. */
    public static UnratedReason reason(byte tier) {
        return UnratedReason.values()[-1 - tier];
    }
}
