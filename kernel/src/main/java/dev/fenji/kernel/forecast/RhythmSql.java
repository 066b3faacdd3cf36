package dev.fenji.kernel.forecast;

import dev.fenji.kernel.metric.Positional;

/**
 * The SQL text behind {@link PurchaseRhythm}, tested in DuckDB and without dialect functions. It reads {@code sales_fact} as {@link
 * dev.fenji.kernel.metric.MetricSql} does and takes the parameters {@code :as_of_day} and {@code :known_at}; no fact of the
 * as-of day or later is read. Logarithms come in billionths, so that sums do not depend on their order.
 */
public final class RhythmSql {

    /** One row per customer, or per customer and category of goods. */
    public enum Grain {
        CUSTOMER,
        CATEGORY
    }

    /** Unit of the logarithms. */
    public static final double NANOS = 1e9;

    private static final String TEXT = """
        with bought as (
          select customer_id, /*category*/ as category, day, sum(amount_base) as amount
          from sales_fact
          where customer_id is not null
            and kind = 'P'
            and day < cast(:as_of_day as integer)
            and recorded_at <= cast(:known_at as timestamp)/*goods*/
          group by customer_id, /*category*/, day
        ),
        gap as (
          select customer_id, category, day, amount,
                 day - lag(day) over (partition by customer_id, category order by day) as days
          from bought
        ),
        logged as (
          select customer_id, category, day,
                 case when days > 0 then ln(days) end as gap_log,
                 case when amount > 0 then ln(amount) end as amount_log
          from gap
        )
        select customer_id, category,
               cast(max(day) as bigint) as last_day,
               cast(count(gap_log) as bigint) as gaps,
               cast(coalesce(sum(cast(round(gap_log * 1000000000) as bigint)), 0) as bigint) as gap_log_nanos,
               cast(coalesce(sum(cast(round(gap_log * gap_log * 1000000000) as bigint)), 0) as bigint)
                 as gap_log_square_nanos,
               cast(count(amount_log) as bigint) as amounts,
               cast(coalesce(sum(cast(round(amount_log * 1000000000) as bigint)), 0) as bigint) as amount_log_nanos,
               cast(coalesce(sum(cast(round(amount_log * amount_log * 1000000000) as bigint)), 0) as bigint)
                 as amount_log_square_nanos
        from logged
        group by customer_id, category
        order by customer_id, category
        """;

    private RhythmSql() {}

    /** The text with named parameters; the category is empty at {@link Grain#CUSTOMER}. */
    public static String text(Grain grain) {
        boolean byCategory = grain == Grain.CATEGORY;
        return TEXT.replace(
                        "group by customer_id, /*category*/, day",
                        byCategory ? "group by customer_id, category, day" : "group by customer_id, day")
                .replace("/*category*/", byCategory ? "category" : "''")
                .replace("/*goods*/", byCategory ? "\n    and goods and category is not null" : "");
    }

    /** The same text with {@code ?} and the order in which to set them. */
    public static Positional positional(Grain grain) {
        return Positional.of(text(grain));
    }

    /** Moments from a row's count and sums. */
    public static LogMoments moments(long count, long logNanos, long squareNanos) {
        return new LogMoments((int) count, logNanos / NANOS, squareNanos / NANOS);
    }
}
