package dev.fenji.kernel.policy;

import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.policy.Explanation.Interval;
import dev.fenji.kernel.policy.Explanation.Part;
import dev.fenji.kernel.policy.Explanation.Raw;
import dev.fenji.kernel.policy.Explanation.SegmentHit;
import dev.fenji.kernel.policy.Explanation.Step;
import dev.fenji.kernel.rfm.Binning;
import dev.fenji.kernel.rfm.RfmScore;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** RFM: three scores, the cell of the grid, its segment, the segment's tier. The score is R + F + M. */
final class RfmScorer implements GroupScorer {

    static final List<String> AXES = List.of("recency", "frequency", "monetary");
    private static final int RECENCY = 0;
    private static final int FREQUENCY = 1;
    private static final int MONETARY = 2;

    private final Method.Rfm method;
    private final List<TierDef> tiers;
    private final String[] fields;
    private final long[][] boundaries;
    /** Segment index by (r − 1)·scale + (f − 1). */
    private final int[] segmentOfCell;
    /** Tier index by segment index. */
    private final int[] tierOfSegment;

    RfmScorer(Method.Rfm method, List<TierDef> tiers, Calibration.Learned learned) {
        this.method = method;
        this.tiers = tiers;
        this.fields = fields(method);
        this.boundaries = new long[AXES.size()][];
        for (int axis = 0; axis < boundaries.length; axis++) {
            Calibration.Bins bins = learned.bins().get(AXES.get(axis));
            boundaries[axis] = bins == null
                    ? new long[0]
                    : bins.boundaries().stream().mapToLong(Micros::of).toArray();
        }
        this.segmentOfCell = segmentOfCell(method);
        this.tierOfSegment = tierOfSegment(method, tiers);
    }

    static String[] fields(Method.Rfm method) {
        return new String[] {"recency_days", method.frequencyMetric(), method.monetaryMetric()};
    }

    private record ScaleKey(boolean falling, List<Long> boundaries) {}

    @Override
    public int criteria() {
        return AXES.size();
    }

    @Override
    public long points(int axis, Inputs inputs, int position) {
        long value = inputs.micros(position);
        return value == Micros.UNKNOWN ? Micros.UNKNOWN : axisScore(axis, value) * Micros.ONE;
    }

    @Override
    public Object scale(int axis) {
        return new ScaleKey(
                axis == RECENCY, Arrays.stream(boundaries[axis]).boxed().toList());
    }

    /** A value at a boundary belongs to the bin below it. */
    @Override
    public Turns turns(int axis) {
        return axis == MONETARY && method.axis() == Method.Axis.F
                ? Turns.NONE
                : Turns.at(Arrays.stream(boundaries[axis]).map(boundary -> boundary + 1));
    }

    @Override
    public Scored rate(long[] points) {
        for (int axis = 0; axis < points.length; axis++) {
            if (points[axis] == Micros.UNKNOWN) {
                String field = fields[axis];
                return Scored.unrated(UnratedReason.VALUE_UNKNOWN, () -> Map.of("field", field));
            }
        }
        int segment = segment(points);
        return Scored.rated(tierOfSegment[segment], points[0] + points[1] + points[2], points);
    }

    @Override
    public List<Part> parts(Inputs inputs, int offset, Scored scored) {
        if (!scored.isRated()) {
            return List.of();
        }
        List<Part> parts = new ArrayList<>(AXES.size());
        for (int axis = 0; axis < AXES.size(); axis++) {
            BigDecimal points = Micros.decimal(scored.points()[axis]);
            parts.add(new Part(
                    AXES.get(axis),
                    Fields.title(fields[axis]),
                    fields[axis],
                    Fields.unit(fields[axis], false),
                    inputs.raw(offset + axis),
                    band(axis, inputs.micros(offset + axis)),
                    points,
                    BigDecimal.ONE,
                    points));
        }
        return parts;
    }

    @Override
    public SegmentHit segment(Scored scored) {
        Method.Segment segment = method.segments().get(segment(scored.points()));
        return new SegmentHit(segment.id(), segment.title(), score(scored, RECENCY), column(scored.points()));
    }

    @Override
    public List<Step> steps(Inputs inputs, int offset, Scored scored, int target, boolean toStay) {
        List<Step> steps = new ArrayList<>(AXES.size());
        for (int axis = 0; axis < AXES.size(); axis++) {
            if (axis == MONETARY && method.axis() == Method.Axis.F) {
                continue; // M is shown and summed, but the grid does not look at it
            }
            steps.add(step(axis, inputs.micros(offset + axis), scored, target));
        }
        return steps;
    }

    private Step step(int axis, long value, Scored scored, int target) {
        long step = Fields.step(fields[axis]);
        long[] ends = boundaries[axis];
        Long found = null;
        if (axis == RECENCY) {
            for (int i = ends.length - 1; i >= 0 && found == null; i--) {
                long fewer = Fields.atMost(ends[i], step);
                found = fewer < value && fewer > 0 && reaches(axis, fewer, scored, target) ? fewer : null;
            }
        } else {
            for (int i = 0; i < ends.length && found == null; i++) {
                long more = Fields.above(ends[i], step);
                found = more > value && reaches(axis, more, scored, target) ? more : null;
            }
        }
        return new Step(
                tiers.get(target).id(),
                AXES.get(axis),
                fields[axis],
                Fields.unit(fields[axis], false),
                new Raw(Micros.decimal(value), null),
                new Raw(found == null ? null : Micros.decimal(found), null),
                found != null);
    }

    private boolean reaches(int axis, long value, Scored scored, int target) {
        long[] points = scored.points().clone();
        points[axis] = axisScore(axis, value) * Micros.ONE;
        return tierOfSegment[segment(points)] <= target;
    }

    private int axisScore(int axis, long value) {
        return axis == RECENCY ? RfmScore.falling(boundaries[axis], value) : RfmScore.rising(boundaries[axis], value);
    }

    private int segment(long[] points) {
        int r = (int) (points[RECENCY] / Micros.ONE);
        return segmentOfCell[(r - 1) * method.scale() + column(points) - 1];
    }

    private int column(long[] points) {
        int f = (int) (points[FREQUENCY] / Micros.ONE);
        int m = (int) (points[MONETARY] / Micros.ONE);
        return method.axis() == Method.Axis.F ? f : RfmScore.combined(f, m);
    }

    private static int score(Scored scored, int axis) {
        return (int) (scored.points()[axis] / Micros.ONE);
    }

    /** (lower boundary, upper boundary] of the bin a value is in. */
    private Interval band(int axis, long value) {
        int bin = Binning.bin(boundaries[axis], value);
        return new Interval(end(axis, bin - 1), false, end(axis, bin), true);
    }

    private @Nullable BigDecimal end(int axis, int boundary) {
        return boundary < 0 || boundary >= boundaries[axis].length ? null : Micros.decimal(boundaries[axis][boundary]);
    }

    private static int[] segmentOfCell(Method.Rfm method) {
        int scale = method.scale();
        int[] cells = new int[scale * scale];
        for (int i = 0; i < cells.length; i++) {
            int r = i / scale + 1;
            int f = i % scale + 1;
            int segment = 0;
            while (!method.segments().get(segment).has(r, f)) {
                segment++;
            }
            cells[i] = segment;
        }
        return cells;
    }

    private static int[] tierOfSegment(Method.Rfm method, List<TierDef> tiers) {
        return method.segments().stream()
                .mapToInt(segment -> {
                    int tier = 0;
                    while (!tiers.get(tier).segments().contains(segment.id())) {
                        tier++;
                    }
                    return tier;
                })
                .toArray();
    }
}
