package dev.fenji.kernel.metric;

import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.lifecycle.Stage;
import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.time.MetricWindow;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All metrics of one customer: the counted figures and those derived from them. The stage is absent until {@link
 * #withStage}, because it needs what was learned from the population.
 */
public final class MetricSet {

    private static final long LARGEST_RATIO = 1_000_000_000;

    private static final String[] FIGURES = Metrics.fromFacts().stream()
            .filter(metric -> !metric.equals(Metrics.LIFECYCLE))
            .map(Metric::id)
            .toArray(String[]::new);

    private final long customerId;
    private final BaseMetrics base;
    private final int asOfDay;
    private final @Nullable Stage stage;

    private MetricSet(BaseMetrics base, int asOfDay, @Nullable Stage stage) {
        this.customerId = base.customerId();
        this.base = base;
        this.asOfDay = asOfDay;
        this.stage = stage;
    }

    /** Derives ratios, averages and day counts; divisions round half up to six decimals. */
    public static MetricSet derive(BaseMetrics base, MetricWindow window) {
        return new MetricSet(base, window.asOfDay(), null);
    }

    public MetricSet withStage(Stage known) {
        return new MetricSet(base, asOfDay, known);
    }

    public long customerId() {
        return customerId;
    }

    public @Nullable Stage stage() {
        return stage;
    }

    /** The figure of a metric id in millionths, {@link Micros#UNKNOWN} when unknown or not a figure. */
    public long micros(String metric) {
        return switch (metric) {
            case "recency_days" -> daysSince(base.lastDay());
            case "frequency" -> Micros.ofUnits(base.frequency());
            case "net_frequency" -> Micros.ofUnits(base.netFrequency());
            case "gross" -> base.grossMicros();
            case "returns" -> base.returnsMicros();
            case "return_share" -> share(base.returnsMicros(), base.grossMicros());
            case "net_revenue" -> net();
            case "non_goods_net" -> base.nonGoodsMicros();
            case "net_revenue_previous" -> base.netPreviousMicros();
            case "revenue_growth" ->
                share(Math.subtractExact(net(), base.netPreviousMicros()), base.netPreviousMicros());
            case "margin" -> base.uncostedLines() > 0 ? Micros.UNKNOWN : Math.subtractExact(net(), base.costMicros());
            case "average_order_value" ->
                base.frequency() == 0 ? Micros.UNKNOWN : Micros.divideHalfUp(base.grossMicros(), base.frequency());
            case "tenure_days" -> daysSince(base.firstDay());
            case "median_gap_days" -> base.medianGapMicros();
            case "category_breadth" -> Micros.ofUnits(base.categoryBreadth());
            case "first_purchase_on" -> day(base.firstDay());
            case "last_purchase_on" -> day(base.lastDay());
            case "purchases_ever" -> Micros.ofUnits(base.purchasesEver());
            default -> Micros.UNKNOWN;
        };
    }

    /** The figure without trailing zeros; null when unknown. Dates are epoch days. */
    public @Nullable BigDecimal value(Metric metric) {
        return Micros.toDecimal(micros(metric.id()));
    }

    /** All figures from facts by metric id, in catalogue order, unknown ones as null; the stage as its lower-case name. */
    public Map<String, @Nullable Object> values() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Metric metric : Metrics.fromFacts()) {
            values.put(metric.id(), metric.equals(Metrics.LIFECYCLE) ? stageId() : value(metric));
        }
        return values;
    }

    /** Writes these metrics into the current customer of a population. */
    public void putInto(Population.Builder population) {
        for (String figure : FIGURES) {
            population.micros(figure, micros(figure));
        }
        population.text(Metrics.LIFECYCLE.id(), stageId());
    }

    private @Nullable String stageId() {
        return stage == null ? null : stage.id();
    }

    private long net() {
        return Math.subtractExact(base.grossMicros(), base.returnsMicros());
    }

    private long daysSince(long day) {
        return day == Micros.UNKNOWN ? Micros.UNKNOWN : Micros.ofUnits(asOfDay - day);
    }

    private static long day(long day) {
        return day == Micros.UNKNOWN ? Micros.UNKNOWN : Micros.ofUnits(day);
    }

    /**
     * A share of something above zero; of nothing it is unknown, not zero. Purchases and returns may leave a millionth of a sum:
     * ratios to it stop at a billion, so that one customer's odd figures do not end everybody's run.
     */
    private static long share(long part, long whole) {
        if (whole <= 0) {
            return Micros.UNKNOWN;
        }
        if (Math.abs(part) / LARGEST_RATIO >= whole) {
            return Micros.ofUnits(part < 0 ? -LARGEST_RATIO : LARGEST_RATIO);
        }
        return Micros.multiplyDivide(part, Micros.ONE, whole);
    }
}
