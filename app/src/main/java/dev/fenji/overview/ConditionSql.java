package dev.fenji.overview;

import dev.fenji.kernel.condition.Condition;
import dev.fenji.kernel.condition.Condition.Comparison;
import dev.fenji.kernel.condition.Operand;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/**
 * Says in SQL what {@link Condition#evaluate} says in Java. SQL has the same three-valued logic: a comparison with null is
 * unknown, so is its negation, and a row is kept only when the whole is true. Operands are checked before ({@link FilterCheck}).
 */
final class ConditionSql {

    /** Figures are kept with six decimals; constants are read the same way. */
    private static final int SCALE = 6;

    private ConditionSql() {}

    static Sql of(Condition condition, Fields fields) {
        return switch (condition) {
            case Condition.All all -> Sql.joined(each(all.conditions(), fields), "and", Sql.TRUE);
            case Condition.Any any -> Sql.joined(each(any.conditions(), fields), "or", Sql.FALSE);
            case Condition.Not not ->
                Sql.of("not").then(of(not.condition(), fields).inBrackets());
            case Comparison comparison -> compare(comparison, fields.column(comparison.field()));
        };
    }

    private static List<Sql> each(List<Condition> conditions, Fields fields) {
        return conditions.stream().map(condition -> of(condition, fields)).toList();
    }

    private static Sql compare(Comparison comparison, ListColumn column) {
        return switch (column.kind().compared()) {
            case TAGS -> tags(comparison, column.value());
            case TEXT -> text(comparison, column.value());
            default -> ordered(comparison, column);
        };
    }

    private static Sql tags(Comparison comparison, Sql tags) {
        String[] values = comparison.values().stream().map(ConditionSql::text).toArray(String[]::new);
        return switch (comparison.operator()) {
            case IS_KNOWN -> Sql.of("cardinality(").then(tags).then(") > 0");
            case IS_UNKNOWN -> Sql.of("cardinality(").then(tags).then(") = 0");
            case CONTAINS, EQ, IN -> tags.then("&& ?::text[]", (Object) values);
            case NE, NOT_IN ->
                Sql.of("not").then(tags.then("&& ?::text[]", (Object) values).inBrackets());
            default -> throw new IllegalArgumentException("Tags have no " + comparison.operator());
        };
    }

    private static Sql text(Comparison comparison, Sql value) {
        List<String> texts =
                comparison.values().stream().map(ConditionSql::text).toList();
        return switch (comparison.operator()) {
            case IS_KNOWN -> value.then("is not null");
            case IS_UNKNOWN -> value.then("is null");
            case EQ -> value.then("= ?", texts.getFirst());
            case NE -> value.then("<> ?", texts.getFirst());
            case IN -> in(value, texts);
            case NOT_IN -> Sql.of("not").then(in(value, texts).inBrackets());
            case CONTAINS ->
                Sql.of("position(lower(?) in lower(", texts.getFirst())
                        .then(value)
                        .then(")) > 0");
            case STARTS_WITH -> Sql.of("starts_with(lower(").then(value).then("), lower(?))", texts.getFirst());
            default -> throw new IllegalArgumentException("Text has no " + comparison.operator());
        };
    }

    private static Sql ordered(Comparison comparison, ListColumn column) {
        Sql value = column.value();
        List<Object> constants = comparison.values().stream()
                .map(operand -> constant(operand, column.kind().compared()))
                .toList();
        return switch (comparison.operator()) {
            case IS_KNOWN -> value.then("is not null");
            case IS_UNKNOWN -> value.then("is null");
            case IN -> in(value, constants);
            case NOT_IN -> Sql.of("not").then(in(value, constants).inBrackets());
            case BETWEEN -> value.then("between ? and ?", constants.get(0), constants.get(1));
            case EQ -> value.then("= ?", constants.getFirst());
            case NE -> value.then("<> ?", constants.getFirst());
            case LT -> value.then("< ?", constants.getFirst());
            case LE -> value.then("<= ?", constants.getFirst());
            case GT -> value.then("> ?", constants.getFirst());
            case GE -> value.then(">= ?", constants.getFirst());
            case CONTAINS, STARTS_WITH ->
                throw new IllegalArgumentException("A figure has no " + comparison.operator());
        };
    }

    private static Sql in(Sql value, List<?> constants) {
        return value.then("in").then(Sql.values(constants).inBrackets());
    }

    private static String text(Operand operand) {
        return switch (operand) {
            case Operand.Text text -> text.value();
            case Operand.Number number -> number.value().toPlainString();
            case Operand.Flag flag -> String.valueOf(flag.value());
        };
    }

    private static Object constant(Operand operand, ListColumn.Kind kind) {
        return switch (operand) {
            case Operand.Number number -> number.value().setScale(SCALE, RoundingMode.HALF_UP);
            case Operand.Flag flag -> flag.value();
            case Operand.Text text when kind == ListColumn.Kind.DATE -> LocalDate.parse(text.value());
            case Operand.Text text -> new BigDecimal(text.value());
        };
    }
}
