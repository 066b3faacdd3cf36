package dev.fenji.kernel.metric;

import dev.fenji.kernel.lifecycle.LifecycleRule;
import dev.fenji.kernel.time.MetricWindow;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values of the parameters of {@link MetricSql}.
 *
 * @param window as-of day and window
 * @param knownAt only facts recorded up to this moment count; null for all
 * @param customerId the customer, or null for everyone
 * @param lifecycle bounds of a purchase gap
 */
public record MetricParameters(
        MetricWindow window,
        @Nullable Instant knownAt,
        @Nullable Long customerId,
        LifecycleRule lifecycle) {

    /** Later than anything a database records. */
    private static final LocalDateTime NO_LIMIT = LocalDateTime.of(9999, 12, 31, 0, 0);

    public static MetricParameters everyone(MetricWindow window, @Nullable Instant knownAt) {
        return new MetricParameters(window, knownAt, null, LifecycleRule.STANDARD);
    }

    public static MetricParameters customer(MetricWindow window, @Nullable Instant knownAt, long customerId) {
        return new MetricParameters(window, knownAt, customerId, LifecycleRule.STANDARD);
    }

    public MetricSql.Scope scope() {
        return customerId == null ? MetricSql.Scope.ALL_CUSTOMERS : MetricSql.Scope.ONE_CUSTOMER;
    }

    /** Values by parameter name: {@link Integer}, {@link Long}, and {@link LocalDateTime} in UTC. */
    public Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>();
        values.put("as_of_day", window.asOfDay());
        values.put("from_day", window.fromDay());
        values.put("previous_from_day", window.previousFromDay());
        values.put("known_at", knownAt == null ? NO_LIMIT : LocalDateTime.ofInstant(knownAt, ZoneOffset.UTC));
        values.put("gap_floor", lifecycle.floorDays());
        values.put("gap_cap", lifecycle.capDays());
        if (customerId != null) {
            values.put("customer_id", customerId);
        }
        return values;
    }
}
