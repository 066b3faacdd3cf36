package dev.fenji.kernel.policy;

import dev.fenji.kernel.condition.Condition;
import dev.fenji.kernel.condition.Operand;
import dev.fenji.kernel.number.Micros;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Where on a field's scale something changes.
 *
 * @param values in millionths: from each on, things are otherwise than just below it
 * @param texts texts that are told apart
 * @param slopes whether things also change between the values
 */
record Turns(Set<Long> values, Set<String> texts, boolean slopes) {

    static final Turns NONE = new Turns(Set.of(), Set.of(), false);

    static Turns at(LongStream values) {
        return new Turns(new TreeSet<>(values.boxed().toList()), Set.of(), false);
    }

    static Turns between(long from, long to) {
        return new Turns(new TreeSet<>(List.of(Math.min(from, to), Math.max(from, to))), Set.of(), true);
    }

    static Turns among(Collection<String> texts) {
        return new Turns(Set.of(), new TreeSet<>(texts), false);
    }

    /** Those of one field in a condition; an equal value is neither below nor above. */
    static Turns of(Condition condition, String field) {
        return switch (condition) {
            case Condition.All all -> of(all.conditions(), field);
            case Condition.Any any -> of(any.conditions(), field);
            case Condition.Not not -> of(not.condition(), field);
            case Condition.Comparison comparison ->
                comparison.field().equals(field)
                        ? comparison.values().stream().map(Turns::of).reduce(NONE, Turns::and)
                        : NONE;
        };
    }

    private static Turns of(List<Condition> conditions, String field) {
        return conditions.stream().map(one -> of(one, field)).reduce(NONE, Turns::and);
    }

    private static Turns of(Operand operand) {
        return switch (operand) {
            case Operand.Number number -> {
                long value = Micros.rounded(number.value());
                yield at(LongStream.of(value, value + 1));
            }
            case Operand.Flag flag -> at(LongStream.of(Micros.ONE));
            case Operand.Text text -> among(List.of(text.value()));
        };
    }

    Turns and(Turns other) {
        if (other.isNone()) {
            return this;
        }
        return isNone()
                ? other
                : new Turns(both(values, other.values), both(texts, other.texts), slopes || other.slopes);
    }

    boolean isNone() {
        return values.isEmpty() && texts.isEmpty();
    }

    private static <T extends Comparable<T>> Set<T> both(Set<T> one, Set<T> other) {
        return new TreeSet<>(Stream.concat(one.stream(), other.stream()).toList());
    }
}
