package dev.fenji.kernel.policy;

import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.facts.PotentialField;
import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.policy.Explanation.Raw;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A customer as it would be with some figures changed. What is declared changes by an observation that is sure. */
record ChangedFacts(CustomerFacts facts, Map<String, Raw> changes) implements CustomerFacts {

    @Override
    public long customerId() {
        return facts.customerId();
    }

    @Override
    public long micros(String field) {
        Raw changed = changes.get(field);
        if (changed != null) {
            return Micros.ofNullable(changed.number());
        }
        boolean observedAnew = PotentialField.isConfidence(field) && changes.containsKey(PotentialField.inputOf(field));
        return observedAnew ? Micros.ONE : facts.micros(field);
    }

    @Override
    public @Nullable String text(String field) {
        Raw changed = changes.get(field);
        return changed == null ? facts.text(field) : changed.text();
    }

    @Override
    public @Nullable List<String> tags(String field) {
        return facts.tags(field);
    }
}
