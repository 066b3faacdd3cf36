package dev.fenji.kernel.condition;

import dev.fenji.kernel.facts.CustomerFacts;
import java.util.List;
import java.util.stream.Stream;

/**
 * A condition on what is known of a customer. Logic is three-valued: a comparison with something unknown is {@link
 * Truth#UNKNOWN}, and so is its negation; only {@link Truth#TRUE} {@linkplain #holds holds}. An empty {@code All} is
 * true, an empty {@code Any} is false.
 *
 * <p>Text equality is exact; {@code contains} and {@code starts_with} ignore case (root locale). {@code between}
 * includes both ends.
 */
public sealed interface Condition {

    /** True when every one is; false when any is false. */
    record All(List<Condition> conditions) implements Condition {
        public All {
            conditions = List.copyOf(conditions);
        }
    }

    /** True when any one is; false when all are false. */
    record Any(List<Condition> conditions) implements Condition {
        public Any {
            conditions = List.copyOf(conditions);
        }
    }

    record Not(Condition condition) implements Condition {}

    /**
     * A field against constants.
     *
     * @param field id in the field catalogue
     * @param operator operator that fits the field's type
     * @param values as many constants as the operator takes
     */
    record Comparison(String field, Operator operator, List<Operand> values) implements Condition {
        public Comparison {
            values = List.copyOf(values);
        }
    }

    static Condition all(Condition... conditions) {
        return new All(List.of(conditions));
    }

    static Condition any(Condition... conditions) {
        return new Any(List.of(conditions));
    }

    static Condition not(Condition condition) {
        return new Not(condition);
    }

    static Condition is(String field, Operator operator, Operand... values) {
        return new Comparison(field, operator, List.of(values));
    }

    /** Whether the condition is known to be true of the customer. */
    default boolean holds(CustomerFacts facts) {
        return evaluate(facts) == Truth.TRUE;
    }

    default Truth evaluate(CustomerFacts facts) {
        return Evaluation.of(this, facts);
    }

    /** The ids of all fields in the condition. */
    default Stream<String> fields() {
        return switch (this) {
            case All all -> all.conditions().stream().flatMap(Condition::fields);
            case Any any -> any.conditions().stream().flatMap(Condition::fields);
            case Not not -> not.condition().fields();
            case Comparison comparison -> Stream.of(comparison.field());
        };
    }
}
