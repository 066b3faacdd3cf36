package dev.fenji.kernel.policy;

import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.policy.Explanation.Part;
import dev.fenji.kernel.policy.Explanation.Raw;
import dev.fenji.kernel.policy.Explanation.Step;
import dev.fenji.kernel.scorecard.WeightedMean;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A weighted scorecard: points per criterion, the mean over what is known, the tier whose threshold it reaches. */
final class ScorecardScorer implements GroupScorer {

    private static final int COVERAGE_SCALE = 4;

    private final List<Method.Criterion> criteria;
    private final List<TierDef> tiers;
    /** Attributes customers are ranked within: changing one changes the company kept, not the points. */
    private final List<String> ranking;

    private final PointScale[] scales;
    private final List<Object> scaleKeys;
    private final long[] weights;
    private final long totalWeight;
    private final long minCoverage;
    private final long[] thresholds;
    private final long[] stays;

    ScorecardScorer(Method.Scorecard method, PolicyDocument document, Calibration.Learned learned) {
        this.criteria = method.criteria();
        this.tiers = document.tiers();
        this.ranking = document.rankWithin();
        this.scales = criteria.stream()
                .map(criterion -> PointScale.of(criterion, learned))
                .toArray(PointScale[]::new);
        this.scaleKeys = criteria.stream()
                .<Object>map(criterion ->
                        new ScaleKey(criterion.scoring(), learned.bins().get(criterion.id())))
                .toList();
        this.weights = criteria.stream()
                .mapToLong(criterion -> WeightedMean.weight(criterion.weight()))
                .toArray();
        this.totalWeight = Arrays.stream(weights).sum();
        this.minCoverage = Micros.of(method.minCoverage());
        this.thresholds = tiers.stream()
                .mapToLong(tier -> tier.enter() == null ? 0 : Micros.of(tier.enter()))
                .toArray();
        this.stays = thresholds.clone();
        for (int i = 0; i < stays.length - 1; i++) {
            BigDecimal stay = tiers.get(i).stay();
            stays[i] = stay == null ? thresholds[i] : Micros.of(stay);
        }
    }

    private record ScaleKey(Method.Scoring scoring, Calibration.@Nullable Bins bins) {}

    @Override
    public int criteria() {
        return scales.length;
    }

    @Override
    public long points(int criterion, Inputs inputs, int position) {
        return scales[criterion].points(inputs, position);
    }

    @Override
    public Object scale(int criterion) {
        return scaleKeys.get(criterion);
    }

    @Override
    public Turns turns(int criterion) {
        return weights[criterion] == 0 ? Turns.NONE : scales[criterion].turns();
    }

    @Override
    public Scored rate(long[] points) {
        long known = WeightedMean.knownWeight(weights, points);
        if (!covers(known)) {
            return Scored.unrated(
                    UnratedReason.COVERAGE_TOO_LOW,
                    () -> Map.of("coverage", share(known), "needed", Micros.decimal(minCoverage)),
                    points);
        }
        long total = WeightedMean.of(weights, points, known);
        return Scored.rated(tier(total), total, points);
    }

    @Override
    public List<Part> parts(Inputs inputs, int offset, Scored scored) {
        if (scored.points().length == 0) {
            return List.of();
        }
        @Nullable BigDecimal[] contributions = contributions(scored);
        List<Part> parts = new ArrayList<>(scales.length);
        for (int i = 0; i < scales.length; i++) {
            Method.Criterion criterion = criteria.get(i);
            int position = offset + i;
            parts.add(new Part(
                    criterion.id(),
                    criterion.title(),
                    criterion.field(),
                    Fields.unit(criterion.field(), inputs.isText(position)),
                    inputs.raw(position),
                    scales[i].band(inputs, position),
                    Micros.toDecimal(scored.points()[i]),
                    criterion.weight(),
                    contributions[i]));
        }
        return parts;
    }

    @Override
    public int supported(Scored scored, int from) {
        for (int i = from; i < Math.min(scored.tier(), stays.length - 1); i++) {
            if (scored.total() >= stays[i]) {
                return i;
            }
        }
        return scored.tier();
    }

    @Override
    public List<Step> steps(Inputs inputs, int offset, Scored scored, int target, boolean toStay) {
        List<Step> steps = new ArrayList<>(scales.length);
        for (int i = 0; i < scales.length; i++) {
            if (weights[i] > 0) {
                steps.add(step(i, inputs, offset + i, scored, target, toStay ? stays[target] : thresholds[target]));
            }
        }
        return steps;
    }

    @Override
    public @Nullable BigDecimal coverage(Scored scored) {
        return scored.points().length == 0 ? null : share(WeightedMean.knownWeight(weights, scored.points()));
    }

    private Step step(int criterion, Inputs inputs, int position, Scored scored, int target, long needed) {
        long[] points = scored.points().clone();
        String field = criteria.get(criterion).field();
        Raw to = ranking.contains(field)
                ? null
                : scales[criterion].nearest(inputs, position, candidate -> {
                    points[criterion] = candidate;
                    long known = WeightedMean.knownWeight(weights, points);
                    return candidate != Micros.UNKNOWN
                            && covers(known)
                            && WeightedMean.of(weights, points, known) >= needed;
                });
        return new Step(
                tiers.get(target).id(),
                criteria.get(criterion).id(),
                field,
                Fields.unit(field, inputs.isText(position)),
                inputs.raw(position),
                to == null ? Raw.UNKNOWN : to,
                to != null);
    }

    private boolean covers(long known) {
        return known > 0 && known * Micros.ONE >= minCoverage * totalWeight;
    }

    private int tier(long total) {
        for (int i = 0; i < thresholds.length - 1; i++) {
            if (total >= thresholds[i]) {
                return i;
            }
        }
        return thresholds.length - 1;
    }

    /** Parts of the rounded total; none while unrated, because there is no total to share. */
    private @Nullable BigDecimal[] contributions(Scored scored) {
        @Nullable BigDecimal[] contributions = new BigDecimal[scales.length];
        if (!scored.isRated()) {
            return contributions;
        }
        long[] points = scored.points();
        long[] exact = new long[points.length];
        boolean[] known = new boolean[points.length];
        for (int i = 0; i < points.length; i++) {
            known[i] = points[i] != Micros.UNKNOWN;
            exact[i] = known[i] ? weights[i] * points[i] : 0;
        }
        long[] shares =
                Contributions.apportion(exact, known, WeightedMean.knownWeight(weights, points), scored.total());
        for (int i = 0; i < points.length; i++) {
            contributions[i] = known[i] ? Micros.decimal(shares[i]) : null;
        }
        return contributions;
    }

    private BigDecimal share(long known) {
        return BigDecimal.valueOf(known)
                .divide(BigDecimal.valueOf(totalWeight), COVERAGE_SCALE, RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }
}
