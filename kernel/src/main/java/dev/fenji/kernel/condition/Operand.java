package dev.fenji.kernel.condition;

import java.math.BigDecimal;

/** A constant in a comparison. Dates are texts in ISO form; the field's type says how to read them. */
public sealed interface Operand {

    record Text(String value) implements Operand {}

    record Number(BigDecimal value) implements Operand {}

    record Flag(boolean value) implements Operand {}

    static Operand of(String text) {
        return new Text(text);
    }

    static Operand of(long number) {
        return new Number(BigDecimal.valueOf(number));
    }

    static Operand of(BigDecimal number) {
        return new Number(number);
    }

    static Operand of(boolean flag) {
        return new Flag(flag);
    }
}
