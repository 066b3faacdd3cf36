package dev.fenji.tiering;

import dev.fenji.kernel.metric.Metric;
import dev.fenji.kernel.metric.Metrics;
import dev.fenji.kernel.time.MetricWindow;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which documents a figure came from.
 *
 * @param from the first day
 * @param before the first day that no longer counts
 * @param purchases whether purchases count
 * @param credits whether credit notes count
 * @param edge only the first or only the last day with a purchase, or null for all days
 */
record Evidence(
        LocalDate from,
        LocalDate before,
        boolean purchases,
        boolean credits,
        @Nullable Edge edge) {

    enum Edge {
        FIRST,
        LAST
    }

    private static final LocalDate EVER = LocalDate.of(1, 1, 1);
    private static final Set<Metric> PURCHASES_ONLY = Set.of(
            Metrics.FREQUENCY,
            Metrics.GROSS,
            Metrics.AVERAGE_ORDER_VALUE,
            Metrics.CATEGORY_BREADTH,
            Metrics.MEDIAN_GAP_DAYS,
            Metrics.PURCHASES_EVER,
            Metrics.LIFECYCLE);

    private static final Set<Metric> FIRST_DAY = Set.of(Metrics.TENURE_DAYS, Metrics.FIRST_PURCHASE_ON);
    private static final Set<Metric> LATEST_DAY = Set.of(Metrics.RECENCY_DAYS, Metrics.LAST_PURCHASE_ON);

    /** Null for fields that do not come from documents. */
    static @Nullable Evidence of(String field, MetricWindow window) {
        Metric metric = Metrics.find(field);
        if (metric == null) {
            return null;
        }
        if (LATEST_DAY.contains(metric)) {
            return new Evidence(EVER, window.asOf(), true, false, Edge.LAST);
        }
        if (FIRST_DAY.contains(metric)) {
            return new Evidence(EVER, window.asOf(), true, false, Edge.FIRST);
        }
        boolean purchases = !metric.equals(Metrics.RETURNS);
        boolean credits = !PURCHASES_ONLY.contains(metric);
        return switch (metric.span()) {
            case WINDOW -> new Evidence(window.from(), window.asOf(), purchases, credits, null);
            case PREVIOUS_WINDOW -> new Evidence(window.previousFrom(), window.from(), purchases, credits, null);
            case BOTH_WINDOWS -> new Evidence(window.previousFrom(), window.asOf(), purchases, credits, null);
            case EVER, AHEAD -> new Evidence(EVER, window.asOf(), purchases, credits, null);
        };
    }
}
