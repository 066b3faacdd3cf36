package dev.fenji.kernel.document;

import dev.fenji.kernel.policy.Method;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The {@code method} part of a policy tree. */
final class MethodTree {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private MethodTree() {}

    static Method read(Node node) {
        String kind = node.get("kind").text();
        return switch (kind) {
            case "rfm" -> rfm(node);
            case "scorecard" -> scorecard(node);
            case "abc" -> abc(node);
            case "matrix" -> MatrixTree.read(node);
            default -> {
                if (!kind.isEmpty()) {
                    node.get("kind").malformed(kind, "one of rfm, abc, scorecard, matrix");
                }
                yield new Method.Abc("net_revenue", Method.Crossing.BEFORE);
            }
        };
    }

    static Map<String, Object> write(Method method) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("kind", method.kind());
        switch (method) {
            case Method.Rfm rfm -> writeRfm(tree, rfm);
            case Method.Abc abc -> {
                tree.put("metric", abc.metric());
                tree.put("crossing", Trees.name(abc.crossing()));
            }
            case Method.Scorecard card -> {
                tree.put("minCoverage", Numbers.plain(card.minCoverage()));
                tree.put("minimumPopulation", card.minimumPopulation());
                tree.put("criteria", CriterionTree.write(card.criteria()));
            }
            case Method.Matrix matrix -> MatrixTree.write(tree, matrix);
        }
        return tree;
    }

    private static Method.Abc abc(Node node) {
        node.onlyKeys("kind", "metric", "crossing");
        return new Method.Abc(
                node.get("metric").text("net_revenue"),
                node.get("crossing").choice(Method.Crossing.class, Method.Crossing.BEFORE));
    }

    private static Method.Rfm rfm(Node node) {
        node.onlyKeys(
                "kind",
                "scale",
                "binning",
                "boundaries",
                "frequencyMetric",
                "monetaryMetric",
                "axis",
                "segments",
                "minimumPopulation");
        Node boundaries = node.get("boundaries");
        return new Method.Rfm(
                node.get("scale").integer(Method.Rfm.DEFAULT_SCALE),
                node.get("binning").choice(Method.Binning.class, Method.Binning.FIXED),
                boundaries.isMissing() ? null : boundaries(boundaries),
                node.get("frequencyMetric").text("frequency"),
                node.get("monetaryMetric").text("net_revenue"),
                node.get("axis").choice(Method.Axis.class, Method.Axis.F),
                node.get("segments").list().stream().map(MethodTree::segment).toList(),
                node.get("minimumPopulation").integer(Method.Rfm.DEFAULT_MINIMUM));
    }

    private static Method.Boundaries boundaries(Node node) {
        node.onlyKeys("recency", "frequency", "monetary");
        return new Method.Boundaries(
                decimals(node.get("recency")), decimals(node.get("frequency")), decimals(node.get("monetary")));
    }

    static List<BigDecimal> decimals(Node node) {
        return node.list().stream().map(Node::decimal).toList();
    }

    private static Method.Segment segment(Node node) {
        node.onlyKeys("id", "title", "r", "f");
        int[] r = range(node.get("r"));
        int[] f = range(node.get("f"));
        return new Method.Segment(node.get("id").text(), node.get("title").title(), r[0], r[1], f[0], f[1]);
    }

    private static int[] range(Node node) {
        List<Node> ends = node.list();
        if (ends.size() != 2) {
            node.malformed(ends.size(), "two numbers");
            return new int[] {1, 1};
        }
        return new int[] {ends.get(0).integer(), ends.get(1).integer()};
    }

    /** The least coverage, where nothing is said a half. */
    static BigDecimal coverage(Node node) {
        Node coverage = node.get("minCoverage");
        return coverage.isMissing() ? HALF : coverage.decimal();
    }

    private static Method.Scorecard scorecard(Node node) {
        node.onlyKeys("kind", "minCoverage", "minimumPopulation", "criteria");
        return new Method.Scorecard(
                coverage(node),
                CriterionTree.read(node.get("criteria")),
                node.get("minimumPopulation").integer(Method.Rfm.DEFAULT_MINIMUM));
    }

    private static void writeRfm(Map<String, Object> tree, Method.Rfm rfm) {
        tree.put("scale", rfm.scale());
        tree.put("binning", Trees.name(rfm.binning()));
        if (rfm.boundaries() != null) {
            Map<String, Object> boundaries = new LinkedHashMap<>();
            boundaries.put("recency", Trees.numbers(rfm.boundaries().recency()));
            boundaries.put("frequency", Trees.numbers(rfm.boundaries().frequency()));
            boundaries.put("monetary", Trees.numbers(rfm.boundaries().monetary()));
            tree.put("boundaries", boundaries);
        }
        tree.put("frequencyMetric", rfm.frequencyMetric());
        tree.put("monetaryMetric", rfm.monetaryMetric());
        tree.put("axis", Trees.name(rfm.axis()));
        tree.put("minimumPopulation", rfm.minimumPopulation());
        tree.put("segments", rfm.segments().stream().map(MethodTree::segment).toList());
    }

    private static Map<String, Object> segment(Method.Segment segment) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", segment.id());
        tree.put("title", Trees.title(segment.title()));
        tree.put("r", List.of(segment.rFrom(), segment.rTo()));
        tree.put("f", List.of(segment.fFrom(), segment.fTo()));
        return tree;
    }
}
