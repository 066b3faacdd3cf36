package dev.fenji.kernel.policy;

import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.policy.Explanation.Raw;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A customer as it would be with some figures changed. */
record ChangedFacts(CustomerFacts facts, Map<String, Raw> changes) implements CustomerFacts {

    @Override
    public long customerId() {
        return facts.customerId();
    }

    @Override
    public long micros(String field) {
        Raw changed = changes.get(field);
        return changed == null ? facts.micros(field) : Micros.ofNullable(changed.number());
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
