package dev.fenji.kernel.condition;

import java.util.Map;

/**
 * Something wrong with a condition.
 *
 * @param kind what
 * @param path where in the tree, for example {@code .all[1].not}; empty at the root
 * @param facts the values to speak of: {@code field}, and {@code operator}, {@code type}, {@code values} where they
 *     matter
 */
public record ConditionProblem(Kind kind, String path, Map<String, Object> facts) {

    public ConditionProblem {
        facts = Map.copyOf(facts);
    }

    /** What can be wrong. */
    public enum Kind {
        UNKNOWN_FIELD,
        WRONG_OPERATOR,
        WRONG_OPERAND,
        /** An operator without the value it compares with. Facts: {@code field}, {@code operator}. */
        VALUE_MISSING,
        /** A group without conditions, which would hold for everybody or for nobody. Facts: none. */
        CONDITION_EMPTY
    }
}
