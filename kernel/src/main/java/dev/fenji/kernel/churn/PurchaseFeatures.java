package dev.fenji.kernel.churn;

import dev.fenji.kernel.metric.BaseMetrics;
import dev.fenji.kernel.number.Micros;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Features of a customer's purchases as of a day, from two readings of the metric text ({@link
 * dev.fenji.kernel.metric.MetricSql}): one as of the day and one as of the start of its window. Neither reads a fact of the
 * day or later, so nothing of the future leaks in; the outcome comes from a third reading at the end of the prediction
 * window.
 */
public final class PurchaseFeatures {

    /** Days since the last purchase. */
    public static final String RECENCY_DAYS = "recency_days";
    /** Distinct purchase days ever. */
    public static final String PURCHASE_DAYS = "purchase_days";
    /** Days since the first purchase. */
    public static final String TENURE_DAYS = "tenure_days";
    /** Median days between purchase days; unknown with one purchase day. */
    public static final String MEDIAN_GAP_DAYS = "median_gap_days";
    /** Recency in own median gaps. */
    public static final String RECENCY_PER_GAP = "recency_per_gap";
    /** Last gap in own median gaps: above 1 the rhythm slows. */
    public static final String LAST_GAP_PER_GAP = "last_gap_per_gap";
    /** Purchases in the window. */
    public static final String FREQUENCY = "frequency";
    /** (f − f') / (f + f') of purchases in this window and in the one before, −1 to 1. */
    public static final String FREQUENCY_CHANGE = "frequency_change";
    /** Net revenue in the window, base currency. */
    public static final String NET = "net";
    /** (n − n') / (|n| + |n'|) of net revenue in this window and in the one before, −1 to 1. */
    public static final String NET_CHANGE = "net_change";
    /** Returns by gross revenue of the window; unknown without gross revenue. */
    public static final String RETURN_SHARE = "return_share";
    /** Distinct categories bought in the window. */
    public static final String CATEGORY_BREADTH = "category_breadth";

    private static final List<String> NUMBERS = List.of(
            RECENCY_DAYS,
            PURCHASE_DAYS,
            TENURE_DAYS,
            MEDIAN_GAP_DAYS,
            RECENCY_PER_GAP,
            LAST_GAP_PER_GAP,
            FREQUENCY,
            FREQUENCY_CHANGE,
            NET,
            NET_CHANGE,
            RETURN_SHARE,
            CATEGORY_BREADTH);

    private final FeatureTable.Builder table;
    private final List<String> categories;

    /**
     * Starts a table.
     *
     * @param categories names of further columns, such as country or segment
     */
    public PurchaseFeatures(List<String> categories) {
        this.table = FeatureTable.builder(features(categories));
        this.categories = List.copyOf(categories);
    }

    /** The features in order: the numbers of this class, then the categories. */
    public static List<Feature> features(List<String> categories) {
        List<Feature> features =
                new ArrayList<>(NUMBERS.stream().map(Feature::number).toList());
        categories.forEach(name -> features.add(Feature.category(name)));
        return features;
    }

    /**
     * Adds a customer.
     *
     * @param now metrics as of the day; must hold a purchase
     * @param earlier metrics as of the start of the window, or null when the customer had none yet
     * @param asOfDay the day
     * @param known values of the categories; what is absent is unknown
     */
    public void add(BaseMetrics now, @Nullable BaseMetrics earlier, int asOfDay, Map<String, String> known) {
        table.customer(now.customerId());
        double recency = asOfDay - now.lastDay();
        double gap = unitsOrUnknown(now.medianGapMicros());
        double lastGap = now.lastGapDays() == Micros.UNKNOWN ? Double.NaN : now.lastGapDays();
        double net = units(now.grossMicros() - now.returnsMicros());
        double netBefore = units(now.netPreviousMicros());
        double frequency = now.frequency();
        double frequencyBefore = earlier == null ? 0 : earlier.frequency();
        double[] values = {
            recency,
            now.purchaseDaysEver(),
            asOfDay - now.firstDay(),
            gap,
            recency / Math.max(gap, 1),
            lastGap / Math.max(gap, 1),
            frequency,
            change(frequency, frequencyBefore),
            net,
            change(net, netBefore),
            now.grossMicros() > 0 ? units(now.returnsMicros()) / units(now.grossMicros()) : Double.NaN,
            now.categoryBreadth()
        };
        for (int i = 0; i < values.length; i++) {
            table.number(i, values[i]);
        }
        for (int i = 0; i < categories.size(); i++) {
            table.text(values.length + i, known.get(categories.get(i)));
        }
    }

    public FeatureTable build() {
        return table.build();
    }

    private static double change(double now, double before) {
        double size = Math.abs(now) + Math.abs(before);
        return size == 0 ? 0 : (now - before) / size;
    }

    private static double units(long micros) {
        return micros / 1e6;
    }

    private static double unitsOrUnknown(long micros) {
        return micros == Micros.UNKNOWN ? Double.NaN : micros / 1e6;
    }
}
