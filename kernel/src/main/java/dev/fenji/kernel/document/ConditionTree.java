package dev.fenji.kernel.document;

import dev.fenji.kernel.condition.Condition;
import dev.fenji.kernel.condition.Operand;
import dev.fenji.kernel.condition.Operator;
import dev.fenji.kernel.policy.PolicyProblem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Conditions as trees: {@code {all: […]}}, {@code {any: […]}}, {@code {not: …}}, {@code {field, op, value}}; {@code
 * value} is a list for {@code in}, {@code not_in} and {@code between}, absent for {@code is_known} and {@code
 * is_unknown}.
 */
public final class ConditionTree {

    private static final int DEEPEST = 20;

    private ConditionTree() {}

    /** What came of reading: the condition, or everything that is wrong with the tree. */
    public sealed interface Reading {
        record Read(Condition condition) implements Reading {}

        record Unreadable(List<PolicyProblem> problems) implements Reading {
            public Unreadable {
                problems = List.copyOf(problems);
            }
        }
    }

    /** Reads a tree of maps and lists. */
    public static Reading read(@Nullable Object tree) {
        List<PolicyProblem> problems = new ArrayList<>();
        Condition condition = read(new Node(tree, "", problems), 0);
        return problems.isEmpty() ? new Reading.Read(condition) : new Reading.Unreadable(problems);
    }

    /** Writes a condition as a tree of maps and lists, keys in a fixed order. */
    public static Map<String, Object> write(Condition condition) {
        Map<String, Object> tree = new LinkedHashMap<>();
        switch (condition) {
            case Condition.All all ->
                tree.put(
                        "all",
                        all.conditions().stream().map(ConditionTree::write).toList());
            case Condition.Any any ->
                tree.put(
                        "any",
                        any.conditions().stream().map(ConditionTree::write).toList());
            case Condition.Not not -> tree.put("not", write(not.condition()));
            case Condition.Comparison comparison -> {
                tree.put("field", comparison.field());
                tree.put("op", comparison.operator().id());
                putValue(tree, comparison);
            }
        }
        return tree;
    }

    static Condition read(Node node, int depth) {
        if (depth > DEEPEST) {
            node.malformed("deeper than " + DEEPEST, "a flatter condition");
            return Condition.all();
        }
        if (node.has("all")) {
            return new Condition.All(readEach(node.onlyKeys("all").get("all"), depth));
        }
        if (node.has("any")) {
            return new Condition.Any(readEach(node.onlyKeys("any").get("any"), depth));
        }
        if (node.has("not")) {
            return new Condition.Not(read(node.onlyKeys("not").get("not"), depth + 1));
        }
        return comparison(node.onlyKeys("field", "op", "value"));
    }

    private static List<Condition> readEach(Node list, int depth) {
        return list.list().stream().map(child -> read(child, depth + 1)).toList();
    }

    private static Condition comparison(Node node) {
        String field = node.get("field").text();
        Node op = node.get("op");
        Operator operator = Operator.find(op.text());
        if (operator == null) {
            if (!op.isMissing()) {
                op.malformed(op.text(""), "an operator");
            }
            return Condition.all();
        }
        Node value = node.get("value");
        List<Operand> operands = new ArrayList<>();
        List<Node> given = value.raw() instanceof List<?> ? value.list() : List.of(value);
        for (Node one : given) {
            if (!one.isMissing()) {
                operands.add(operand(one));
            }
        }
        return new Condition.Comparison(field, operator, operands);
    }

    private static Operand operand(Node node) {
        Object value = node.raw();
        if (value instanceof Boolean flag) {
            return Operand.of(flag.booleanValue());
        }
        if (value instanceof Number) {
            return Operand.of(node.decimal());
        }
        return Operand.of(node.text());
    }

    private static void putValue(Map<String, Object> tree, Condition.Comparison comparison) {
        List<Object> values =
                comparison.values().stream().map(ConditionTree::constant).toList();
        boolean many = switch (comparison.operator()) {
            case IN, NOT_IN, BETWEEN -> true;
            default -> values.size() > 1;
        };
        if (many) {
            tree.put("value", values);
        } else if (!values.isEmpty()) {
            tree.put("value", values.get(0));
        }
    }

    private static Object constant(Operand operand) {
        return switch (operand) {
            case Operand.Text text -> text.value();
            case Operand.Number number -> plain(number.value());
            case Operand.Flag flag -> flag.value();
        };
    }

    private static BigDecimal plain(BigDecimal value) {
        return Numbers.plain(value);
    }
}
