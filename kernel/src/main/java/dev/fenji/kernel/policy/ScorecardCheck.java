package dev.fenji.kernel.policy;

import dev.fenji.kernel.metric.Direction;
import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.policy.PolicyProblem.Kind;
import dev.fenji.kernel.scorecard.WeightedMean;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks a scorecard: weights, bands, ramps, choices, thresholds. */
final class ScorecardCheck {

    private static final String NO_POINTS = "0";
    private static final String ALL_POINTS = "100";

    /** Says whether a field exists and fits; {@code number} when the scoring needs numbers. */
    @FunctionalInterface
    interface FieldRule {
        void require(String field, boolean number, String place);
    }

    private final Method.Scorecard method;
    private final PolicyDocument document;
    private final FieldRule fields;
    private final Problems problems;

    ScorecardCheck(Method.Scorecard method, PolicyDocument document, FieldRule fields, Problems problems) {
        this.method = method;
        this.document = document;
        this.fields = fields;
        this.problems = problems;
    }

    void run() {
        problems.requireRange(method.minCoverage(), "0", "1", "method.minCoverage");
        problems.requireDecimals(method.minCoverage(), Micros.SCALE, "method.minCoverage");
        problems.requireRange(method.minimumPopulation(), 1, 1_000_000, "method.minimumPopulation");
        checkWeights();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < method.criteria().size(); i++) {
            Method.Criterion criterion = method.criteria().get(i);
            String place = "method.criteria[%d]".formatted(i);
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
        checkThresholds();
        checkRanking();
    }

    private void checkWeights() {
        BigDecimal total = BigDecimal.ZERO;
        for (int i = 0; i < method.criteria().size(); i++) {
            BigDecimal weight = method.criteria().get(i).weight();
            String place = "method.criteria[%d].weight".formatted(i);
            problems.requireRange(weight, "0", "1000", place);
            problems.requireDecimals(weight, WeightedMean.WEIGHT_SCALE, place);
            total = total.add(weight.max(BigDecimal.ZERO));
        }
        if (total.signum() == 0) {
            problems.add(Kind.NO_WEIGHT, "method.criteria");
        } else if (total.compareTo(BigDecimal.valueOf(WeightedMean.LARGEST_TOTAL)) > 0) {
            problems.requireRange(total, "0", String.valueOf(WeightedMean.LARGEST_TOTAL), "method.criteria");
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

    private void checkThresholds() {
        List<TierDef> tiers = document.tiers();
        BigDecimal before = null;
        for (int i = 0; i < tiers.size() - 1; i++) {
            BigDecimal enter = tiers.get(i).enter();
            String place = "tiers[%d].enter".formatted(i);
            if (enter == null) {
                problems.add(Kind.REQUIRED, place);
                continue;
            }
            problems.requireRange(enter, NO_POINTS, ALL_POINTS, place);
            problems.requireDecimals(enter, Micros.SCALE, place);
            if (before != null && enter.compareTo(before) >= 0) {
                problems.add(
                        Kind.THRESHOLDS_NOT_IN_ORDER,
                        place,
                        Map.of("tier", tiers.get(i).id(), "threshold", enter, "before", before));
            }
            if (enter.compareTo(highest()) > 0) {
                problems.add(
                        Kind.TIER_OUT_OF_REACH,
                        place,
                        Map.of("tier", tiers.get(i).id(), "threshold", enter, "highest", highest()));
            }
            if (enter.signum() == 0) {
                problems.add(Kind.RATES_EVERYBODY_ALIKE, place);
            }
            before = enter;
        }
        if (!tiers.isEmpty()) {
            TierDef last = tiers.get(tiers.size() - 1);
            if (last.enter() != null && last.enter().signum() != 0) {
                problems.add(
                        Kind.LAST_TIER_NOT_OPEN,
                        "tiers[%d].enter".formatted(tiers.size() - 1),
                        Map.of("tier", last.id()));
            }
        }
    }

    /** No mean is above the most points any criterion gives. */
    private BigDecimal highest() {
        return method.criteria().stream()
                .map(criterion -> highest(criterion.scoring()))
                .reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    private static BigDecimal highest(Method.Scoring scoring) {
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

    private void checkRanking() {
        boolean learns = method.criteria().stream()
                .anyMatch(criterion -> criterion.scoring() instanceof Method.Scoring.Quantile);
        if (!learns && !document.rankWithin().isEmpty()) {
            problems.add(Kind.RANKING_WITHOUT_EFFECT, "rankWithin");
        }
    }
}
