package dev.fenji.overview;

/** The statements that bring the read model up to date. Each touches only rows that differ. */
final class RefreshSql {

    private RefreshSql() {}

    /** Everything the row compares, in the order of the table. */
    static final String CHANGE = """
            update customer_overview o
            set source = f.source, external_key = f.external_key, name = f.name, type = f.type, country = f.country,
                country_given = f.country_given, region = f.region, city = f.city, industry = f.industry,
                size_class = f.size_class, language = f.language, currency = f.currency, credit_limit = f.credit_limit,
                tags = f.tags, created_on = f.created_on, tier = f.tier, tier_rank = f.tier_rank,
                tier_since = f.tier_since, score = f.score, segment = f.segment, rfm_r = f.rfm_r, rfm_f = f.rfm_f,
                lifecycle = f.lifecycle, first_purchase_on = f.first_purchase_on, last_purchase_on = f.last_purchase_on,
                purchases_ever = f.purchases_ever, frequency = f.frequency, net_frequency = f.net_frequency,
                gross = f.gross, returns = f.returns, return_share = f.return_share, net_revenue = f.net_revenue,
                non_goods_net = f.non_goods_net, net_revenue_previous = f.net_revenue_previous,
                revenue_growth = f.revenue_growth, margin = f.margin, average_order_value = f.average_order_value,
                median_gap_days = f.median_gap_days, category_breadth = f.category_breadth
            from customer_overview_now f
            where f.customer_id = o.customer_id
              and (f.tx::text)::bigint >= ?
              and (o.source, o.external_key, o.name, o.type, o.country, o.country_given, o.region, o.city, o.industry,
                   o.size_class, o.language, o.currency, o.credit_limit, o.tags, o.created_on, o.tier, o.tier_rank,
                   o.tier_since, o.score, o.segment, o.rfm_r, o.rfm_f, o.lifecycle, o.first_purchase_on,
                   o.last_purchase_on, o.purchases_ever, o.frequency, o.net_frequency, o.gross, o.returns,
                   o.return_share, o.net_revenue, o.non_goods_net, o.net_revenue_previous, o.revenue_growth, o.margin,
                   o.average_order_value, o.median_gap_days, o.category_breadth)
                  is distinct from
                  (f.source, f.external_key, f.name, f.type, f.country, f.country_given, f.region, f.city, f.industry,
                   f.size_class, f.language, f.currency, f.credit_limit, f.tags, f.created_on, f.tier, f.tier_rank,
                   f.tier_since, f.score, f.segment, f.rfm_r, f.rfm_f, f.lifecycle, f.first_purchase_on,
                   f.last_purchase_on, f.purchases_ever, f.frequency, f.net_frequency, f.gross, f.returns,
                   f.return_share, f.net_revenue, f.non_goods_net, f.net_revenue_previous, f.revenue_growth, f.margin,
                   f.average_order_value, f.median_gap_days, f.category_breadth)
            """;

    static final String ADD = """
            insert into customer_overview
                (customer_id, source, external_key, name, type, country, country_given, region, city, industry, size_class,
                 language, currency, credit_limit, tags, created_on, tier, tier_rank, tier_since, score, segment, rfm_r,
                 rfm_f, lifecycle, first_purchase_on, last_purchase_on, purchases_ever, frequency, net_frequency, gross,
                 returns, return_share, net_revenue, non_goods_net, net_revenue_previous, revenue_growth, margin,
                 average_order_value, median_gap_days, category_breadth)
            select f.customer_id, f.source, f.external_key, f.name, f.type, f.country, f.country_given, f.region, f.city,
                   f.industry, f.size_class, f.language, f.currency, f.credit_limit, f.tags, f.created_on, f.tier,
                   f.tier_rank, f.tier_since, f.score, f.segment, f.rfm_r, f.rfm_f, f.lifecycle, f.first_purchase_on,
                   f.last_purchase_on, f.purchases_ever, f.frequency, f.net_frequency, f.gross, f.returns,
                   f.return_share, f.net_revenue, f.non_goods_net, f.net_revenue_previous, f.revenue_growth, f.margin,
                   f.average_order_value, f.median_gap_days, f.category_breadth
            from customer_overview_now f
            where (f.tx::text)::bigint >= ?
              and not exists (select 1 from customer_overview o where o.customer_id = f.customer_id)
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
                refreshed_at = now()
            """;
}
