package dev.fenji.kernel.policy;

import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.policy.Explanation.AxisScore;
import dev.fenji.kernel.policy.Explanation.Confidence;
import dev.fenji.kernel.policy.Explanation.Part;
import dev.fenji.kernel.policy.Explanation.Raw;
import dev.fenji.kernel.policy.Explanation.SegmentHit;
import dev.fenji.kernel.policy.Explanation.Step;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Value × potential: two weighted means, the band each falls into, the tier of the cell. The points are those of the value's
 * criteria, of the potential's criteria, and a yes or no per input that has to be sure enough. The score is the mean of both.
 */
final class MatrixScorer implements GroupScorer {

    private static final long NO = 0;
    private static final int AXES = 2;

    private final Method.Matrix method;
    private final List<TierDef> tiers;
    private final Criteria criteria;
    private final List<Sureness> sureness;
    private final int[] unsure;
    private final long[] least;
    private final Weighing value;
    private final Weighing potential;
    private final long[] valueLines;
    private final long[] potentialLines;
    /** By band of value, then of potential. */
    private final int[] cells;
    /** By cell, in the order of the document. */
    private final int[] tierOfCell;

    MatrixScorer(Method.Matrix method, PolicyDocument document, Calibration.Learned learned) {
        this.method = method;
        this.tiers = document.tiers();
        this.criteria = new Criteria(method, document, learned);
        this.sureness = Sureness.of(method);
        this.unsure = sureness.stream().mapToInt(Sureness::criterion).toArray();
        this.least =
                sureness.stream().mapToLong(sure -> Micros.of(sure.least())).toArray();
        int points = criteria.size() + least.length;
        List<Method.Criterion> values = method.value().criteria();
        this.value = new Weighing(values, 0, points, method.value().minCoverage());
        this.potential = new Weighing(
                method.potential().criteria(),
                values.size(),
                points,
                method.potential().minCoverage());
        this.valueLines = lines(method.value());
        this.potentialLines = lines(method.potential());
        this.cells = new int[method.bands() * method.bands()];
        this.tierOfCell = method.cells().stream()
                .mapToInt(cell -> document.tierIndex(cell.tier()))
                .toArray();
        for (int i = 0; i < tierOfCell.length; i++) {
            Method.Cell cell = method.cells().get(i);
            cells[at(cell.value() - 1, cell.potential() - 1)] = i;
        }
    }

    private static long[] lines(Method.ScoreAxis axis) {
        return axis.boundaries().stream().mapToLong(Micros::of).toArray();
    }

    private record SureKey(long least) {}

    @Override
    public int criteria() {
        return criteria.size() + least.length;
    }

    @Override
    public long points(int criterion, Inputs inputs, int position) {
        int sure = criterion - criteria.size();
        if (sure < 0) {
            return criteria.points(criterion, inputs, position);
        }
        long confidence = inputs.micros(position);
        return confidence != Micros.UNKNOWN && confidence >= least[sure] ? Micros.ONE : NO;
    }

    @Override
    public Object scale(int criterion) {
        int sure = criterion - criteria.size();
        return sure < 0 ? criteria.scale(criterion) : new SureKey(least[sure]);
    }

    @Override
    public Turns turns(int criterion) {
        int sure = criterion - criteria.size();
        if (!weighs(sure < 0 ? criterion : unsure[sure])) {
            return Turns.NONE;
        }
        return sure < 0 ? criteria.turns(criterion) : Turns.at(LongStream.of(least[sure]));
    }

    @Override
    public Scored rate(long[] points) {
        for (int i = 0; i < least.length; i++) {
            if (points[criteria.size() + i] == NO) { // known, but not by a source that is sure enough
                points[unsure[i]] = Micros.UNKNOWN;
            }
        }
        long worth = value.mean(points);
        long promise = potential.mean(points);
        if (worth == Micros.UNKNOWN) {
            return Scored.unrated(UnratedReason.COVERAGE_TOO_LOW, () -> value.lack(points), points)
                    .at(worth, promise, MatrixPlaces.NO_CELL);
        }
        if (promise == Micros.UNKNOWN) {
            return Scored.unrated(UnratedReason.POTENTIAL_TOO_LITTLE_KNOWN, () -> potential.lack(points), points)
                    .at(worth, promise, MatrixPlaces.NO_CELL);
        }
        int cell = cells[at(band(valueLines, worth), band(potentialLines, promise))];
        return Scored.rated(tierOfCell[cell], Micros.divideHalfUp(worth + promise, AXES), points)
                .at(worth, promise, cell);
    }

    @Override
    public List<Part> parts(Inputs inputs, int offset, Scored scored) {
        if (scored.points().length == 0) {
            return List.of();
        }
        @Nullable BigDecimal[] contributions = contributions(scored);
        List<Part> parts = new ArrayList<>(criteria.size());
        for (int i = 0; i < criteria.size(); i++) {
            String axis = i < method.value().criteria().size() ? AxisScore.VALUE : AxisScore.POTENTIAL;
            parts.add(criteria.part(i, inputs, offset + i, scored.points()[i], contributions[i])
                    .on(axis, confidence(i, inputs, offset)));
        }
        return parts;
    }

