package dev.fenji.kernel.policy;

import dev.fenji.kernel.facts.CustomerFacts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a decision looked at, as it was stored; whatever it did not look at comes from elsewhere. */
record StoredFacts(InputFacts stored, Map<String, Integer> positions, CustomerFacts others) implements CustomerFacts {

    @Override
    public long customerId() {
        return others.customerId();
    }

    @Override
    public long micros(String field) {
        return of(field).micros(field);
    }

    @Override
    public @Nullable String text(String field) {
        return of(field).text(field);
    }

    @Override
    public @Nullable List<String> tags(String field) {
        return of(field).tags(field);
    }

    private CustomerFacts of(String field) {
        return positions.containsKey(field) ? stored : others;
    }
}
