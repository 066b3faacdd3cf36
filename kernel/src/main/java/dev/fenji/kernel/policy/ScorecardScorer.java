package dev.fenji.kernel.policy;

import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.policy.Explanation.Part;
import dev.fenji.kernel.policy.Explanation.Step;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A weighted scorecard: points per criterion, the mean over what is known, the tier whose threshold it reaches. */
final class ScorecardScorer implements GroupScorer {

    private final List<TierDef> tiers;
    private final Criteria criteria;
    private final Weighing weighing;
    private final long[] thresholds;
    private final long[] stays;

    ScorecardScorer(Method.Scorecard method, PolicyDocument document, Calibration.Learned learned) {
        this.tiers = document.tiers();
        this.criteria = new Criteria(method, document, learned);
        this.weighing = new Weighing(method.criteria(), 0, criteria.size(), method.minCoverage());
        this.thresholds = tiers.stream()
                .mapToLong(tier -> tier.enter() == null ? 0 : Micros.of(tier.enter()))
                .toArray();
        this.stays = thresholds.clone();
        for (int i = 0; i < stays.length - 1; i++) {
            BigDecimal stay = tiers.get(i).stay();
            stays[i] = stay == null ? thresholds[i] : Micros.of(stay);
        }
    }

    @Override
    public int criteria() {
        return criteria.size();
    }

    @Override
    public long points(int criterion, Inputs inputs, int position) {
        return criteria.points(criterion, inputs, position);
    }

    @Override
    public Object scale(int criterion) {
        return criteria.scale(criterion);
    }

    @Override
    public Turns turns(int criterion) {
        return weighing.weighs(criterion) ? criteria.turns(criterion) : Turns.NONE;
    }

    @Override
    public Scored rate(long[] points) {
        long total = weighing.mean(points);
        return total == Micros.UNKNOWN
                ? Scored.unrated(UnratedReason.COVERAGE_TOO_LOW, () -> weighing.lack(points), points)
                : Scored.rated(tier(total), total, points);
    }

    @Override
    public List<Part> parts(Inputs inputs, int offset, Scored scored) {
        if (scored.points().length == 0) {
            return List.of();
        }
        @Nullable BigDecimal[] contributions = new BigDecimal[criteria.size()];
        if (scored.isRated()) { // without a total there is nothing to share
            weighing.contribute(scored.points(), scored.total(), 1, contributions);
        }
        List<Part> parts = new ArrayList<>(criteria.size());
        for (int i = 0; i < criteria.size(); i++) {
            parts.add(criteria.part(i, inputs, offset + i, scored.points()[i], contributions[i]));
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
        long needed = toStay ? stays[target] : thresholds[target];
        List<Step> steps = new ArrayList<>(criteria.size());
        for (int i = 0; i < criteria.size(); i++) {
            if (weighing.weighs(i)) {
                steps.add(criteria.step(
                        i, inputs, offset, scored.points(), tiers.get(target).id(), points -> {
                            long total = weighing.mean(points);
                            return total != Micros.UNKNOWN && total >= needed;
                        }));
            }
        }
        return steps;
    }

    @Override
    public @Nullable BigDecimal coverage(Scored scored) {
        return scored.points().length == 0 ? null : weighing.coverage(scored.points());
    }

    private int tier(long total) {
        for (int i = 0; i < thresholds.length - 1; i++) {
            if (total >= thresholds[i]) {
                return i;
            }
        }
        return thresholds.length - 1;
    }
}
