package dev.fenji.overview;

import dev.fenji.kernel.condition.Condition;
import dev.fenji.kernel.condition.Condition.Comparison;
import dev.fenji.kernel.condition.Operand;
import dev.fenji.kernel.condition.Operator;
import dev.fenji.kernel.facts.Field;
import dev.fenji.kernel.facts.FieldType;
import dev.fenji.shared.ConditionNames;
import dev.fenji.shared.Problem;
import dev.fenji.shared.ProblemException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds everything that is wrong with a filter before a statement is made of it. */
final class FilterCheck {

    /** No figure is stored beyond this; a constant beyond it compares with nothing. */
    private static final BigDecimal LARGEST = new BigDecimal("1e12");

    private static final int DECIMALS = 30;

    private final Fields fields;
    private final List<Problem> problems = new ArrayList<>();

    private FilterCheck(Fields fields) {
        this.fields = fields;
    }

    /** Throws one problem with all the parts that do not fit. */
    static void check(Condition condition, Fields fields) {
        var check = new FilterCheck(fields);
        check.look(condition, "filter");
        if (!check.problems.isEmpty()) {
            throw new ProblemException(
                    Problem.of(OverviewProblem.INVALID_FILTER, Map.of("count", check.problems.size())), check.problems);
        }
    }

    private void look(Condition condition, String place) {
        switch (condition) {
            case Condition.All all -> each(all.conditions(), place + ".all");
            case Condition.Any any -> each(any.conditions(), place + ".any");
            case Condition.Not not -> look(not.condition(), place + ".not");
            case Comparison comparison -> look(comparison, place);
        }
    }

    private void each(List<Condition> conditions, String place) {
        for (int i = 0; i < conditions.size(); i++) {
            look(conditions.get(i), place + "[" + i + "]");
        }
    }

    private void look(Comparison comparison, String place) {
        Field field = fields.find(comparison.field());
        Operator operator = comparison.operator();
        Map<String, Object> lacking = fields.lacking(comparison.field());
        if (field == null) {
            add(OverviewProblem.UNKNOWN_FIELD, Map.of("field", comparison.field()), place);
        } else if (lacking != null) {
            add(OverviewProblem.NOT_OF_THAT_DAY, lacking, place);
        } else if (!Operator.of(field.type()).contains(operator)) {
            add(
                    OverviewProblem.WRONG_OPERATOR,
                    Map.of(
                            "field", ConditionNames.field(field),
                            "operator", ConditionNames.operator(operator),
                            "type", ConditionNames.type(field.type())),
                    place);
        } else if (comparison.values().isEmpty() && !operator.takes(0)) {
            add(
                    OverviewProblem.VALUE_MISSING,
                    Map.of("field", ConditionNames.field(field), "operator", ConditionNames.operator(operator)),
                    place);
        } else if (!operator.takes(comparison.values().size())
                || !comparison.values().stream().allMatch(value -> fits(value, field.type()))) {
            add(
                    OverviewProblem.WRONG_VALUE,
                    Map.of(
                            "field",
                            ConditionNames.field(field),
                            "operator",
                            ConditionNames.operator(operator),
                            "type",
                            ConditionNames.type(field.type())),
                    place);
        }
    }

    private void add(OverviewProblem type, Map<String, Object> values, String place) {
        problems.add(new Problem(type, values, place));
    }

    static boolean fits(Operand operand, FieldType type) {
        return switch (operand) {
            case Operand.Number number ->
                (type == FieldType.NUMBER || type == FieldType.MONEY) && stored(number.value());
            case Operand.Flag _ -> type == FieldType.BOOLEAN;
            case Operand.Text text ->
                switch (type) {
                    case DATE -> isDay(text.value());
                    case TEXT, CHOICE, COUNTRY, TAGS -> text.value().indexOf('\0') < 0;
                    case NUMBER, MONEY, BOOLEAN -> false;
                };
        };
    }

    private static boolean stored(BigDecimal value) {
        return value.abs().compareTo(LARGEST) <= 0 && value.scale() <= DECIMALS;
    }

    private static boolean isDay(String text) {
        try {
            int year = LocalDate.parse(text).getYear();
            return year >= 0 && year <= 9999;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
