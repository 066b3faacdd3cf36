-- Since when a tier has been held without a break is told by the moves: days computed afterwards count. The day in the row is the
-- one that was known when it was written; the rules of stability count from it. It goes before a move that a late run found
-- (lost since the day announced), and stands in where the move is not known yet.
create function tier_since(policy int, customer bigint, day date, held text, stored date) returns date language sql stable as
$$
select coalesce((
    select case when m.to_tier is distinct from held then stored
                when m.before < stored then least(stored, m.moved_on)
                else m.moved_on end
    from (select to_tier, moved_on, lag(moved_on) over (order by moved_on) as before
          from tier_move
          where policy_id = policy and customer_id = customer and moved_on <= day
          order by moved_on desc limit 1) m), stored)
$$;

create or replace view standing as
select h.customer_id,
       h.policy_id,
       coalesce(o.tier, h.tier)                                             as tier,
       case when o.id is null then h.tier_rank else o.tier_rank end         as tier_rank,
       h.score,
       h.segment,
       coalesce(o.starts_on,
                -- The function costs more than the list of everybody can bear: it is asked where a look at the last move is not enough.
                case when m.to_tier is distinct from h.tier then h.since
                     when m.moved_on <= h.since then m.moved_on
                     else tier_since(h.policy_id, h.customer_id, m.moved_on, h.tier, h.since) end) as since,
       h.valid_from,
       h.outcome,
       h.tier                                                               as computed_tier,
       o.id                                                                 as override_id
from (select distinct on (customer_id)
             customer_id, policy_id, tier, tier_rank, score, segment, since, valid_from, outcome
      from assignment
      where policy_id = (select id from policy where in_force)
      order by customer_id, valid_from desc, calibration_id desc) h
         left join tier_override_in_force o on o.customer_id = h.customer_id and o.policy_id = h.policy_id
         left join (select distinct on (customer_id) customer_id, to_tier, moved_on
                    from tier_move
                    where policy_id = (select id from policy where in_force)
                    order by customer_id, moved_on desc) m on m.customer_id = h.customer_id;
