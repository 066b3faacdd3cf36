package dev.fenji.kernel.metric;

import java.util.List;

/**
 * The one SQL text behind every metric, for DuckDB, PostgreSQL and Spark alike.
 *
 * <p>It reads the relation {@code sales_fact}:
 *
 * <pre>
 * customer_id bigint null · document_id bigint · kind char(1) 'P' or 'C' · day int (epoch day in the organisation's zone)
 * product_id bigint null · category text null · goods boolean · quantity decimal(18,6) · unit_price decimal(18,6)
 * amount_base decimal(18,6), below zero on credit lines · cost_base decimal(18,6) null, same sign as the amount
 * original_document_id bigint null (the purchase a credit note names) · recorded_at timestamp (UTC, no zone)
 * </pre>
 *
 * <p>and returns one row per customer with any fact, all columns {@code bigint} (see {@link #columns()}): money and the
 * median gap in millionths, so that no engine divides, rounds or converts. Ratios are left to {@link MetricSet}.
 * Named parameters get their values from {@link MetricParameters}; {@link Scope#ONE_CUSTOMER} adds {@code :customer_id}.
 *
 * <p>Kept inside the portable subset: no date arithmetic, no division, no dialect functions.
 */
public final class MetricSql {

    /** Whether the text is for everyone or for one customer (same text, one more predicate). */
    public enum Scope {
        ALL_CUSTOMERS,
        ONE_CUSTOMER
    }

    private static final List<String> COLUMNS = List.of(
            "customer_id",
            "frequency",
            "net_frequency",
            "gross_micros",
            "returns_micros",
            "non_goods_micros",
            "net_previous_micros",
            "cost_micros",
            "uncosted_lines",
            "category_breadth",
            "first_day",
            "last_day",
            "purchases_ever",
            "purchase_days_ever",
            "median_gap_micros",
            "last_gap_days",
            "recent_gap_days");

