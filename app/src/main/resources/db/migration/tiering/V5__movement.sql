-- Rows of one run lie together: found without reading the others.
create index assignment_calibration on assignment using brin (calibration_id) with (autosummarize = on);

-- Changes of standing, one row for each day on which a customer's tier became another one. Made from the history of assignments
-- and the tiers set by hand, and made again when these grow; where a customer has no row, nothing moved. On the first day that a
-- policy was computed everyone with a tier has one: that is where its history begins.
create table tier_move (
    policy_id     int    not null,
    customer_id   bigint not null,
    moved_on      date   not null,
    from_tier     text,
    to_tier       text,
    -- Net revenue of the twelve months before the day on which the old tier was last computed, and before the day of the move.
    value_before  numeric,
    value_after   numeric,
    -- What carried it, see dev.fenji.kernel.movement.Cause.
    cause         text,
    detail        text,
    -- Whether a document came that the old tier did not know; false: time alone, or the others.
    new_documents boolean,
    check (from_tier is distinct from to_tier)
);

create unique index tier_move_history on tier_move (policy_id, customer_id, moved_on desc);
create index tier_move_day on tier_move (policy_id, moved_on);

-- Up to which calibration of a policy moves are known.
create table movement_state (
    policy_id      int primary key,
    calibration_id int not null
);

-- Who has which tier as of a day.
create function tier_on(policy int, day date) returns table (customer_id bigint, tier text) language sql stable as
$$
select distinct on (m.customer_id) m.customer_id, m.to_tier
from tier_move m
where m.policy_id = policy and m.moved_on <= day
order by m.customer_id, m.moved_on desc
$$;
