package dev.fenji.adapters.webhook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A receiver outside.
 *
 * @param types which events; empty for all
 * @param policies by slug; empty for all
 * @param tiers only moves from or to one of these; empty for all
 * @param waiting deliveries under way
 * @param dead deliveries that were given up
 * @param lastDelivered when one arrived last
 */
public record Webhook(
        long id,
        String url,
        String title,
        List<EventType> types,
        List<String> policies,
        List<String> tiers,
        boolean enabled,
        String createdBy,
        Instant createdAt,
        long waiting,
        long dead,
        @Nullable Instant lastDelivered) {

    /** What somebody asks for. */
    public record Wanted(
            String url,
            String title,
            List<EventType> types,
            List<String> policies,
            List<String> tiers,
            boolean enabled) {
        public Wanted {
            types = List.copyOf(types);
            policies = List.copyOf(policies);
            tiers = List.copyOf(tiers);
        }
    }

    boolean wants(EventType type, String policy, @Nullable String from, @Nullable String to) {
        return (types.isEmpty() || types.contains(type))
                && (policies.isEmpty() || policies.contains(policy))
                && (tiers.isEmpty() || (from != null && tiers.contains(from)) || (to != null && tiers.contains(to)));
    }
}
