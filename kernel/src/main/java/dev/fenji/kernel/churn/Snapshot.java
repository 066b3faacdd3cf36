package dev.fenji.kernel.churn;

import dev.fenji.kernel.metric.BaseMetrics;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * The customers at stake on a past day, what was known of them before it, and what became of them by the end of the window.
 *
 * @param asOfDay epoch day; features rest on facts of earlier days only
 * @param examples features and outcome, one row per customer
 */
public record Snapshot(int asOfDay, Examples examples) {

    /**
     * Builds a snapshot from three readings of the metric text.
     *
     * @param rule definition and window
     * @param asOfDay the past day
     * @param now metrics as of the day
     * @param earlier metrics as of the start of the window of {@code now}, by customer
     * @param later metrics as of {@link ChurnRule#endOfWindow}, by customer
     * @param categories names of the category columns
     * @param known values of the category columns by customer
     */
    public static Snapshot of(
            ChurnRule rule,
            int asOfDay,
            Collection<BaseMetrics> now,
            Map<Long, BaseMetrics> earlier,
            Map<Long, BaseMetrics> later,
            List<String> categories,
            LongFunction<Map<String, String>> known) {
        FeatureTable table = atStake(rule, asOfDay, now, earlier, categories, known);
        boolean[] churned = new boolean[table.rows()];
        for (int row = 0; row < churned.length; row++) {
            BaseMetrics end = later.get(table.customer(row));
            churned[row] = end == null || rule.lost(end.lastDay(), asOfDay);
        }
        return new Snapshot(asOfDay, new Examples(table, churned, rule.endOfWindow(asOfDay)));
    }

    /** The features of the customers at stake, for scoring: those already lost, and those who never bought, are left out. */
    public static FeatureTable atStake(
            ChurnRule rule,
            int asOfDay,
            Collection<BaseMetrics> now,
            Map<Long, BaseMetrics> earlier,
            List<String> categories,
            LongFunction<Map<String, String>> known) {
        PurchaseFeatures features = new PurchaseFeatures(categories);
        for (BaseMetrics customer : now) {
            if (customer.purchasesEver() > 0 && rule.atStake(customer.lastDay(), asOfDay)) {
                long id = customer.customerId();
                features.add(customer, earlier.get(id), asOfDay, known.apply(id));
            }
        }
        return features.build();
    }
}
