package dev.fenji.kernel.policy;

import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.policy.PolicyProblem.Kind;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks a matrix: both axes, and that the cells are complete, disjoint and in order. */
final class MatrixCheck {

    private final Method.Matrix method;
    private final PolicyDocument document;
    private final CriteriaCheck.FieldRule fields;
    private final Problems problems;

    MatrixCheck(Method.Matrix method, PolicyDocument document, CriteriaCheck.FieldRule fields, Problems problems) {
        this.method = method;
        this.document = document;
        this.fields = fields;
        this.problems = problems;
    }

    void run() {
        Set<String> criteria = new HashSet<>();
        checkAxis(method.value(), "method.value", criteria);
        checkAxis(method.potential(), "method.potential", criteria);
        problems.requireRange(
                method.bands() - 1,
                Method.Matrix.FEWEST_BANDS - 1,
                Method.Matrix.MOST_BANDS - 1,
                "method.value.boundaries");
        int given = method.potential().boundaries().size();
        if (given != method.bands() - 1) {
            problems.add(
                    Kind.BOUNDARY_COUNT,
                    "method.potential.boundaries",
                    Map.of("axis", "potential", "given", given, "needed", method.bands() - 1));
        }
        if (method.bands() <= Method.Matrix.MOST_BANDS) {
            checkCells();
        }
        checkTiers();
    }

    private void checkAxis(Method.ScoreAxis axis, String place, Set<String> seen) {
        new CriteriaCheck(axis.criteria(), place, fields, problems).run(axis.minCoverage(), seen);
        if (axis.minConfidence() != null) {
            problems.requireRange(axis.minConfidence(), "0", "1", place + ".minConfidence");
            problems.requireDecimals(axis.minConfidence(), Micros.SCALE, place + ".minConfidence");
        }
        BigDecimal before = BigDecimal.ZERO;
        for (int i = 0; i < axis.boundaries().size(); i++) {
            BigDecimal boundary = axis.boundaries().get(i);
            String at = "%s.boundaries[%d]".formatted(place, i);
            problems.requireRange(boundary, "0", "100", at);
            problems.requireDecimals(boundary, Micros.SCALE, at);
            if (boundary.compareTo(before) <= 0) { // at 0 nobody would be in the lowest band
                problems.add(Kind.BANDS_NOT_RISING, at, Map.of("boundary", boundary, "before", before));
            }
            before = boundary;
        }
    }

    private void checkCells() {
        Map<String, Integer> places = new HashMap<>();
        List<Method.Cell> cells = method.cells();
        for (int i = 0; i < cells.size(); i++) {
            Method.Cell cell = cells.get(i);
            String place = "method.cells[%d]".formatted(i);
            problems.requireRange(cell.value(), 1, method.bands(), place + ".value");
            problems.requireRange(cell.potential(), 1, method.bands(), place + ".potential");
            problems.requireText(cell.title().en(), place + ".title.en");
            problems.requireText(cell.title().zh(), place + ".title.zh");
            if (document.tierIndex(cell.tier()) < 0) {
                problems.add(Kind.UNKNOWN_TIER, place + ".tier", Map.of("tier", cell.tier()));
            }
            if (places.putIfAbsent(cell.id(), i) != null) {
                problems.add(Kind.CELLS_OVERLAP, place, bands(cell.value(), cell.potential()));
            }
        }
        for (int value = 1; value <= method.bands(); value++) {
            for (int potential = 1; potential <= method.bands(); potential++) {
                Method.Cell cell = cell(places, value, potential);
                if (cell == null) {
                    problems.add(Kind.CELLS_INCOMPLETE, "method.cells", bands(value, potential));
                } else {
                    checkOrder(cell, cell(places, value + 1, potential), places);
                    checkOrder(cell, cell(places, value, potential + 1), places);
                }
            }
        }
    }

    private Method.@Nullable Cell cell(Map<String, Integer> places, int value, int potential) {
        Integer at = places.get(value + "-" + potential);
        return at == null ? null : method.cells().get(at);
    }

    /** Neighbours are enough: order is handed on from cell to cell. */
    private void checkOrder(Method.Cell cell, Method.@Nullable Cell better, Map<String, Integer> places) {
        int tier = document.tierIndex(cell.tier());
        if (better != null && tier >= 0 && document.tierIndex(better.tier()) > tier) {
            problems.add(
                    Kind.BETTER_CELL_WORSE_TIER,
                    "method.cells[%d].tier".formatted(places.get(better.id())),
                    Map.of("tier", better.tier(), "cell", name(cell), "better", name(better), "than", cell.tier()));
        }
    }

    private static String name(Method.Cell cell) {
        return cell.value() + " × " + cell.potential();
    }

    private static Map<String, Object> bands(int value, int potential) {
        return Map.of("value", value, "potential", potential);
    }

    private void checkTiers() {
        for (int i = 0; i < document.tiers().size(); i++) {
            TierDef tier = document.tiers().get(i);
            String place = "tiers[%d]".formatted(i);
            if (method.cells().stream().noneMatch(cell -> cell.tier().equals(tier.id()))) {
                problems.add(Kind.TIER_WITHOUT_CELL, place, Map.of("tier", tier.id()));
            }
            refuse(tier, tier.enter() != null, place + ".enter");
            refuse(tier, tier.share() != null, place + ".share");
            refuse(tier, !tier.segments().isEmpty(), place + ".segments");
        }
    }

    private void refuse(TierDef tier, boolean given, String place) {
        if (given) {
            problems.add(Kind.THRESHOLD_NOT_FOR_METHOD, place, Map.of("tier", tier.id()));
        }
    }
}
