package dev.fenji.kernel.document;

import dev.fenji.kernel.policy.Method;
import java.util.LinkedHashMap;
import java.util.Map;

/** A matrix of value and potential in a policy tree. */
final class MatrixTree {

    private MatrixTree() {}

    static Method.Matrix read(Node node) {
        node.onlyKeys("kind", "minimumPopulation", "value", "potential", "cells");
        return new Method.Matrix(
                axis(node.get("value")),
                axis(node.get("potential")),
                node.get("cells").list().stream().map(MatrixTree::cell).toList(),
                node.get("minimumPopulation").integer(Method.Rfm.DEFAULT_MINIMUM));
    }

    static void write(Map<String, Object> tree, Method.Matrix matrix) {
        tree.put("minimumPopulation", matrix.minimumPopulation());
        tree.put("value", axis(matrix.value()));
        tree.put("potential", axis(matrix.potential()));
        tree.put("cells", matrix.cells().stream().map(MatrixTree::cell).toList());
    }

    private static Method.ScoreAxis axis(Node node) {
        node.onlyKeys("minCoverage", "minConfidence", "boundaries", "criteria");
        return new Method.ScoreAxis(
                MethodTree.coverage(node),
                node.get("minConfidence").decimalOrNull(),
                MethodTree.decimals(node.get("boundaries")),
                CriterionTree.read(node.get("criteria")));
    }

    private static Method.Cell cell(Node node) {
        node.onlyKeys("value", "potential", "tier", "title", "treatment");
        Node treatment = node.get("treatment");
        return new Method.Cell(
                node.get("value").integer(),
                node.get("potential").integer(),
                node.get("tier").text(),
                node.get("title").title(),
                treatment.isMissing() ? null : treatment.title());
    }

    private static Map<String, Object> axis(Method.ScoreAxis axis) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("minCoverage", Numbers.plain(axis.minCoverage()));
        Trees.put(tree, "minConfidence", axis.minConfidence());
        tree.put("boundaries", Trees.numbers(axis.boundaries()));
        tree.put("criteria", CriterionTree.write(axis.criteria()));
        return tree;
    }

    static Map<String, Object> cell(Method.Cell cell) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("value", cell.value());
        tree.put("potential", cell.potential());
        tree.put("tier", cell.tier());
        tree.put("title", Trees.title(cell.title()));
        if (cell.treatment() != null) {
            tree.put("treatment", Trees.title(cell.treatment()));
        }
        return tree;
    }
}
