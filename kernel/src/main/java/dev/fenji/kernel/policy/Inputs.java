package dev.fenji.kernel.policy;

import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.policy.Explanation.Raw;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of one customer that a policy looks at, by position: ranking attributes, then the purchase count when it
 * is required, then the method's fields. Everything an explanation is made of.
 */
final class Inputs {

    private final long[] micros;
    private final @Nullable String[] texts;
    /** Only conditions look at tags; null until there are some. */
    private @Nullable Map<Integer, List<String>> tags;

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

    /** The same, with the tags of the fields from a position on. */
    static Inputs of(CustomerFacts facts, String[] fields, int tagsFrom) {
        Inputs inputs = of(facts, fields);
        for (int i = tagsFrom; i < fields.length; i++) {
            List<String> given = inputs.isKnown(i) ? null : facts.tags(fields[i]);
            if (given != null) {
                inputs.setTags(i, given);
            }
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
        List<String> several = tags(position);
        return several == null
                ? new Raw(Micros.toDecimal(micros[position]), texts[position])
                : new Raw(null, String.join(", ", several));
    }

    @Nullable
    List<String> tags(int position) {
        return tags == null ? null : tags.get(position);
    }

    void setTags(int position, List<String> given) {
        if (tags == null) {
            tags = new HashMap<>();
        }
        tags.put(position, List.copyOf(given));
    }

    /** The same inputs, numbers at some positions lowered. */
    Inputs lowered(int[] positions, long by) {
        Inputs other = copy();
        for (int position : positions) {
            other.micros[position] = Math.subtractExact(micros[position], by);
        }
        return other;
    }

    /** The same inputs with another value at some positions. */
    Inputs with(int[] positions, Raw value) {
        Inputs other = copy();
        for (int position : positions) {
            other.micros[position] = Micros.ofNullable(value.number());
            other.texts[position] = value.text();
        }
        return other;
    }

    private Inputs copy() {
        Inputs other = new Inputs(micros.length);
        System.arraycopy(micros, 0, other.micros, 0, micros.length);
        System.arraycopy(texts, 0, other.texts, 0, texts.length);
        other.tags = tags;
        return other;
    }

    void forget(int position) {
        micros[position] = Micros.UNKNOWN;
        texts[position] = null;
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
