package dev.fenji.overview;

import java.util.List;
import java.util.stream.Collectors;

/** The statements that bring the read model up to date. Each touches only rows that differ. */
final class RefreshSql {

    private RefreshSql() {}

    /** The columns of the list, in the order of the table. */
    private static final List<String> COLUMNS = List.of(
            "customer_id",
            "source",
            "external_key",
            "name",
            "type",
            "country",
            "country_given",
            "region",
            "city",
            "industry",
            "size_class",
            "language",
            "currency",
            "credit_limit",
            "tags",
            "created_on",
            "tier",
            "tier_rank",
            "tier_since",
            "score",
            "segment",
            "rfm_r",
            "rfm_f",
            "lifecycle",
            "first_purchase_on",
            "last_purchase_on",
            "purchases_ever",
            "frequency",
            "net_frequency",
            "gross",
            "returns",
            "return_share",
            "net_revenue",
            "non_goods_net",
            "net_revenue_previous",
            "revenue_growth",
            "margin",
            "average_order_value",
            "median_gap_days",
            "category_breadth");

    static final String BEGIN = "create temp table overview_changed (like customer_overview) on commit drop";

    /** Customer by customer the plan is the same. */
    static final String PLAN_ONCE = "set local plan_cache_mode = force_generic_plan";

    /** The rows that are not as they should be, among customers written by transactions from a given one on. */
    static final String COMPARE = compare("(f.tx::text)::bigint >= ?");

    /** The row of one customer, if it is not as it should be. */
    static final String COMPARE_ONE = compare("f.customer_id = ?");

    static final String CHANGE = """
            update customer_overview o set (%1$s) = (%2$s)
            from overview_changed f
            where f.customer_id = o.customer_id
            """.formatted(columns(""), columns("f."));

    static final String ADD = """
            insert into customer_overview (%1$s)
            select %2$s from overview_changed f
            where not exists (select 1 from customer_overview o where o.customer_id = f.customer_id)
            """.formatted(columns(""), columns("f."));

    /** Whether no run since the list's has changed any figure or tier. */
    static final String NOTHING_CHANGED = """
            select s.run_id is not null and not exists (
                select from run r
                where r.id > s.run_id and r.state = 'DONE' and not r.replay
                  and (coalesce((r.counts ->> 'metricsChanged')::bigint, 1) > 0
                    or coalesce((r.counts ->> 'assignmentsChanged')::bigint, 1) > 0))
            from overview_state s
            """;

    static final String REMOVE = """
            delete from customer_overview o
            where not exists (select 1 from customer c where c.id = o.customer_id)
            """;

    /** Values of the fields that have few: one pass over the table. */
    static final String CHOICES = """
            with seen as (
              select case grouping(source, type, country, industry, size_class, language, currency, tier, segment, lifecycle)
                       when 511 then 'source' when 767 then 'type' when 895 then 'country' when 959 then 'industry'
                       when 991 then 'size_class' when 1007 then 'language' when 1015 then 'currency' when 1019 then 'tier'
                       when 1021 then 'segment' else 'lifecycle' end as field,
                     coalesce(source, type, country, industry, size_class, language, currency, tier, segment, lifecycle) as value,
                     min(tier_rank) as rank
              from customer_overview
              group by grouping sets (source, type, country, industry, size_class, language, currency, tier, segment, lifecycle)
            )
            select coalesce(jsonb_object_agg(field, given), '{}')
            from (select field, jsonb_agg(value order by case when field = 'tier' then rank end, value) as given
                  from seen where value is not null group by field having count(*) <= ?) f
            """;

    /** The type of a custom field is what all its values have in common; the same rule as for policies. */
    static final String CUSTOM_FIELDS = """
            select coalesce(jsonb_agg(jsonb_build_object('name', field, 'type', type) order by field), '[]')
            from (
              select field,
                     case when count(*) filter (where given not in ('true', 'false')) = 0 then 'BOOLEAN'
                          when count(*) filter (where given !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$') = 0 then 'DATE'
                          when count(*) filter (where given !~ '^[+-]?([0-9]{1,18}([.][0-9]*)?|[.][0-9]+)$') = 0 then 'NUMBER'
                          when count(distinct given) <= ? then 'CHOICE'
                          else 'TEXT' end as type
              from customer c cross join lateral jsonb_each_text(c.attributes) as a (field, given)
              where c.attributes <> '{}' and given is not null and given <> ''
              group by field) f
            """;

    static final String CUSTOM_CHOICES = """
            select coalesce(jsonb_object_agg('custom.' || field, given), '{}')
            from (
              select field, jsonb_agg(distinct given) as given
              from customer c cross join lateral jsonb_each_text(c.attributes) as a (field, given)
              where c.attributes <> '{}' and given is not null and given <> ''
                and field in (select f ->> 'name' from jsonb_array_elements(?::jsonb) f where f ->> 'type' = 'CHOICE')
              group by field) f
            """;

    /** What the policies call their tiers and segments. */
    static final String TITLES = """
            with published as (
              select p.in_force, v.document
              from policy p join policy_version v on v.policy_id = p.id and v.state = 'PUBLISHED'
              where p.retired_at is null
            )
            select jsonb_build_object(
              'tier', coalesce((select jsonb_object_agg(t ->> 'id', t -> 'title')
                                from published, jsonb_array_elements(document -> 'tiers') t where in_force), '{}'),
              'segment', coalesce((select jsonb_object_agg(s ->> 'id', s -> 'title')
                                   from (select document from published where document -> 'method' ->> 'kind' = 'rfm'
                                         order by in_force limit 2) d,
                                        jsonb_array_elements(document -> 'method' -> 'segments') s), '{}'))
            """;

    static final String FINISH = """
            update overview_state
            set as_of = coalesce((select as_of from metric_state), as_of),
                run_id = coalesce((select run_id from metric_state), run_id),
                customers = (select count(*) from customer_overview),
                customers_from = ?::text::xid8,
                figures = figures || jsonb_build_object('asOf', coalesce((select as_of from metric_state), as_of)),
                refreshed_at = now()
            """;

    private static String compare(String which) {
        return """
                insert into overview_changed (%1$s)
                select %2$s
                from customer_overview_now f
                left join customer_overview o on o.customer_id = f.customer_id
                where %4$s
                  and (o.customer_id is null or (%3$s) is distinct from (%2$s))
                """.formatted(columns(""), columns("f."), columns("o."), which);
    }

    private static String columns(String prefix) {
        return COLUMNS.stream().map(prefix::concat).collect(Collectors.joining(", "));
    }
}
