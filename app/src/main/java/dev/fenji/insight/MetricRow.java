package dev.fenji.insight;

import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.metric.Metric;
import dev.fenji.kernel.metric.Metrics;
import dev.fenji.kernel.number.Micros;
import java.util.List;

/** One row of table {@code metric_row}: the metrics that do not change by the mere passing of days. */
final class MetricRow {
    private static final List<Metric> DATES = List.of(Metrics.FIRST_PURCHASE_ON, Metrics.LAST_PURCHASE_ON);
    private static final List<Metric> COUNTS_FIRST =
            List.of(Metrics.PURCHASES_EVER, Metrics.FREQUENCY, Metrics.NET_FREQUENCY);
    private static final List<Metric> NUMERICS = List.of(
            Metrics.GROSS,
            Metrics.RETURNS,
            Metrics.RETURN_SHARE,
            Metrics.NET_REVENUE,
            Metrics.NON_GOODS_NET,
            Metrics.NET_REVENUE_PREVIOUS,
            Metrics.REVENUE_GROWTH,
            Metrics.MARGIN,
            Metrics.AVERAGE_ORDER_VALUE,
            Metrics.MEDIAN_GAP_DAYS);

    /** In the order of {@link #write}. */
    static final String COLUMNS = """
            customer_id, digest, first_purchase_on, last_purchase_on, purchases_ever, frequency, net_frequency, gross, \
            returns, return_share, net_revenue, non_goods_net, net_revenue_previous, revenue_growth, margin, \
            average_order_value, median_gap_days, category_breadth, lifecycle""";

    private static final int WIDTH = 19;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private MetricRow() {}

    /** 64 bits that differ when the row does. */
    static long digest(CustomerFacts facts) {
        long digest = 1;
        for (Metric metric : DATES) {
            digest = mix(digest, facts.micros(metric.id()));
        }
        for (Metric metric : COUNTS_FIRST) {
            digest = mix(digest, facts.micros(metric.id()));
        }
        for (Metric metric : NUMERICS) {
            digest = mix(digest, facts.micros(metric.id()));
        }
        digest = mix(digest, facts.micros(Metrics.CATEGORY_BREADTH.id()));
        return mix(digest, String.valueOf(facts.text(Metrics.LIFECYCLE.id())).hashCode());
    }

    static void write(CustomerFacts facts, long digest, CopyRows to) {
        to.row(WIDTH).bigint(facts.customerId()).bigint(digest);
        for (Metric metric : DATES) {
            long micros = facts.micros(metric.id());
            if (micros == Micros.UNKNOWN) {
                to.none();
            } else {
                to.date(micros / Micros.ONE);
            }
        }
        for (Metric metric : COUNTS_FIRST) {
            to.integer(count(facts, metric));
        }
        for (Metric metric : NUMERICS) {
            long micros = facts.micros(metric.id());
            if (micros == Micros.UNKNOWN) {
                to.none();
            } else {
                to.numeric(micros);
            }
        }
        to.integer(count(facts, Metrics.CATEGORY_BREADTH)).text(facts.text(Metrics.LIFECYCLE.id()));
    }

    private static int count(CustomerFacts facts, Metric metric) {
        return Math.toIntExact(facts.micros(metric.id()) / Micros.ONE);
    }

    /** The finaliser of SplittableRandom over the running value. */
    private static long mix(long digest, long value) {
        long z = digest * MIX + value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
