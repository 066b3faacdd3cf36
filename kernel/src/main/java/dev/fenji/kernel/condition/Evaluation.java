package dev.fenji.kernel.condition;

import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.number.Micros;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Evaluates conditions. What a field holds decides how constants are read; what does not fit is unknown. */
final class Evaluation {

    private Evaluation() {}

    static Truth of(Condition condition, CustomerFacts facts) {
        return switch (condition) {
            case Condition.All all -> all(all.conditions(), facts);
            case Condition.Any any -> any(any.conditions(), facts);
            case Condition.Not not -> of(not.condition(), facts).negated();
            case Condition.Comparison comparison -> compare(comparison, facts);
        };
    }

    private static Truth all(List<Condition> conditions, CustomerFacts facts) {
        Truth result = Truth.TRUE;
        for (Condition condition : conditions) {
            Truth truth = of(condition, facts);
            if (truth == Truth.FALSE) {
                return Truth.FALSE;
            }
            result = truth == Truth.UNKNOWN ? Truth.UNKNOWN : result;
        }
        return result;
    }

    private static Truth any(List<Condition> conditions, CustomerFacts facts) {
        Truth result = Truth.FALSE;
        for (Condition condition : conditions) {
            Truth truth = of(condition, facts);
            if (truth == Truth.TRUE) {
                return Truth.TRUE;
            }
            result = truth == Truth.UNKNOWN ? Truth.UNKNOWN : result;
        }
        return result;
    }

    private static Truth compare(Condition.Comparison comparison, CustomerFacts facts) {
        List<String> tags = facts.tags(comparison.field());
        if (tags != null) {
            return compareTags(comparison, tags);
        }
        String text = facts.text(comparison.field());
        if (text != null) {
            return compareText(comparison, text);
        }
        long micros = facts.micros(comparison.field());
        if (Micros.isKnown(micros)) {
            return compareNumber(comparison, micros);
        }
        return switch (comparison.operator()) {
            case IS_KNOWN -> Truth.FALSE;
            case IS_UNKNOWN -> Truth.TRUE;
            default -> Truth.UNKNOWN;
        };
    }

    private static Truth compareTags(Condition.Comparison comparison, List<String> tags) {
        Predicate<Operand> has = value -> value instanceof Operand.Text tag && tags.contains(tag.value());
        return switch (comparison.operator()) {
            case IS_KNOWN -> Truth.of(!tags.isEmpty());
            case IS_UNKNOWN -> Truth.of(tags.isEmpty());
            case CONTAINS, EQ, IN -> Truth.of(comparison.values().stream().anyMatch(has));
            case NE, NOT_IN -> Truth.of(comparison.values().stream().noneMatch(has));
            default -> Truth.UNKNOWN;
        };
    }

    private static Truth compareText(Condition.Comparison comparison, String text) {
        Predicate<Operand> equal =
                value -> value instanceof Operand.Text other && other.value().equals(text);
        return switch (comparison.operator()) {
            case IS_KNOWN -> Truth.TRUE;
            case IS_UNKNOWN -> Truth.FALSE;
            case EQ, IN -> Truth.of(comparison.values().stream().anyMatch(equal));
            case NE, NOT_IN -> Truth.of(comparison.values().stream().noneMatch(equal));
            case CONTAINS -> Truth.of(folded(text).contains(folded(first(comparison))));
            case STARTS_WITH -> Truth.of(folded(text).startsWith(folded(first(comparison))));
            default -> Truth.UNKNOWN;
        };
    }

    private static Truth compareNumber(Condition.Comparison comparison, long value) {
        List<Operand> values = comparison.values();
        return switch (comparison.operator()) {
            case IS_KNOWN -> Truth.TRUE;
            case IS_UNKNOWN -> Truth.FALSE;
            case IN -> Truth.of(values.stream().anyMatch(other -> micros(other) == value));
            case NOT_IN -> Truth.of(values.stream().noneMatch(other -> micros(other) == value));
            case BETWEEN -> between(values, value);
            default -> order(comparison.operator(), value, values.isEmpty() ? Micros.UNKNOWN : micros(values.get(0)));
        };
    }

    private static Truth between(List<Operand> bounds, long value) {
        long low = micros(bounds.get(0));
        long high = micros(bounds.get(1));
        return Micros.isKnown(low) && Micros.isKnown(high) ? Truth.of(low <= value && value <= high) : Truth.UNKNOWN;
    }

    private static Truth order(Operator operator, long value, long other) {
        if (!Micros.isKnown(other)) {
            return Truth.UNKNOWN;
        }
        return switch (operator) {
            case EQ -> Truth.of(value == other);
            case NE -> Truth.of(value != other);
            case LT -> Truth.of(value < other);
            case LE -> Truth.of(value <= other);
            case GT -> Truth.of(value > other);
            case GE -> Truth.of(value >= other);
            default -> Truth.UNKNOWN;
        };
    }

    private static long micros(Operand operand) {
        return switch (operand) {
            case Operand.Number number -> Micros.rounded(number.value());
            case Operand.Flag flag -> flag.value() ? Micros.ONE : 0;
            case Operand.Text text -> day(text.value());
        };
    }

    private static long day(String text) {
        LocalDate day = date(text);
        return day == null ? Micros.UNKNOWN : Micros.ofUnits(day.toEpochDay());
    }

    static @Nullable LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static String first(Condition.Comparison comparison) {
        return comparison.values().get(0) instanceof Operand.Text text ? text.value() : "";
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
