package dev.fenji.kernel.policy;

import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.policy.Explanation.Part;
import dev.fenji.kernel.policy.Explanation.Raw;
import dev.fenji.kernel.policy.Explanation.Step;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The criteria of a method made ready for one group: from values to points, and back. Immutable. */
final class Criteria {

    private final List<Method.Criterion> criteria;
    /** Attributes customers are ranked within: changing one changes the company kept, not the points. */
    private final List<String> ranking;

    private final PointScale[] scales;
    private final List<Object> keys;

    Criteria(Method.Weighted method, PolicyDocument document, Calibration.Learned learned) {
        this.criteria = method.criteria();
        this.ranking = document.rankWithin();
        this.scales = criteria.stream()
                .map(criterion -> PointScale.of(criterion, learned))
                .toArray(PointScale[]::new);
        this.keys = criteria.stream()
                .<Object>map(criterion ->
                        new ScaleKey(criterion.scoring(), learned.bins().get(criterion.id())))
                .toList();
    }

    private record ScaleKey(Method.Scoring scoring, Calibration.@Nullable Bins bins) {}

    int size() {
        return scales.length;
    }

    Method.Criterion get(int criterion) {
        return criteria.get(criterion);
    }

    long points(int criterion, Inputs inputs, int position) {
        return scales[criterion].points(inputs, position);
    }

    Object scale(int criterion) {
        return keys.get(criterion);
    }

    Turns turns(int criterion) {
        return scales[criterion].turns();
    }

    Part part(int criterion, Inputs inputs, int position, long points, @Nullable BigDecimal contribution) {
        Method.Criterion it = criteria.get(criterion);
        return new Part(
                it.id(),
                it.title(),
                it.field(),
                Fields.unit(it.field(), inputs.isText(position)),
                inputs.raw(position),
                scales[criterion].band(inputs, position),
                Micros.toDecimal(points),
                it.weight(),
                contribution);
    }

    /**
     * The smallest change of a criterion's field that makes points which are enough.
     *
     * @param all the points of all criteria now
     */
    Step step(int criterion, Inputs inputs, int offset, long[] all, String tier, Predicate<long[]> enough) {
        long[] points = all.clone();
        String field = criteria.get(criterion).field();
        int position = offset + criterion;
        Raw to = ranking.contains(field)
                ? null
                : scales[criterion].nearest(inputs, position, candidate -> {
                    points[criterion] = candidate;
                    return candidate != Micros.UNKNOWN && enough.test(points.clone());
                });
        boolean possible = to != null && (isAlone(field) || enough.test(changed(field, to, inputs, offset, all)));
        return new Step(
                tier,
                criteria.get(criterion).id(),
                field,
                Fields.unit(field, inputs.isText(position)),
                inputs.raw(position),
                possible && to != null ? to : Raw.UNKNOWN,
                possible);
    }

    private boolean isAlone(String field) {
        return criteria.stream().filter(one -> one.field().equals(field)).count() == 1;
    }

    /** The points when a field that several criteria read has another value. */
    private long[] changed(String field, Raw to, Inputs inputs, int offset, long[] all) {
        int[] readers = IntStream.range(0, scales.length)
                .filter(i -> criteria.get(i).field().equals(field))
                .toArray();
        Inputs other = inputs.with(IntStream.of(readers).map(i -> offset + i).toArray(), to);
        long[] points = all.clone();
        for (int i : readers) {
            points[i] = points(i, other, offset + i);
        }
        return points;
    }
}
