package dev.fenji.kernel.policy;

import dev.fenji.kernel.policy.Explanation.AxisScore;
import dev.fenji.kernel.policy.Shortfall.Gap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far each axis of a matrix alone is from a better tier. */
final class Gaps {

    private Gaps() {}

    /** Per axis, value first; nothing where a score is missing or the cell has the tier already. */
    static List<Gap> of(PolicyDocument document, Method.Matrix matrix, Explanation explanation, int tier) {
        Explanation.SegmentHit cell = explanation.segment();
        List<Gap> gaps = new ArrayList<>();
        for (AxisScore axis : explanation.axes()) {
            BigDecimal score = axis.score();
            if (cell != null && score != null && !has(document, matrix, cell.r(), cell.f(), tier)) {
                gaps.add(new Gap(axis.axis(), score, needed(document, matrix, axis, cell, tier)));
            }
        }
        return gaps;
    }

    private static @Nullable BigDecimal needed(
            PolicyDocument document, Method.Matrix matrix, AxisScore axis, Explanation.SegmentHit cell, int tier) {
        boolean value = axis.axis().equals(AxisScore.VALUE);
        for (int band = (value ? cell.r() : cell.f()) + 1; band <= matrix.bands(); band++) {
            if (has(document, matrix, value ? band : cell.r(), value ? cell.f() : band, tier)) {
                return axis.boundaries().get(band - 2);
            }
        }
        return null;
    }

    private static boolean has(PolicyDocument document, Method.Matrix matrix, int value, int potential, int tier) {
        return matrix.cells().stream()
                .anyMatch(cell -> cell.value() == value
                        && cell.potential() == potential
                        && document.tierIndex(cell.tier()) <= tier);
    }
}
