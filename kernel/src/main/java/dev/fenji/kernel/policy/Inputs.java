package dev.fenji.kernel.policy;

import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.policy.Explanation.Raw;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of one customer that a policy looks at, by position: ranking attributes, then the purchase count when it
 * is required, then the method's fields. Everything an explanation is made of.
 */
final class Inputs {

    private final long[] micros;
    private final @Nullable String[] texts;

    Inputs(int size) {
        micros = new long[size];
        texts = new String[size];
        Arrays.fill(micros, Micros.UNKNOWN);
    }

    static Inputs of(CustomerFacts facts, String[] fields) {
        Inputs inputs = new Inputs(fields.length);
        for (int i = 0; i < fields.length; i++) {
            inputs.micros[i] = facts.micros(fields[i]);
            inputs.texts[i] = inputs.micros[i] == Micros.UNKNOWN ? facts.text(fields[i]) : null;
        }
        return inputs;
    }

    long micros(int position) {
        return micros[position];
    }

    /** The text of a value; numbers give their canonical text, so that attributes of any type can be grouped by. */
    @Nullable
    String text(int position) {
        if (micros[position] == Micros.UNKNOWN) {
            return texts[position];
        }
        StringBuilder text = new StringBuilder();
        Micros.append(text, micros[position]);
        return text.toString();
    }

    boolean isText(int position) {
        return texts[position] != null;
    }

    boolean isKnown(int position) {
        return micros[position] != Micros.UNKNOWN || texts[position] != null;
    }

    Raw raw(int position) {
        return new Raw(Micros.toDecimal(micros[position]), texts[position]);
    }

    void set(int position, long value) {
        micros[position] = value;
        texts[position] = null;
    }

    void set(int position, String value) {
        micros[position] = Micros.UNKNOWN;
        texts[position] = value;
    }
}