    private static final String TEXT =
            """
            with fact as (
              select customer_id, document_id, kind, day, product_id, category, goods, quantity, unit_price,
                     amount_base, cost_base, original_document_id
              from sales_fact
              where customer_id is not null
                and day < cast(:as_of_day as integer)
                and recorded_at <= cast(:known_at as timestamp)/*customer*/
            ),
            document as (
              select document_id, customer_id, kind, day,
                     sum(amount_base) as amount,
                     sum(case when goods then 0 else amount_base end) as non_goods,
                     sum(cost_base) as cost,
                     sum(case when goods and cost_base is null then 1 else 0 end) as uncosted
              from fact
              group by document_id, customer_id, kind, day
            ),
            credit as (
              select customer_id, document_id, day, product_id, unit_price, sum(abs(quantity)) as quantity,
                     original_document_id, sum(amount_base) as amount
              from fact
              where kind = 'C' and (day >= cast(:from_day as integer) or original_document_id is not null)
              group by customer_id, document_id, day, product_id, unit_price, original_document_id
            ),
            /*links*/,
            linked as (
              select document_id, sum(amount) as amount
              from (
                select original_document_id as document_id, amount
                from credit where original_document_id is not null
                union all
                select t.document_id, c.amount
                from taken_from t
                join credit c on c.document_id = t.credit_id and c.product_id = t.product_id
                             and c.unit_price = t.unit_price
              ) link
              group by document_id
            ),
            total as (
              select d.customer_id,
                     sum(case when d.kind = 'P' and d.day >= cast(:from_day as integer) then 1 else 0 end) as frequency,
                     sum(case when d.kind = 'P' and d.day >= cast(:from_day as integer)
                               and d.amount + coalesce(l.amount, 0) > 0 then 1 else 0 end) as net_frequency,
                     sum(case when d.kind = 'P' and d.day >= cast(:from_day as integer) then d.amount else 0 end) as gross,
                     sum(case when d.kind = 'C' and d.day >= cast(:from_day as integer) then d.amount else 0 end) as credit,
                     sum(case when d.day >= cast(:from_day as integer) then d.non_goods else 0 end) as non_goods,
                     sum(case when d.day >= cast(:previous_from_day as integer)
                               and d.day < cast(:from_day as integer) then d.amount else 0 end) as net_previous,
                     sum(case when d.day >= cast(:from_day as integer) then coalesce(d.cost, 0) else 0 end) as cost,
                     sum(case when d.day >= cast(:from_day as integer) then d.uncosted else 0 end) as uncosted,
                     min(case when d.kind = 'P' then d.day end) as first_day,
                     max(case when d.kind = 'P' then d.day end) as last_day,
                     sum(case when d.kind = 'P' then 1 else 0 end) as purchases_ever
              from document d
              left join linked l on l.document_id = d.document_id
              group by d.customer_id
            ),
            breadth as (
              select customer_id, count(*) as categories
              from (
                select customer_id, category
                from fact
                where kind = 'P' and goods and category is not null and day >= cast(:from_day as integer)
                group by customer_id, category
              ) bought
              group by customer_id
            ),
            gap as (
              select customer_id, day, day - lag(day) over (partition by customer_id order by day) as days
              from (select customer_id, day from document where kind = 'P' group by customer_id, day) purchase_day
            ),
            rhythm as (
              select customer_id, count(*) as purchase_days,
                     percentile_cont(0.5) within group (order by days) as median_gap,
                     max(cast(day as bigint) * 1000000 + coalesce(days, 0)) as last_gap
              from gap
              group by customer_id
            ),
            recent as (
              select g.customer_id, max(g.days) as longest_gap
              from gap g
              join rhythm r on r.customer_id = g.customer_id
              where g.day >= cast(:as_of_day as integer)
                             - least(greatest(r.median_gap, cast(:gap_floor as integer)), cast(:gap_cap as integer))
              group by g.customer_id
            )
            select t.customer_id as customer_id,
                   cast(t.frequency as bigint) as frequency,
                   cast(t.net_frequency as bigint) as net_frequency,
                   cast(cast(t.gross as decimal(24,6)) * 1000000 as bigint) as gross_micros,
                   cast(cast(-t.credit as decimal(24,6)) * 1000000 as bigint) as returns_micros,
                   cast(cast(t.non_goods as decimal(24,6)) * 1000000 as bigint) as non_goods_micros,
                   cast(cast(t.net_previous as decimal(24,6)) * 1000000 as bigint) as net_previous_micros,
                   cast(cast(t.cost as decimal(24,6)) * 1000000 as bigint) as cost_micros,
                   cast(t.uncosted as bigint) as uncosted_lines,
                   cast(coalesce(b.categories, 0) as bigint) as category_breadth,
                   cast(t.first_day as bigint) as first_day,
                   cast(t.last_day as bigint) as last_day,
                   cast(t.purchases_ever as bigint) as purchases_ever,
                   cast(coalesce(r.purchase_days, 0) as bigint) as purchase_days_ever,
                   cast(r.median_gap * 1000000 as bigint) as median_gap_micros,
                   cast(case when r.purchase_days > 1
                             then r.last_gap - cast(t.last_day as bigint) * 1000000 end as bigint) as last_gap_days,
                   cast(n.longest_gap as bigint) as recent_gap_days
            from total t
            left join breadth b on b.customer_id = t.customer_id
            left join rhythm r on r.customer_id = t.customer_id
            left join recent n on n.customer_id = t.customer_id
            order by t.customer_id
            """.replace("/*links*/", ReturnLinkSql.text("\n    and f.day >= cast(:from_day as integer)"));

    private static final Positional ALL = Positional.of(text(Scope.ALL_CUSTOMERS));
    private static final Positional ONE = Positional.of(text(Scope.ONE_CUSTOMER));

    private MetricSql() {}

    /** The text with named parameters ({@code :as_of_day}). */
    public static String text(Scope scope) {
        String predicate = scope == Scope.ONE_CUSTOMER ? "\n    and customer_id = cast(:customer_id as bigint)" : "";
        return TEXT.replace("/*customer*/", predicate);
    }

    /** The same text with {@code ?} and the order in which to set them. */
    public static Positional positional(Scope scope) {
        return scope == Scope.ONE_CUSTOMER ? ONE : ALL;
    }

    /** Names of the result columns in order; all of them are {@code bigint}. */
    public static List<String> columns() {
        return COLUMNS;
    }
}
