package dev.fenji.kernel.policy;

import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.policy.PolicyProblem.Kind;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Checks an RFM method: boundaries rise, segments partition the grid, tiers partition the segments. */
final class RfmCheck {

    private static final int SMALLEST_SCALE = 2;
    private static final int LARGEST_SCALE = 10;

    private final Method.Rfm method;
    private final PolicyDocument document;
    private final BiConsumer<String, String> requireNumber;
    private final Problems problems;

    RfmCheck(Method.Rfm method, PolicyDocument document, BiConsumer<String, String> requireNumber, Problems problems) {
        this.method = method;
        this.document = document;
        this.requireNumber = requireNumber;
        this.problems = problems;
    }

    void run() {
        problems.requireRange(method.scale(), SMALLEST_SCALE, LARGEST_SCALE, "method.scale");
        problems.requireRange(method.minimumPopulation(), 1, 1_000_000, "method.minimumPopulation");
        requireNumber.accept(method.frequencyMetric(), "method.frequencyMetric");
        requireNumber.accept(method.monetaryMetric(), "method.monetaryMetric");
        checkBinning();
        if (method.scale() >= SMALLEST_SCALE && method.scale() <= LARGEST_SCALE) {
            checkGrid();
        }
        checkTiers();
    }

    private void checkBinning() {
        if (method.binning() != Method.Binning.FIXED) {
            problems.add(Kind.MOVES_WITH_OTHERS, "method.binning");
            return;
        }
        Method.Boundaries boundaries = method.boundaries();
        if (boundaries == null) {
            problems.add(Kind.REQUIRED, "method.boundaries");
            return;
        }
        checkAxis("recency", boundaries.recency());
        checkAxis("frequency", boundaries.frequency());
        checkAxis("monetary", boundaries.monetary());
        if (!document.rankWithin().isEmpty()) {
            problems.add(Kind.RANKING_WITHOUT_EFFECT, "rankWithin");
        }
    }

    private void checkAxis(String axis, List<BigDecimal> boundaries) {
        String place = "method.boundaries." + axis;
        if (boundaries.size() != method.scale() - 1) {
            problems.add(
                    Kind.BOUNDARY_COUNT,
                    place,
                    Map.of("axis", axis, "given", boundaries.size(), "needed", method.scale() - 1));
        }
        for (int i = 0; i < boundaries.size(); i++) {
            problems.requireDecimals(boundaries.get(i), Micros.SCALE, "%s[%d]".formatted(place, i));
            if (i > 0 && boundaries.get(i).compareTo(boundaries.get(i - 1)) < 0) {
                problems.add(Kind.BOUNDARIES_NOT_RISING, "%s[%d]".formatted(place, i), Map.of("axis", axis));
            }
        }
    }

    private void checkGrid() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < method.segments().size(); i++) {
            Method.Segment segment = method.segments().get(i);
            String place = "method.segments[%d]".formatted(i);
            if (!seen.add(segment.id())) {
                problems.add(Kind.DUPLICATE_ID, place + ".id", Map.of("id", segment.id()));
            }
            problems.requireText(segment.title().en(), place + ".title.en");
            problems.requireText(segment.title().zh(), place + ".title.zh");
            checkBox(segment.rFrom(), segment.rTo(), place + ".r");
            checkBox(segment.fFrom(), segment.fTo(), place + ".f");
        }
        for (int r = 1; r <= method.scale(); r++) {
            for (int f = 1; f <= method.scale(); f++) {
                checkCell(r, f);
            }
        }
    }

    private void checkBox(int from, int to, String place) {
        problems.requireRange(from, 1, method.scale(), place + "[0]");
        problems.requireRange(to, from, method.scale(), place + "[1]");
    }

    private void checkCell(int r, int f) {
        List<Method.Segment> claims =
                method.segments().stream().filter(segment -> segment.has(r, f)).toList();
        if (claims.isEmpty()) {
            problems.add(Kind.SEGMENTS_INCOMPLETE, "method.segments", Map.of("r", r, "f", f));
        }
        for (int i = 1; i < claims.size(); i++) {
            problems.add(
                    Kind.SEGMENTS_OVERLAP,
                    "method.segments",
                    Map.of(
                            "r",
                            r,
                            "f",
                            f,
                            "first",
                            claims.get(0).id(),
                            "second",
                            claims.get(i).id()));
        }
    }

    private void checkTiers() {
        Set<String> segments = new HashSet<>();
        method.segments().forEach(segment -> segments.add(segment.id()));
        Map<String, String> owner = new HashMap<>();
        for (int i = 0; i < document.tiers().size(); i++) {
            TierDef tier = document.tiers().get(i);
            String place = "tiers[%d].segments".formatted(i);
            if (tier.segments().isEmpty()) {
                problems.add(Kind.REQUIRED, place);
            }
            for (String segment : tier.segments()) {
                if (!segments.contains(segment)) {
                    problems.add(Kind.UNKNOWN_SEGMENT, place, Map.of("segment", segment));
                }
                String first = owner.putIfAbsent(segment, tier.id());
                if (first != null) {
                    problems.add(
                            Kind.SEGMENT_IN_TWO_TIERS,
                            place,
                            Map.of("segment", segment, "first", first, "second", tier.id()));
                }
            }
        }
        segments.removeAll(owner.keySet());
        segments.stream()
                .sorted()
                .forEach(segment -> problems.add(Kind.SEGMENT_WITHOUT_TIER, "tiers", Map.of("segment", segment)));
    }
}
