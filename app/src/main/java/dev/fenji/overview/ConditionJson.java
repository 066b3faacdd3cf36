package dev.fenji.overview;

import dev.fenji.kernel.condition.Condition;
import dev.fenji.kernel.condition.Operand;
import dev.fenji.kernel.condition.Operator;
import dev.fenji.shared.Problem;
import dev.fenji.shared.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the condition language: {@code {"all": […]}}, {@code {"any": […]}}, {@code {"not": …}}, {@code {"field", "op", "value"}}. */
final class ConditionJson {

    /** Deeper or larger conditions are no longer something a person wrote. */
    private static final int MAX_DEPTH = 12;

    private static final int MAX_VALUES = 1_000;

    private ConditionJson() {}

    static Condition read(JsonNode node) {
        return read(node, "filter", 0);
    }

    private static Condition read(JsonNode node, String place, int depth) {
        if (depth > MAX_DEPTH) {
            throw new ProblemException(
                    OverviewProblem.FILTER_TOO_LARGE, Map.of("depth", MAX_DEPTH, "values", MAX_VALUES));
        }
        if (node.size() == 1 && node.has("all")) {
            return new Condition.All(each(node.get("all"), place + ".all", depth));
        }
        if (node.size() == 1 && node.has("any")) {
            return new Condition.Any(each(node.get("any"), place + ".any", depth));
        }
        if (node.size() == 1 && node.has("not")) {
            return new Condition.Not(read(node.get("not"), place + ".not", depth + 1));
        }
        return comparison(node, place);
    }

    private static List<Condition> each(JsonNode list, String place, int depth) {
        if (!list.isArray()) {
            throw malformed(place);
        }
        var conditions = new ArrayList<Condition>();
        for (JsonNode entry : list) {
            conditions.add(read(entry, place + "[" + conditions.size() + "]", depth + 1));
        }
        return conditions;
    }

    private static Condition comparison(JsonNode node, String place) {
        JsonNode field = node.get("field");
        JsonNode op = node.get("op");
        if (field == null || !field.isString() || op == null || !op.isString()) {
            throw malformed(place);
        }
        Operator operator = Operator.find(op.asString());
        if (operator == null) {
            throw malformed(place + ".op");
        }
        return new Condition.Comparison(field.asString(), operator, operands(node.get("value"), place + ".value"));
    }

    private static List<Operand> operands(@Nullable JsonNode value, String place) {
        if (value == null || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            return List.of(operand(value, place));
        }
        if (value.size() > MAX_VALUES) {
            throw new ProblemException(
                    OverviewProblem.FILTER_TOO_LARGE, Map.of("depth", MAX_DEPTH, "values", MAX_VALUES));
        }
        return value.valueStream().map(entry -> operand(entry, place)).toList();
    }

    private static Operand operand(JsonNode value, String place) {
        if (value.isString()) {
            return Operand.of(value.asString());
        }
        if (value.isBoolean()) {
            return Operand.of(value.asBoolean());
        }
        if (value.isNumber()) {
            return Operand.of(value.asDecimal());
        }
        throw malformed(place);
    }

    private static ProblemException malformed(String place) {
        return new ProblemException(
                new Problem(OverviewProblem.MALFORMED_CONDITION, Map.of("place", place), place), List.of());
    }
}
