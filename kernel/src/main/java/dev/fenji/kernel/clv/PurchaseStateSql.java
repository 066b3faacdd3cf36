package dev.fenji.kernel.clv;

import dev.fenji.kernel.metric.MetricSql;
import dev.fenji.kernel.metric.Positional;
import dev.fenji.kernel.metric.ReturnLinkSql;
import java.util.List;

/**
 * The one SQL text that turns sales facts into the states of the purchase models, as of a day: one row per customer
 * with
 * a purchase. It reads the relation {@code sales_fact} and stays inside the portable subset, as {@link MetricSql} does.
 *
 * <p>Purchases of one customer and day count once. Credit notes that name a purchase, or take back goods of one as in
 * {@link ReturnLinkSql}, go to the day of that purchase; a day whose value they take back completely is no purchase day
 * ({@code cancelled_days}).
 * A purchase of zero value is a purchase. Credit notes that match nothing change no day; they are reported in {@code
 * unlinked_returns_micros}.
 *
 * <p>Parameters: {@code :as_of_day} (epoch day, facts before it count, {@code t_days} ends the day before), {@code
 * :known_at} (timestamp), and
 * {@code :customer_id} for one customer.
 */
public final class PurchaseStateSql {

    private static final List<String> COLUMNS = List.of(
            "customer_id",
            "x",
            "tx_days",
            "t_days",
            "first_day",
            "last_day",
            "first_spend_micros",
            "repeat_spend_micros",
            "repeat_spend_days",
            "first_cost_micros",
            "repeat_cost_micros",
            "uncosted_lines",
            "cancelled_days",
            "unlinked_returns_micros",
            "log_gap_nanos");

    private static final String TEXT = """
            with fact as (
              select customer_id, document_id, kind, day, product_id, goods, quantity, unit_price,
                     amount_base, cost_base, original_document_id
              from sales_fact
              where customer_id is not null
                and day < cast(:as_of_day as integer)
                and recorded_at <= cast(:known_at as timestamp)/*customer*/
            ),
            purchase as (
              select customer_id, document_id, day,
                     sum(amount_base) as amount,
                     sum(coalesce(cost_base, 0)) as cost,
                     sum(case when goods and cost_base is null then 1 else 0 end) as uncosted
              from fact
              where kind = 'P'
              group by customer_id, document_id, day
            ),
            credit as (
              select customer_id, document_id, day, product_id, unit_price, sum(abs(quantity)) as quantity,
                     original_document_id, sum(amount_base) as amount, sum(coalesce(cost_base, 0)) as cost
              from fact
              where kind = 'C'
              group by customer_id, document_id, day, product_id, unit_price, original_document_id
            ),
            /*links*/,
            linked as (
              select document_id, sum(amount) as amount, sum(cost) as cost
              from (
                select original_document_id as document_id, amount, cost
                from credit where original_document_id is not null
                union all
                select t.document_id, c.amount, c.cost
                from taken_from t
                join credit c on c.document_id = t.credit_id and c.product_id = t.product_id
                             and c.unit_price = t.unit_price
              ) link
              group by document_id
            ),
            bought as (
              select p.customer_id, p.day,
                     sum(p.amount) as gross,
                     sum(coalesce(l.amount, 0)) as returned,
                     sum(p.cost + coalesce(l.cost, 0)) as cost,
                     sum(p.uncosted) as uncosted
              from purchase p
              left join linked l on l.document_id = p.document_id
              group by p.customer_id, p.day
            ),
            back as (
              select b.customer_id,
                     sum(case when b.gross > 0 and b.gross + b.returned <= 0 then 1 else 0 end) as cancelled,
                     sum(b.returned) as returned
              from bought b
              group by b.customer_id
            ),
            given as (
              select customer_id, sum(amount) as amount
              from credit
              group by customer_id
            ),
            gap as (
              select customer_id, day, gross + returned as net, cost, uncosted,
                     day - lag(day) over (partition by customer_id order by day) as days
              from bought
              where not (gross > 0 and gross + returned <= 0)
            ),
            state as (
              select customer_id,
                     count(*) - 1 as x,
                     min(day) as first_day,
                     max(day) as last_day,
                     sum(case when days is null then net else 0 end) as first_spend,
                     sum(case when days is not null and net > 0 then net else 0 end) as repeat_spend,
                     sum(case when days is not null and net > 0 then 1 else 0 end) as repeat_spend_days,
                     sum(case when days is null then cost else 0 end) as first_cost,
                     sum(case when days is not null and net > 0 then cost else 0 end) as repeat_cost,
                     sum(uncosted) as uncosted,
                     sum(cast(floor(ln(coalesce(days, 1)) * 1000000000 + 0.5) as bigint)) as log_gap_nanos
              from gap
              group by customer_id
            )
            select s.customer_id as customer_id,
                   cast(s.x as bigint) as x,
                   cast(s.last_day - s.first_day as bigint) as tx_days,
                   cast(cast(:as_of_day as integer) - 1 - s.first_day as bigint) as t_days,
                   cast(s.first_day as bigint) as first_day,
                   cast(s.last_day as bigint) as last_day,
                   cast(cast(s.first_spend as decimal(24,6)) * 1000000 as bigint) as first_spend_micros,
                   cast(cast(s.repeat_spend as decimal(24,6)) * 1000000 as bigint) as repeat_spend_micros,
                   cast(s.repeat_spend_days as bigint) as repeat_spend_days,
                   cast(cast(s.first_cost as decimal(24,6)) * 1000000 as bigint) as first_cost_micros,
                   cast(cast(s.repeat_cost as decimal(24,6)) * 1000000 as bigint) as repeat_cost_micros,
                   cast(s.uncosted as bigint) as uncosted_lines,
                   cast(b.cancelled as bigint) as cancelled_days,
                   cast(cast(b.returned - coalesce(g.amount, 0) as decimal(24,6)) * 1000000 as bigint)
                     as unlinked_returns_micros,
                   cast(s.log_gap_nanos as bigint) as log_gap_nanos
            from state s
            join back b on b.customer_id = s.customer_id
            left join given g on g.customer_id = s.customer_id
            order by s.customer_id
            """.replace("/*links*/", ReturnLinkSql.text(""));

    private PurchaseStateSql() {}

    /** The text with named parameters ({@code :as_of_day}). */
    public static String text(MetricSql.Scope scope) {
        String one = "\n    and customer_id = cast(:customer_id as bigint)";
        return TEXT.replace("/*customer*/", scope == MetricSql.Scope.ONE_CUSTOMER ? one : "");
    }

    /** The same text with {@code ?} and the order in which to set them. */
    public static Positional positional(MetricSql.Scope scope) {
        return Positional.of(text(scope));
    }

    /** Names of the result columns in order; all of them are {@code bigint} and none is null. */
    public static List<String> columns() {
        return COLUMNS;
    }
}
