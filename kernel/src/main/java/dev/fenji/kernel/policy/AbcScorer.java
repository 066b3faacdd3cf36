package dev.fenji.kernel.policy;

import dev.fenji.kernel.abc.AbcLines;
import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.policy.Explanation.Interval;
import dev.fenji.kernel.policy.Explanation.Part;
import dev.fenji.kernel.policy.Explanation.Raw;
import dev.fenji.kernel.policy.Explanation.Step;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** ABC: the value against the learned lines. The score is the value itself. */
final class AbcScorer implements GroupScorer {

    static final String CRITERION = "value";

    private final String metric;
    private final List<TierDef> tiers;
    private final long[] lines;
    private final long[] stays;

    AbcScorer(Method.Abc method, List<TierDef> tiers, Calibration.Learned learned) {
        this.metric = method.metric();
        this.tiers = tiers;
        this.lines = learned.lines().stream()
                .limit(tiers.size() - 1L)
                .mapToLong(line -> Micros.ofNullable(line.from()))
                .toArray();
        this.stays = learned.lines().stream()
                .limit(tiers.size() - 1L)
                .mapToLong(line -> Micros.ofNullable(line.stay() == null ? line.from() : line.stay()))
                .toArray();
    }

    @Override
    public int criteria() {
        return 1;
    }

    @Override
    public long points(int criterion, Inputs inputs, int position) {
        return inputs.micros(position);
    }

    @Override
    public Object scale(int criterion) {
        return CRITERION;
    }

    @Override
    public Turns turns(int criterion) {
        return Turns.at(Arrays.stream(lines).filter(Micros::isKnown));
    }

    @Override
    public Scored rate(long[] points) {
        if (points[0] == Micros.UNKNOWN) {
            return Scored.unrated(UnratedReason.VALUE_UNKNOWN, () -> Map.of("field", metric));
        }
        return Scored.rated(AbcLines.classOf(lines, points[0]), points[0], points);
    }

    @Override
    public List<Part> parts(Inputs inputs, int offset, Scored scored) {
        if (!scored.isRated()) {
            return List.of();
        }
        BigDecimal value = Micros.decimal(scored.total());
        return List.of(new Part(
                CRITERION,
                Fields.title(metric),
                metric,
                Fields.unit(metric, false),
                inputs.raw(offset),
                band(scored.tier()),
                value,
                BigDecimal.ONE,
                value));
    }

    @Override
    public int supported(Scored scored, int from) {
        for (int i = from; i < Math.min(scored.tier(), stays.length); i++) {
            if (scored.total() > 0 && stays[i] != Micros.UNKNOWN && scored.total() >= stays[i]) {
                return i;
            }
        }
        return scored.tier();
    }

    @Override
    public List<Step> steps(Inputs inputs, int offset, Scored scored, int target, boolean toStay) {
        long line = toStay ? stays[target] : lines[target];
        boolean possible = line != Micros.UNKNOWN;
        BigDecimal needed = possible ? Micros.decimal(Fields.atLeast(line, Fields.step(metric))) : null;
        return List.of(new Step(
                tiers.get(target).id(),
                CRITERION,
                metric,
                Fields.unit(metric, false),
                inputs.raw(offset),
                new Raw(needed, null),
                possible));
    }

    private Interval band(int tier) {
        return new Interval(tier < lines.length ? end(tier) : null, true, tier > 0 ? end(tier - 1) : null, false);
    }

    private @Nullable BigDecimal end(int tier) {
        return Micros.toDecimal(lines[tier]);
    }
}
