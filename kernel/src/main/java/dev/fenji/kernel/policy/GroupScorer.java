package dev.fenji.kernel.policy;

import dev.fenji.kernel.policy.Explanation.AxisScore;
import dev.fenji.kernel.policy.Explanation.Part;
import dev.fenji.kernel.policy.Explanation.SegmentHit;
import dev.fenji.kernel.policy.Explanation.Step;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method made ready for one group of customers: policy and learned figures turned into arrays. Immutable.
 * {@code offset} is the position of the method's first field among the inputs.
 */
interface GroupScorer {

    int criteria();

    /** Points of one criterion in millionths from the value at a position, or unknown. */
    long points(int criterion, Inputs inputs, int position);

    /** Equal for two scorers exactly when a criterion gives the same points in both. */
    Object scale(int criterion);

    /** Where on a field's scale the points of a criterion change, and for texts which ones it knows. */
    Turns turns(int criterion);

    /** The result that points lead to. The array is kept, not copied. */
    Scored rate(long[] points);

    default Scored score(Inputs inputs, int offset) {
        long[] points = new long[criteria()];
        for (int i = 0; i < points.length; i++) {
            points[i] = points(i, inputs, offset + i);
        }
        return rate(points);
    }

    /** One part per criterion; called for rated customers and for those whose scoring began. */
    List<Part> parts(Inputs inputs, int offset, Scored scored);

    /** Per criterion the smallest single change that reaches {@code target} or better, or that lets stay there. */
    List<Step> steps(Inputs inputs, int offset, Scored scored, int target, boolean toStay);

    /** The best tier, no better than {@code from}, in which the score lets stay; never worse than the scored tier. */
    default int supported(Scored scored, int from) {
        return scored.tier();
    }

    default @Nullable SegmentHit segment(Scored scored) {
        return null;
    }

    default @Nullable BigDecimal coverage(Scored scored) {
        return null;
    }

    /** The scores behind the score; none for most methods. */
    default List<AxisScore> axes(Scored scored) {
        return List.of();
    }
}
