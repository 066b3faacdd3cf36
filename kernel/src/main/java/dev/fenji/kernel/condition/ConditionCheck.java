package dev.fenji.kernel.condition;

import dev.fenji.kernel.facts.Field;
import dev.fenji.kernel.facts.FieldCatalogue;
import dev.fenji.kernel.facts.FieldType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks a condition against the fields that exist: all problems at once. */
public final class ConditionCheck {

    private final FieldCatalogue catalogue;
    private final List<ConditionProblem> problems = new ArrayList<>();

    private ConditionCheck(FieldCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Everything wrong with the condition; empty when it is right. */
    public static List<ConditionProblem> problems(Condition condition, FieldCatalogue catalogue) {
        ConditionCheck check = new ConditionCheck(catalogue);
        check.visit(condition, "");
        return List.copyOf(check.problems);
    }

    private void visit(Condition condition, String path) {
        switch (condition) {
            case Condition.All all -> visitEach(all.conditions(), path + ".all");
            case Condition.Any any -> visitEach(any.conditions(), path + ".any");
            case Condition.Not not -> visit(not.condition(), path + ".not");
            case Condition.Comparison comparison -> visit(comparison, path);
        }
    }

    private void visitEach(List<Condition> conditions, String path) {
        if (conditions.isEmpty()) {
            add(ConditionProblem.Kind.CONDITION_EMPTY, path, Map.of());
        }
        for (int i = 0; i < conditions.size(); i++) {
            visit(conditions.get(i), "%s[%d]".formatted(path, i));
        }
    }

    private void visit(Condition.Comparison comparison, String path) {
        Field field = catalogue.find(comparison.field());
        if (field == null) {
            add(ConditionProblem.Kind.UNKNOWN_FIELD, path, Map.of("field", comparison.field()));
            return;
        }
        Operator operator = comparison.operator();
        if (!Operator.of(field.type()).contains(operator)) {
            add(
                    ConditionProblem.Kind.WRONG_OPERATOR,
                    path,
                    Map.of(
                            "field",
                            field.id(),
                            "operator",
                            operator.id(),
                            "type",
                            field.type().name()));
            return;
        }
        if (comparison.values().isEmpty() && !operator.takes(0)) {
            add(ConditionProblem.Kind.VALUE_MISSING, path, Map.of("field", field.id(), "operator", operator.id()));
            return;
        }
        boolean fits = operator.takes(comparison.values().size())
                && comparison.values().stream().allMatch(value -> fits(value, field.type()));
        if (!fits) {
            add(
                    ConditionProblem.Kind.WRONG_OPERAND,
                    path,
                    Map.of(
                            "field",
                            field.id(),
                            "operator",
                            operator.id(),
                            "values",
                            comparison.values().stream()
                                    .map(ConditionCheck::plain)
                                    .toList()));
        }
    }

    private void add(ConditionProblem.Kind kind, String path, Map<String, Object> facts) {
        problems.add(new ConditionProblem(kind, path, facts));
    }

    private static String plain(Operand value) {
        return switch (value) {
            case Operand.Text text -> "'" + text.value() + "'";
            case Operand.Number number -> number.value().toPlainString();
            case Operand.Flag flag -> String.valueOf(flag.value());
        };
    }

    private static boolean fits(Operand value, FieldType type) {
        return switch (type) {
            case NUMBER, MONEY -> value instanceof Operand.Number number && isExact(number.value());
            case DATE -> value instanceof Operand.Text text && Evaluation.date(text.value()) != null;
            case BOOLEAN -> value instanceof Operand.Flag;
            case TEXT, CHOICE, COUNTRY, TAGS ->
                value instanceof Operand.Text text && !text.value().isEmpty();
        };
    }

    /** Numbers are compared in millionths of a long. */
    private static boolean isExact(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 6 && number.abs().compareTo(LARGEST) <= 0;
    }

    private static final BigDecimal LARGEST = new BigDecimal("1000000000000");
}
