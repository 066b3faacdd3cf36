package dev.fenji.kernel.policy;

import dev.fenji.kernel.Title;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rung of the ladder. Which of {@code enter}, {@code share} and {@code segments} counts depends on the method; in a matrix the
 * cells name their tier and none of them does.
 *
 * @param id stable name
 * @param title shown name
 * @param color CSS colour, or null for the theme's
 * @param enter scorecard: reached from this score on; null or 0 on the last tier
 * @param share ABC: cumulative share up to which this tier reaches, for example 0.80; null or 1 on the last tier
 * @param segments RFM: the segments of this tier; empty for other methods
 * @param stay what keeping the tier needs where that is less than reaching it: a score (scorecard) or a cumulative share
 *     (ABC); null for the same
 * @param plan what is wished of the tier, or null
 */
public record TierDef(
        String id,
        Title title,
        @Nullable String color,
        @Nullable BigDecimal enter,
        @Nullable BigDecimal share,
        List<String> segments,
        @Nullable BigDecimal stay,
        @Nullable TierPlan plan) {

    public TierDef {
        segments = List.copyOf(segments);
    }

    /** A tier that is kept by what reaches it. */
    public TierDef(
            String id,
            Title title,
            @Nullable String color,
            @Nullable BigDecimal enter,
            @Nullable BigDecimal share,
            List<String> segments) {
        this(id, title, color, enter, share, segments, null, null);
    }

    /** The same tier, kept by less than what reaches it. */
    public TierDef staying(String needed) {
        return new TierDef(id, title, color, enter, share, segments, new BigDecimal(needed), plan);
    }

    /** The same tier with wishes. */
    public TierDef planned(TierPlan wished) {
        return new TierDef(id, title, color, enter, share, segments, stay, wished);
    }

    /** A scorecard tier. */
    public static TierDef enter(String id, Title title, String color, @Nullable String score) {
        return new TierDef(id, title, color, score == null ? null : new BigDecimal(score), null, List.of());
    }

    /** An ABC tier. */
    public static TierDef share(String id, Title title, String color, @Nullable String share) {
        return new TierDef(id, title, color, null, share == null ? null : new BigDecimal(share), List.of());
    }

    /** A tier of a matrix. */
    public static TierDef cells(String id, Title title, String color) {
        return new TierDef(id, title, color, null, null, List.of());
    }

    /** An RFM tier. */
    public static TierDef segments(String id, Title title, String color, String... segments) {
        return new TierDef(id, title, color, null, null, List.of(segments));
    }
}