    /** Each axis gives half; the odd millionth goes to the potential, so that all parts add up. */
    private @Nullable BigDecimal[] contributions(Scored scored) {
        @Nullable BigDecimal[] contributions = new BigDecimal[criteria()];
        if (scored.isRated()) {
            long half = scored.value() / AXES;
            value.contribute(scored.points(), half, AXES, contributions);
            potential.contribute(scored.points(), scored.total() - half, AXES, contributions);
        }
        return contributions;
    }

    private @Nullable Confidence confidence(int criterion, Inputs inputs, int offset) {
        int sure = sure(criterion);
        if (sure < 0) {
            return null;
        }
        long known = inputs.micros(offset + criteria.size() + sure);
        return new Confidence(Micros.toDecimal(known), Micros.decimal(least[sure]));
    }

    private int sure(int criterion) {
        for (int i = 0; i < least.length; i++) {
            if (unsure[i] == criterion) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Where being surer of an input is enough, that is the step; otherwise another value, observed by a source that is sure.
     */
    @Override
    public List<Step> steps(Inputs inputs, int offset, Scored scored, int target, boolean toStay) {
        List<Step> steps = new ArrayList<>(criteria.size());
        for (int i = 0; i < criteria.size(); i++) {
            if (weighs(i)) {
                Step surer = surer(i, inputs, offset, scored, target);
                steps.add(surer != null ? surer : other(i, inputs, offset, scored, target));
            }
        }
        return steps;
    }

    private Step other(int criterion, Inputs inputs, int offset, Scored scored, int target) {
        String tier = tiers.get(target).id();
        long[] points = sure(criterion) < 0 ? scored.points() : surely(criterion, Micros.ONE, inputs, offset, scored);
        return criteria.step(criterion, inputs, offset, points, tier, changed -> reaches(changed, target));
    }

    /** Null where the input is sure enough, or being surer of it is not enough. */
    private @Nullable Step surer(int criterion, Inputs inputs, int offset, Scored scored, int target) {
        int sure = sure(criterion);
        if (sure < 0 || scored.points()[criteria.size() + sure] != NO) {
            return null;
        }
        String field = sureness.get(sure).field();
        long needed = Fields.atLeast(least[sure], Fields.step(field));
        boolean known = inputs.isKnown(offset + criterion);
        if (!known || !reaches(surely(criterion, needed, inputs, offset, scored), target)) {
            return null;
        }
        return new Step(
                tiers.get(target).id(),
                criteria.get(criterion).id(),
                field,
                Fields.unit(field, false),
                inputs.raw(offset + criteria.size() + sure),
                new Raw(Micros.decimal(needed), null),
                true);
    }

    /** The points when the input of a criterion, which others may read too, is as sure as that. */
    private long[] surely(int criterion, long confidence, Inputs inputs, int offset, Scored scored) {
        long[] points = scored.points().clone();
        String field = sureness.get(sure(criterion)).field();
        for (int i = 0; i < least.length; i++) {
            if (sureness.get(i).field().equals(field) && confidence >= least[i]) {
                points[criteria.size() + i] = Micros.ONE;
                points[unsure[i]] = criteria.points(unsure[i], inputs, offset + unsure[i]);
            }
        }
        return points;
    }

    private boolean reaches(long[] points, int target) {
        Scored scored = rate(points);
        return scored.isRated() && scored.tier() <= target;
    }

    @Override
    public SegmentHit segment(Scored scored) {
        Method.Cell cell = method.cells().get(scored.cell());
        return new SegmentHit(cell.id(), cell.title(), cell.value(), cell.potential());
    }

    @Override
    public List<AxisScore> axes(Scored scored) {
        long[] points = scored.points();
        return List.of(
                axis(AxisScore.VALUE, method.value(), valueLines, scored.value(), value, points),
                axis(AxisScore.POTENTIAL, method.potential(), potentialLines, scored.potential(), potential, points));
    }

    private static AxisScore axis(
            String id, Method.ScoreAxis axis, long[] lines, long score, Weighing weighing, long[] points) {
        return new AxisScore(
                id,
                Micros.toDecimal(score),
                score == Micros.UNKNOWN ? null : band(lines, score) + 1,
                axis.boundaries(),
                weighing.coverage(points),
                weighing.needed());
    }

    private boolean weighs(int criterion) {
        return value.weighs(criterion) || potential.weighs(criterion);
    }

    private int at(int worth, int promise) {
        return worth * method.bands() + promise;
    }

    /** From 0; a score at a boundary takes the better band. */
    private static int band(long[] lines, long score) {
        int band = 0;
        while (band < lines.length && score >= lines[band]) {
            band++;
        }
        return band;
    }
}
