package dev.fenji.kernel.scorecard;

import dev.fenji.kernel.number.Micros;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Σ wᵢ·pᵢ / Σ wᵢ over what is known. Points are millionths of 0..100, weights ten-thousandths; with at most {@link
 * #LARGEST_TOTAL} in all nothing overflows.
 */
public final class WeightedMean {

    /** Decimals of a weight. */
    public static final int WEIGHT_SCALE = 4;

    /** Weights of a scorecard sum to at most this. */
    public static final int LARGEST_TOTAL = 10_000;

    private WeightedMean() {}

    /** A weight as ten-thousandths. */
    public static long weight(BigDecimal weight) {
        return weight.setScale(WEIGHT_SCALE, RoundingMode.UNNECESSARY)
                .unscaledValue()
                .longValueExact();
    }

    /**
     * The mean, rounded half up to a millionth. As points too are rounded half up, a true mean that reaches a threshold
     * of up to six decimals is never rounded below it.
     *
     * @param sum of weight times points over what is known
     */
    public static long of(long sum, long knownWeight) {
        return Micros.divideHalfUp(sum, knownWeight);
    }
}
