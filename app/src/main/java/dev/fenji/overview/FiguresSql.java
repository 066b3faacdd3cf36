package dev.fenji.overview;

import dev.fenji.kernel.condition.Condition;
import java.util.List;

/** The statements behind the dashboard. Each reads the rows that one person may see. */
final class FiguresSql {

    /** A point of the Pareto curve for each of so many equal steps along the customers. */
    static final int PARETO_POINTS = 100;

    private static final Fields STANDARD = new Fields(List.of());

    private FiguresSql() {}

    private static Sql over(Sql head, Condition visible, Sql tail) {
        return head.then("where").then(ConditionSql.of(visible, STANDARD)).then(tail);
    }

    static Sql customers(Condition visible) {
        return over(Sql.of("""
                        select count(*) as customers, count(o.tier) as rated from customer_overview o
                        """), visible, Sql.NOTHING);
    }

    static Sql tiers(Condition visible) {
        return over(Sql.of("""
                        select o.tier, min(o.tier_rank) as rank, count(*) as customers,
                               coalesce(sum(o.net_revenue), 0) as net_revenue
                        from customer_overview o
                        """), visible, Sql.of("and o.tier is not null group by o.tier order by rank, o.tier"));
    }

    static Sql lifecycle(Condition visible) {
        return over(
                Sql.of("""
                        select o.lifecycle, count(*) as customers, coalesce(sum(o.net_revenue), 0) as net_revenue
                        from customer_overview o
                        """), visible, Sql.of("and o.lifecycle is not null group by o.lifecycle order by o.lifecycle"));
    }

    static Sql rfm(Condition visible) {
        return over(Sql.of("""
                        select o.rfm_r, o.rfm_f, o.segment, count(*) as customers,
                               coalesce(sum(o.net_revenue), 0) as net_revenue
                        from customer_overview o
                        """), visible, Sql.of("""
                        and o.rfm_r is not null and o.rfm_f is not null
                        group by o.rfm_r, o.rfm_f, o.segment order by o.rfm_r, o.rfm_f
                        """));
    }

    /** A country is its code; what no code was found for counts as it was given. */
    static Sql countries(Condition visible) {
        return over(Sql.of("""
                                with seen as (
                                  select o.customer_id, o.name, o.net_revenue, o.country,
                                         case when o.country is null then o.country_given end as given
                                  from customer_overview o
                                """), visible, Sql.of("), total as (")).then("""
                        select country, given, count(*) as customers, coalesce(sum(net_revenue), 0) as net_revenue
                        from seen group by country, given
                        ), top as (
                        select distinct on (country, given) country, given, customer_id, name, net_revenue
                        from seen order by country, given, net_revenue desc nulls last, customer_id
                        )
                        select total.country, total.given, total.customers, total.net_revenue,
                               top.customer_id, top.name, coalesce(top.net_revenue, 0) as top_revenue
                        from total
                        join top on top.country is not distinct from total.country
                                and top.given is not distinct from total.given
                        order by total.net_revenue desc, total.country nulls last, total.given
                        """);
    }

    /** Customers with positive value, most valuable first: their cumulative share at each step. */
    static Sql pareto(Condition visible) {
        return over(Sql.of("""
                                with ranked as (
                                  select row_number() over w as place, count(*) over () as customers,
                                         sum(o.net_revenue) over w as cumulative, sum(o.net_revenue) over () as total
                                  from customer_overview o
                                """), visible, Sql.of("""
                                and o.net_revenue > 0
                                window w as (order by o.net_revenue desc, o.customer_id rows unbounded preceding)
                                ), step as (
                                """)).then("""
                        select distinct ceil(customers * i / ?::numeric)::bigint as place
                        from (select customers from ranked limit 1) c, generate_series(1, ?) i
                        )
                        select ranked.place, ranked.customers, ranked.cumulative, ranked.total
                        from ranked join step on step.place = ranked.place
                        order by ranked.place
                        """, PARETO_POINTS, PARETO_POINTS);
    }
}
