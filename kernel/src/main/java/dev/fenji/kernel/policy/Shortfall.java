package dev.fenji.kernel.policy;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.policy.Explanation.Part;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a customer is not in a better tier, as far as the score goes; gates and stability are in the explanation itself.
 *
 * @param target the tier in question
 * @param needed from which score the tier begins (scorecard), or from which value (ABC); null where no single figure says it
 * @param missing how much less the customer has; null when nothing is missing or nobody can say
 * @param losses where points are lost, most first; empty for methods without points up to a hundred
 * @param gaps of a matrix, per axis how far its score is from where the tier would begin; empty for other methods
 * @param segments segments of the grid or cells of the matrix that have the tier; empty for other methods
 */
public record Shortfall(
        String target,
        @Nullable BigDecimal needed,
        @Nullable BigDecimal missing,
        List<Loss> losses,
        List<Gap> gaps,
        List<Title> segments) {

    public Shortfall {
        losses = List.copyOf(losses);
        gaps = List.copyOf(gaps);
        segments = List.copyOf(segments);
    }

    /**
     * Points that a criterion does not bring.
     *
     * @param points what it got of a hundred
     * @param lost what full points would add to the score, two decimals
     */
    public record Loss(String criterion, Title title, BigDecimal points, BigDecimal lost) {}

    /**
     * How far one axis of a matrix is from the tier, the other axis unchanged.
     *
     * @param axis value or potential
     * @param score its score now
     * @param needed from which score on the cell has the tier or a better one; null when this axis alone does not lead there
     */
    public record Gap(
            String axis, BigDecimal score, @Nullable BigDecimal needed) {

        /** How many points are missing, or null. */
        public @Nullable BigDecimal missing() {
            return needed == null ? null : needed.subtract(score);
        }
    }

    private static final BigDecimal FULL = BigDecimal.valueOf(100);
    private static final int SHOWN_DECIMALS = 2;

    /** What separates an explained customer from a tier. */
    public static Shortfall of(
            PolicyDocument document, Calibration calibration, Explanation explanation, String target) {
        int tier = document.tierIndex(target);
        if (tier < 0) {
            throw new IllegalArgumentException("The tier (%s) must be one of the policy's.".formatted(target));
        }
        TierDef wanted = document.tiers().get(tier);
        return switch (document.method()) {
            case Method.Rfm rfm -> new Shortfall(target, null, null, List.of(), List.of(), segments(rfm, wanted));
            case Method.Abc abc -> {
                String group = explanation.group().key();
                BigDecimal line = calibration.learned(group).lines().stream()
                        .filter(one -> one.tier().equals(target))
                        .findFirst()
                        .map(Calibration.Line::from)
                        .orElse(null);
                yield new Shortfall(target, line, missing(line, explanation.total()), List.of(), List.of(), List.of());
            }
            case Method.Matrix matrix ->
                new Shortfall(
                        target,
                        null,
                        null,
                        losses(explanation),
                        Gaps.of(document, matrix, explanation, tier),
                        cells(matrix, target));
            case Method.Scorecard card -> {
                BigDecimal enter = wanted.enter() == null ? BigDecimal.ZERO : wanted.enter();
                yield new Shortfall(
                        target, enter, missing(enter, explanation.total()), losses(explanation), List.of(), List.of());
            }
        };
    }

    private static @Nullable BigDecimal missing(@Nullable BigDecimal needed, @Nullable BigDecimal total) {
        return needed == null || total == null || total.compareTo(needed) >= 0 ? null : needed.subtract(total);
    }

    private static List<Loss> losses(Explanation explanation) {
        int axes = Math.max(1, explanation.axes().size());
        List<Loss> losses = new ArrayList<>();
        for (Part part : explanation.parts()) {
            BigDecimal points = part.points();
            if (points != null && part.weight().signum() > 0 && points.compareTo(FULL) < 0) {
                BigDecimal lost = part.weight()
                        .multiply(FULL.subtract(points))
                        .divide(
                                knownWeight(explanation, part.axis()).multiply(BigDecimal.valueOf(axes)),
                                SHOWN_DECIMALS,
                                RoundingMode.HALF_UP);
                losses.add(new Loss(part.criterion(), part.title(), points, lost));
            }
        }
        losses.sort(Comparator.comparing(Loss::lost).reversed());
        return losses;
    }

    private static BigDecimal knownWeight(Explanation explanation, @Nullable String axis) {
        return explanation.parts().stream()
                .filter(part -> part.points() != null && Objects.equals(part.axis(), axis))
                .map(Part::weight)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<Title> cells(Method.Matrix matrix, String tier) {
        return matrix.cells().stream()
                .filter(cell -> cell.tier().equals(tier))
                .map(Method.Cell::title)
                .toList();
    }

    private static List<Title> segments(Method.Rfm rfm, TierDef tier) {
        return rfm.segments().stream()
                .filter(segment -> tier.segments().contains(segment.id()))
                .map(Method.Segment::title)
                .toList();
    }
}
