package dev.fenji.kernel.policy;

import dev.fenji.kernel.metric.Direction;
import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.policy.PolicyProblem.Kind;
import dev.fenji.kernel.scorecard.WeightedMean;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks weighted criteria: weights, bands, ramps, choices, and how much of the weight must be known. */
final class CriteriaCheck {

    private static final String NO_POINTS = "0";
    private static final String ALL_POINTS = "100";

    /** Says whether a field exists and fits; {@code number} when the scoring needs numbers. */
    @FunctionalInterface
    interface FieldRule {
        void require(String field, boolean number, String place);
    }

    private final List<Method.Criterion> criteria;
    private final String at;
    private final FieldRule fields;
    private final Problems problems;

    /** @param at where the criteria are, for example {@code method} */
    CriteriaCheck(List<Method.Criterion> criteria, String at, FieldRule fields, Problems problems) {
        this.criteria = criteria;
        this.at = at;
        this.fields = fields;
        this.problems = problems;
    }

    /** @param seen ids of criteria that were checked before */
    void run(BigDecimal minCoverage, Set<String> seen) {
        problems.requireRange(minCoverage, "0", "1", at + ".minCoverage");
        problems.requireDecimals(minCoverage, Micros.SCALE, at + ".minCoverage");
        checkWeights();
        for (int i = 0; i < criteria.size(); i++) {
            Method.Criterion criterion = criteria.get(i);
            String place = "%s.criteria[%d]".formatted(at, i);
            problems.requireText(criterion.id(), place + ".id");
            problems.requireText(criterion.title().en(), place + ".title.en");
            problems.requireText(criterion.title().zh(), place + ".title.zh");
            if (!seen.add(criterion.id())) {
                problems.add(Kind.DUPLICATE_ID, place + ".id", Map.of("id", criterion.id()));
            }
            fields.require(
                    criterion.field(), !(criterion.scoring() instanceof Method.Scoring.Choice), place + ".field");
            checkScoring(criterion, place + ".scoring");
        }
    }

    private void checkWeights() {
        BigDecimal total = BigDecimal.ZERO;
        for (int i = 0; i < criteria.size(); i++) {
            BigDecimal weight = criteria.get(i).weight();
            String place = "%s.criteria[%d].weight".formatted(at, i);
            problems.requireRange(weight, "0", "1000", place);
            problems.requireDecimals(weight, WeightedMean.WEIGHT_SCALE, place);
            total = total.add(weight.max(BigDecimal.ZERO));
        }
        if (total.signum() == 0) {
            problems.add(Kind.NO_WEIGHT, at + ".criteria");
        } else if (total.compareTo(BigDecimal.valueOf(WeightedMean.LARGEST_TOTAL)) > 0) {
            problems.requireRange(total, "0", String.valueOf(WeightedMean.LARGEST_TOTAL), at + ".criteria");
        }
    }

    private void checkScoring(Method.Criterion criterion, String place) {
        switch (criterion.scoring()) {
            case Method.Scoring.Bands bands -> checkBands(criterion.id(), bands.bands(), place);
            case Method.Scoring.Ramp ramp -> {
                problems.requireDecimals(ramp.from(), Micros.SCALE, place + ".from");
                problems.requireDecimals(ramp.to(), Micros.SCALE, place + ".to");
                if (ramp.from().compareTo(ramp.to()) == 0) {
                    problems.add(Kind.MALFORMED, place, Map.of("value", ramp.to(), "expected", "two different ends"));
                }
            }
            case Method.Scoring.Choice choice -> {
                if (choice.points().isEmpty()) {
                    problems.add(Kind.REQUIRED, place + ".points");
                }
                choice.points().forEach((text, points) -> checkPoints(points, place + ".points." + text));
                if (choice.otherwise() != null) {
                    checkPoints(choice.otherwise(), place + ".otherwise");
                }
            }
            case Method.Scoring.Quantile quantile -> {
                problems.requireRange(quantile.bins(), 2, 100, place + ".bins");
                if (quantile.better() == Direction.NONE) {
                    problems.add(Kind.REQUIRED, place + ".better");
                }
                problems.add(Kind.MOVES_WITH_OTHERS, place);
            }
        }
    }

    private void checkBands(String criterion, List<Method.Band> bands, String place) {
        if (bands.isEmpty()) {
            problems.add(Kind.REQUIRED, place + ".bands");
            return;
        }
        for (int i = 0; i < bands.size(); i++) {
            checkBand(bands.get(i), "%s.bands[%d]".formatted(place, i));
        }
        List<Method.Band> sorted = new ArrayList<>(bands);
        sorted.sort(Comparator.comparing(Method.Band::from, Comparator.nullsFirst(Comparator.naturalOrder())));
        for (int i = 1; i < sorted.size(); i++) {
            checkSeam(criterion, sorted.get(i - 1), sorted.get(i), place);
        }
    }

    private void checkBand(Method.Band band, String place) {
        checkPoints(band.points(), place + ".points");
        problems.requireDecimals(band.from(), Micros.SCALE, place + ".from");
        problems.requireDecimals(band.to(), Micros.SCALE, place + ".to");
        if (band.from() != null && band.to() != null && band.from().compareTo(band.to()) >= 0) {
            problems.add(Kind.MALFORMED, place, Map.of("value", band.to(), "expected", "more than " + band.from()));
        }
    }

    private void checkSeam(String criterion, Method.Band lower, Method.Band upper, String place) {
        if (lower.to() == null || upper.from() == null || lower.to().compareTo(upper.from()) > 0) {
            BigDecimal at = upper.from() == null ? BigDecimal.ZERO : upper.from();
            problems.add(Kind.BANDS_OVERLAP, place, Map.of("criterion", criterion, "at", at));
        } else if (lower.to().compareTo(upper.from()) < 0) {
            problems.add(Kind.BANDS_INCOMPLETE, place, Map.of("criterion", criterion, "at", lower.to()));
        }
    }

    private void checkPoints(BigDecimal points, String place) {
        problems.requireRange(points, NO_POINTS, ALL_POINTS, place);
        problems.requireDecimals(points, Micros.SCALE, place);
    }

    /** No mean is above the most points any criterion gives. */
    static BigDecimal highest(List<Method.Criterion> criteria) {
        return criteria.stream().map(criterion -> most(criterion.scoring())).reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    private static BigDecimal most(Method.Scoring scoring) {
        return switch (scoring) {
            case Method.Scoring.Bands bands ->
                bands.bands().stream().map(Method.Band::points).reduce(BigDecimal.ZERO, BigDecimal::max);
            case Method.Scoring.Choice choice ->
                choice.points().values().stream()
                        .reduce(choice.otherwise() == null ? BigDecimal.ZERO : choice.otherwise(), BigDecimal::max);
            case Method.Scoring.Ramp ramp -> new BigDecimal(ALL_POINTS);
            case Method.Scoring.Quantile quantile -> new BigDecimal(ALL_POINTS);
        };
    }
}
