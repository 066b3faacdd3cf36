package dev.fenji.kernel.condition;

import dev.fenji.kernel.facts.FieldType;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Operators of a comparison; {@link #id} is their name in documents. */
public enum Operator {
    EQ(1),
    NE(1),
    LT(1),
    LE(1),
    GT(1),
    GE(1),
    IN(Operator.MANY),
    NOT_IN(Operator.MANY),
    /** Text: has this part, ignoring case. Tags: has this tag. */
    CONTAINS(1),
    /** Text begins with this, ignoring case. */
    STARTS_WITH(1),
    IS_KNOWN(0),
    IS_UNKNOWN(0),
    /** From first to second value, both included. */
    BETWEEN(2);

    static final int MANY = -1;

    private final int operands;

    Operator(int operands) {
        this.operands = operands;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The operator of this id, or null. */
    public static @Nullable Operator find(String id) {
        for (Operator operator : values()) {
            if (operator.id().equals(id)) {
                return operator;
            }
        }
        return null;
    }

    /** Whether this many values fit the operator. */
    public boolean takes(int values) {
        return operands == MANY ? values > 0 : operands == values;
    }

    /** Operators that fit a type of field. */
    public static Set<Operator> of(FieldType type) {
        return switch (type) {
            case NUMBER, MONEY, DATE -> EnumSet.of(EQ, NE, LT, LE, GT, GE, IN, NOT_IN, BETWEEN, IS_KNOWN, IS_UNKNOWN);
            case TEXT -> EnumSet.of(EQ, NE, IN, NOT_IN, CONTAINS, STARTS_WITH, IS_KNOWN, IS_UNKNOWN);
            case CHOICE, COUNTRY -> EnumSet.of(EQ, NE, IN, NOT_IN, IS_KNOWN, IS_UNKNOWN);
            case TAGS -> EnumSet.of(CONTAINS, IN, NOT_IN, IS_KNOWN, IS_UNKNOWN);
            case BOOLEAN -> EnumSet.of(EQ, NE, IS_KNOWN, IS_UNKNOWN);
        };
    }
}
