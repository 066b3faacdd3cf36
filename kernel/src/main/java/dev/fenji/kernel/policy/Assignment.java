package dev.fenji.kernel.policy;

import dev.fenji.kernel.number.Micros;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One customer's result in the form a run stores.
 *
 * @param customerId customer
 * @param outcome what it does to the standing
 * @param tier tier id, or null when unrated
 * @param scoreMicros score in millionths, {@link Micros#UNKNOWN} when unrated
 * @param segment RFM segment with its cell, or cell of a matrix, or null
 * @param fingerprint 64 bits over tier, score, points per criterion and reason: equal as long as the result is the same, though
 *     the raw values may have moved within their bands
 * @param standing the standing from now on, with what the rules of stability remember
 * @param gated tier that score and gates give alone, or null when unrated
 * @param explanation compact text from which {@link ExplanationCodec} restores the full explanation
 */
public record Assignment(
        long customerId,
        Outcome outcome,
        @Nullable String tier,
        long scoreMicros,
        Explanation.@Nullable SegmentHit segment,
        long fingerprint,
        Standing standing,
        @Nullable String gated,
        String explanation) {

    /** The score, or null when unrated. */
    public @Nullable BigDecimal score() {
        return Micros.toDecimal(scoreMicros);
    }
}
