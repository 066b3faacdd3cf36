-- A customer's sum may be larger than any one amount: as wide as in customer_metric. The score of a ranking by value is such a sum.
drop view customer_overview_now;

alter table customer_overview
    alter column score type numeric(20, 6),
    alter column gross type numeric(20, 6),
    alter column returns type numeric(20, 6),
    alter column net_revenue type numeric(20, 6),
    alter column non_goods_net type numeric(20, 6),
    alter column net_revenue_previous type numeric(20, 6),
    alter column margin type numeric(20, 6),
    alter column average_order_value type numeric(20, 6);

create view customer_overview_now as
select c.id                        as customer_id,
       c.source,
       c.external_key,
       c.name,
       c.type,
       c.country::text             as country,
       nullif(c.country_given, '') as country_given,
       nullif(c.region, '')        as region,
       nullif(c.city, '')          as city,
       nullif(c.industry, '')      as industry,
       nullif(c.size_class, '')    as size_class,
       nullif(c.language, '')      as language,
       c.currency::text            as currency,
       c.credit_limit,
       c.tags,
       (c.created_at at time zone z.zone)::date as created_on,
       s.tier,
       s.tier_rank::int            as tier_rank,
       case when s.tier is not null then s.since end as tier_since,
       s.score::numeric(20, 6)     as score,
       g.segment,
       g.r::int                    as rfm_r,
       g.f::int                    as rfm_f,
       m.lifecycle,
       m.first_purchase_on,
       m.last_purchase_on,
       m.purchases_ever::bigint    as purchases_ever,
       m.frequency::bigint         as frequency,
       m.net_frequency::bigint     as net_frequency,
       m.gross,
       m.returns,
       m.return_share,
       m.net_revenue,
       m.non_goods_net,
       m.net_revenue_previous,
       m.revenue_growth,
       m.margin,
       m.average_order_value,
       m.median_gap_days,
       m.category_breadth::bigint  as category_breadth,
       c.tx
from customer c
         cross join (select zone from organisation) z
         left join customer_metric m on m.customer_id = c.id
         left join standing s on s.customer_id = c.id
         -- The grid is that of the published RFM policy; the one in force if that is one.
         left join latest_assignment g
                   on g.customer_id = c.id
                       and g.segment is not null
                       and g.policy_id = (select p.id
                                          from policy p
                                                   join policy_version v on v.policy_id = p.id and v.state = 'PUBLISHED'
                                          where v.document -> 'method' ->> 'kind' = 'rfm'
                                            and p.retired_at is null
                                          order by p.in_force desc, p.id
                                          limit 1);
