package dev.fenji.kernel.document;

import dev.fenji.kernel.metric.Direction;
import dev.fenji.kernel.policy.Method;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Criteria in a policy tree, and how they turn values into points. */
final class CriterionTree {

    private CriterionTree() {}

    static List<Method.Criterion> read(Node list) {
        return list.list().stream().map(CriterionTree::criterion).toList();
    }

    static List<Map<String, Object>> write(List<Method.Criterion> criteria) {
        return criteria.stream().map(CriterionTree::criterion).toList();
    }

    private static Method.Criterion criterion(Node node) {
        node.onlyKeys("id", "title", "field", "weight", "scoring");
        return new Method.Criterion(
                node.get("id").text(),
                node.get("title").title(),
                node.get("field").text(),
                node.get("weight").decimal(),
                scoring(node.get("scoring")));
    }

    private static Method.Scoring scoring(Node node) {
        String kind = node.get("kind").text();
        return switch (kind) {
            case "bands" ->
                new Method.Scoring.Bands(node.onlyKeys("kind", "bands").get("bands").list().stream()
                        .map(CriterionTree::band)
                        .toList());
            case "ramp" -> {
                node.onlyKeys("kind", "from", "to");
                yield new Method.Scoring.Ramp(
                        node.get("from").decimal(), node.get("to").decimal());
            }
            case "choice" -> choice(node);
            case "quantile" -> {
                node.onlyKeys("kind", "bins", "better");
                yield new Method.Scoring.Quantile(
                        node.get("bins").integer(5), node.get("better").choice(Direction.class, Direction.HIGH));
            }
            default -> {
                if (!kind.isEmpty()) {
                    node.get("kind").malformed(kind, "one of bands, ramp, choice, quantile");
                }
                yield new Method.Scoring.Ramp(BigDecimal.ZERO, BigDecimal.ONE);
            }
        };
    }

    private static Method.Scoring choice(Node node) {
        node.onlyKeys("kind", "points", "otherwise");
        Map<String, BigDecimal> points = new LinkedHashMap<>();
        node.get("points").entries().forEach((text, value) -> points.put(text, value.decimal()));
        return new Method.Scoring.Choice(points, node.get("otherwise").decimalOrNull());
    }

    private static Method.Band band(Node node) {
        node.onlyKeys("from", "to", "points");
        return new Method.Band(
                node.get("from").decimalOrNull(),
                node.get("to").decimalOrNull(),
                node.get("points").decimal());
    }

    private static Map<String, Object> criterion(Method.Criterion criterion) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", criterion.id());
        tree.put("title", Trees.title(criterion.title()));
        tree.put("field", criterion.field());
        tree.put("weight", Numbers.plain(criterion.weight()));
        tree.put("scoring", scoring(criterion.scoring()));
        return tree;
    }

    private static Map<String, Object> scoring(Method.Scoring scoring) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("kind", scoring.kind());
        switch (scoring) {
            case Method.Scoring.Bands bands ->
                tree.put(
                        "bands", bands.bands().stream().map(CriterionTree::band).toList());
            case Method.Scoring.Ramp ramp -> {
                Trees.put(tree, "from", ramp.from());
                Trees.put(tree, "to", ramp.to());
            }
            case Method.Scoring.Choice choice -> {
                Map<String, Object> points = new LinkedHashMap<>();
                choice.points().forEach((text, value) -> points.put(text, Numbers.plain(value)));
                tree.put("points", points);
                Trees.put(tree, "otherwise", choice.otherwise());
            }
            case Method.Scoring.Quantile quantile -> {
                tree.put("bins", quantile.bins());
                tree.put("better", Trees.name(quantile.better()));
            }
        }
        return tree;
    }

    private static Map<String, Object> band(Method.Band band) {
        Map<String, Object> tree = new LinkedHashMap<>();
        Trees.put(tree, "from", band.from());
        Trees.put(tree, "to", band.to());
        tree.put("points", Numbers.plain(band.points()));
        return tree;
    }
}
