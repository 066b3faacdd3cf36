package dev.fenji.kernel.policy;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.metric.Unit;
import dev.fenji.kernel.provenance.Provenance;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a customer has its tier. Facts only, no sentences. The contributions of the parts add up to the total exactly;
 * {@link #shown} keeps that true at fewer decimals.
 *
 * @param policyId policy
 * @param policyVersion its version
 * @param tier the tier in force after this decision, or null when unrated
 * @param total the score, six decimals at most, or null when unrated before a score
 * @param coverage known weight ÷ total weight, four decimals; null where the method has none
 * @param axes the two scores of a matrix, value first; empty for other methods and where scoring did not begin
 * @param segment RFM segment or cell of the matrix, or null
 * @param reason why there is no score, or null when there is one; a rule of stability may hold the tier even so
 * @param parts one per criterion, in policy order
 * @param gates gates that applied, in order; empty when none did
 * @param stability how the computed tier became the standing
 * @param toNextTier per criterion the smallest single change that reaches the next better tier; empty at the top
 * @param group whom the customer was compared with
 * @param provenance how the figures were made
 */
public record Explanation(
        long policyId,
        int policyVersion,
        @Nullable String tier,
        @Nullable BigDecimal total,
        @Nullable BigDecimal coverage,
        List<AxisScore> axes,
        @Nullable SegmentHit segment,
        @Nullable Reason reason,
        List<Part> parts,
        List<GateHit> gates,
        Stability stability,
        List<Step> toNextTier,
        Group group,
        Provenance provenance) {

    public Explanation {
        axes = List.copyOf(axes);
        parts = List.copyOf(parts);
        gates = List.copyOf(gates);
        toNextTier = List.copyOf(toNextTier);
    }

    /**
     * The score of one axis of a matrix.
     *
     * @param axis {@link #VALUE} or {@link #POTENTIAL}
     * @param score 0..100, or null when too little is known
     * @param band the band it falls into, 1 is the lowest; null with the score
     * @param boundaries where bands begin, from the second on
     * @param coverage known weight ÷ total weight, four decimals
     * @param needed the least coverage
     */
    public record AxisScore(
            String axis,
            @Nullable BigDecimal score,
            @Nullable Integer band,
            List<BigDecimal> boundaries,
            BigDecimal coverage,
            BigDecimal needed) {

        public static final String VALUE = "value";
        public static final String POTENTIAL = "potential";

        public AxisScore {
            boundaries = List.copyOf(boundaries);
        }
    }

    /**
     * The segment of the grid and the cell in it.
     *
     * @param r RFM: R; matrix: band of the value
     * @param f RFM: F or FM; matrix: band of the potential
     */
    public record SegmentHit(String id, Title title, int r, int f) {}

    /** Why there is no tier, with the values to speak of. */
    public record Reason(UnratedReason code, Map<String, Object> facts) {
        public Reason {
            facts = Map.copyOf(facts);
        }
    }

    /**
     * A raw value: a number (dates as epoch day), a text, or unknown when both are null.
     *
     * @param number number without trailing zeros
     * @param text text of a choice
     */
    public record Raw(@Nullable BigDecimal number, @Nullable String text) {
        static final Raw UNKNOWN = new Raw(null, null);

        public boolean isKnown() {
            return number != null || text != null;
        }
    }

    /** An interval; null ends are open. */
    public record Interval(
            @Nullable BigDecimal from,
            boolean fromIncluded,
            @Nullable BigDecimal to,
            boolean toIncluded) {}

    /**
     * What one criterion adds.
     *
     * @param criterion id in the policy, or the axis of RFM, or {@code value} for ABC
     * @param title shown name
     * @param field the field it reads
     * @param unit unit of the raw value
     * @param raw the value that was used
     * @param band where it fell, or null when unknown or not banded
     * @param points points it got (scorecard 0..100, RFM 1..scale, ABC the value), or null when unknown
     * @param weight its weight
     * @param contribution its part of the total, or null when unknown: unknown is not zero
     * @param axis the axis of the matrix it belongs to, or null
     * @param confidence how sure the value is and has to be, or null where nobody asks
     */
    public record Part(
            String criterion,
            Title title,
            String field,
            Unit unit,
            Raw raw,
            @Nullable Interval band,
            @Nullable BigDecimal points,
            BigDecimal weight,
            @Nullable BigDecimal contribution,
            @Nullable String axis,
            @Nullable Confidence confidence) {

        Part(
                String criterion,
                Title title,
                String field,
                Unit unit,
                Raw raw,
                @Nullable Interval band,
                @Nullable BigDecimal points,
                BigDecimal weight,
                @Nullable BigDecimal contribution) {
            this(criterion, title, field, unit, raw, band, points, weight, contribution, null, null);
        }

        Part on(String itsAxis, @Nullable Confidence sureness) {
            return new Part(criterion, title, field, unit, raw, band, points, weight, contribution, itsAxis, sureness);
        }

        Part adding(@Nullable BigDecimal other) {
            return new Part(criterion, title, field, unit, raw, band, points, weight, other, axis, confidence);
        }
    }

    /**
     * How sure a declared value is.
     *
     * @param known 0..1, or null when nobody said
     * @param needed from how sure on it counts
     */
    public record Confidence(@Nullable BigDecimal known, BigDecimal needed) {

        public boolean isEnough() {
            return known != null && known.compareTo(needed) >= 0;
        }
    }

    /**
     * A gate whose condition holds.
     *
     * @param effect {@code CAP}, {@code FLOOR} or {@code FIX}
     * @param tierBefore tier that came to the gate
     * @param tierAfter tier that left it: the same when it made no difference
     * @param facts the values its condition looked at
     */
    public record GateHit(
            String gate, Title reason, String effect, String tierBefore, String tierAfter, List<GateFact> facts) {
        public GateHit {
            facts = List.copyOf(facts);
        }
    }

    /** A value that a gate's condition looked at. */
    public record GateFact(String field, Title title, Unit unit, Raw raw) {}

    /**
     * The step from the computed tier to the standing.
     *
     * @param computed tier by score alone, or null when unrated
     * @param gated tier after the gates, or null when unrated
     * @param before tier before this decision, or null
     * @param standing tier in force after it, or null
     * @param rule the stability rule that made a difference, or null when none did
     * @param below since when the score has not supported the tier, or null while it does
     * @param until the day on which the tier will be lost if nothing changes, or null
     * @param validUntil when the tier is looked at again, or null without a validity
     * @param toStay per criterion the smallest single change that prevents the descent; empty when none is announced
     */
    public record Stability(
            @Nullable String computed,
            @Nullable String gated,
            @Nullable String before,
            @Nullable String standing,
            @Nullable StabilityRule rule,
            @Nullable LocalDate below,
            @Nullable LocalDate until,
            @Nullable LocalDate validUntil,
            List<Step> toStay) {
        public Stability {
            toStay = List.copyOf(toStay);
        }
    }

    /**
     * The smallest change of one criterion alone that reaches the next better tier, everything else and everyone else
     * unchanged.
     *
     * @param tier the tier it reaches
     * @param criterion criterion or axis
     * @param field the field to change
     * @param unit unit of the change
     * @param from the value now
     * @param to the value needed; unknown when impossible
     * @param possible false when no value of this criterion alone is enough
     */
    public record Step(String tier, String criterion, String field, Unit unit, Raw from, Raw to, boolean possible) {}

    /**
     * Whom the customer was compared with.
     *
     * @param key values of the ranking attributes, empty when the policy ranks everyone together
     * @param basis whose figures applied
     * @param rated how many rated customers they rest on
     */
    public record Group(String key, Calibration.Basis basis, int rated) {}

    /** What changed since an earlier explanation of the same customer. */
    public ExplanationDiff diff(Explanation before) {
        return ExplanationDiff.between(before, this);
    }

    /**
     * The same explanation with total and contributions at fewer decimals. The total rounds half up; the contributions
     * are rounded down and the missing units go to the largest remainders (the earlier part on a tie), so that what is
     * shown still adds up.
     */
    public Explanation shown(int decimals) {
        if (total == null) {
            return this;
        }
        List<Part> rounded = Contributions.shown(parts, total, decimals);
        BigDecimal shownTotal = Contributions.round(total, decimals);
        return new Explanation(
                policyId,
                policyVersion,
                tier,
                shownTotal,
                coverage,
                axes,
                segment,
                reason,
                rounded,
                gates,
                stability,
                toNextTier,
                group,
                provenance);
    }
}
