package dev.fenji.kernel.policy;

import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.number.Micros;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Inputs as the facts of a customer, so that a condition is read alike from facts and from stored text. */
record InputFacts(Inputs inputs, Map<String, Integer> positions) implements CustomerFacts {

    @Override
    public long customerId() {
        return 0;
    }

    @Override
    public long micros(String field) {
        Integer at = positions.get(field);
        return at == null ? Micros.UNKNOWN : inputs.micros(at);
    }

    @Override
    public @Nullable String text(String field) {
        Integer at = positions.get(field);
        return at == null || !inputs.isText(at) ? null : inputs.text(at);
    }

    @Override
    public @Nullable List<String> tags(String field) {
        Integer at = positions.get(field);
        return at == null ? null : inputs.tags(at);
    }
}
