package dev.fenji.kernel.policy;

import dev.fenji.kernel.abc.AbcLines;
import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.number.Sum;
import dev.fenji.kernel.policy.Calibration.Bins;
import dev.fenji.kernel.policy.Calibration.Learned;
import dev.fenji.kernel.policy.Calibration.Line;
import dev.fenji.kernel.rfm.Binning;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a method learns from one cohort. */
final class Learner {

    private final PolicyDocument document;

    Learner(PolicyDocument document) {
        this.document = document;
    }

    Learned learn(Cohort cohort) {
        return switch (document.method()) {
            case Method.Rfm rfm -> rfm(rfm, cohort);
            case Method.Abc abc -> abc(abc, cohort);
            case Method.Weighted weighted -> criteria(weighted.criteria(), cohort);
        };
    }

    private static Learned rfm(Method.Rfm method, Cohort cohort) {
        Map<String, Bins> bins = new HashMap<>();
        for (int axis = 0; axis < RfmScorer.AXES.size(); axis++) {
            long[] sorted = cohort.sorted(axis);
            bins.put(RfmScorer.AXES.get(axis), bins(boundaries(method, axis, sorted), sorted));
        }
        return new Learned(cohort.customers(), cohort.rated(), bins, List.of(), null);
    }

    private static long[] boundaries(Method.Rfm method, int axis, long[] sorted) {
        return switch (method.binning()) {
            case FIXED -> fixed(method, axis);
            case QUANTILE -> Binning.quantiles(sorted, method.scale());
            case RANGE -> Binning.equalSteps(sorted[0], sorted[sorted.length - 1], method.scale());
        };
    }

    private static long[] fixed(Method.Rfm method, int axis) {
        Method.Boundaries boundaries = method.boundaries();
        if (boundaries == null) {
            throw new IllegalArgumentException("Fixed binning must have boundaries.");
        }
        List<BigDecimal> given = List.of(boundaries.recency(), boundaries.frequency(), boundaries.monetary())
                .get(axis);
        return given.stream().mapToLong(Micros::of).toArray();
    }

    private static Learned criteria(List<Method.Criterion> criteria, Cohort cohort) {
        Map<String, Bins> bins = new HashMap<>();
        for (int i = 0; i < criteria.size(); i++) {
            Method.Criterion criterion = criteria.get(i);
            if (criterion.scoring() instanceof Method.Scoring.Quantile quantile && !cohort.isEmpty(i)) {
                long[] sorted = cohort.sorted(i);
                bins.put(criterion.id(), bins(Binning.quantiles(sorted, quantile.bins()), sorted));
            }
        }
        return new Learned(cohort.customers(), cohort.rated(), bins, List.of(), null);
    }

    private Learned abc(Method.Abc method, Cohort cohort) {
        long[] sorted = cohort.sorted(0);
        List<BigDecimal> limits = new ArrayList<>();
        for (TierDef tier : document.tiers().subList(0, document.tiers().size() - 1)) {
            limits.add(tier.share() == null ? BigDecimal.ONE : tier.share());
        }
        AbcLines found = AbcLines.find(sorted, limits, method.crossing() == Method.Crossing.INCLUDING);
        return new Learned(
                cohort.customers(),
                cohort.rated(),
                Map.of(),
                lines(found, stays(method, sorted), sorted),
                decimal(found.base()));
    }

    /** Lines of the wider shares in which customers may stay; where a tier has none the line of reaching it. */
    private long[] stays(Method.Abc method, long[] sorted) {
        List<BigDecimal> limits = new ArrayList<>();
        for (TierDef tier : document.tiers().subList(0, document.tiers().size() - 1)) {
            BigDecimal limit = tier.stay() == null ? tier.share() : tier.stay();
            limits.add(limit == null ? BigDecimal.ONE : limit);
        }
        return AbcLines.find(sorted, limits, method.crossing() == Method.Crossing.INCLUDING)
                .lines();
    }

    private List<Line> lines(AbcLines found, long[] stays, long[] sorted) {
        long[] ends = found.lines();
        int classes = document.tiers().size();
        int[] customers = new int[classes];
        Sum[] sums = Stream.generate(Sum::new).limit(classes).toArray(Sum[]::new);
        for (long value : sorted) {
            int tier = AbcLines.classOf(ends, value);
            customers[tier]++;
            sums[tier].add(value);
        }
        List<Line> lines = new ArrayList<>(classes);
        for (int i = 0; i < classes; i++) {
            BigDecimal from = i < classes - 1 ? Micros.toDecimal(ends[i]) : null;
            TierDef tier = document.tiers().get(i);
            BigDecimal stay = tier.stay() == null || i == classes - 1 ? null : Micros.toDecimal(stays[i]);
            lines.add(new Line(tier.id(), from, customers[i], decimal(sums[i].exact()), stay));
        }
        return lines;
    }

    private static Bins bins(long[] boundaries, long[] sorted) {
        return new Bins(
                Arrays.stream(boundaries).mapToObj(Micros::decimal).toList(),
                Arrays.stream(Binning.counts(boundaries, sorted)).boxed().toList());
    }

    private static BigDecimal decimal(BigInteger micros) {
        BigDecimal value = new BigDecimal(micros, Micros.SCALE).stripTrailingZeros();
        return value.scale() < 0 ? value.setScale(0) : value;
    }
}
