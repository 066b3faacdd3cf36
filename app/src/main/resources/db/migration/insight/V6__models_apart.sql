-- Value models are learned in runs of their own, which follow those of the tiers.
alter table run add column work text not null default 'TIERS' check (work in ('TIERS', 'MODELS'));

-- What was learned of churn, as documents, with the run that learned it: whoever restarts goes on from here.
create table churn_fit (
    run_id     bigint primary key,
    learned_on date  not null,
    settings   text  not null,
    part       jsonb not null,
    model      jsonb not null
);

-- Where the next order may fall, four times out of five.
alter table customer_worth
    add column next_order_from  date,
    add column next_order_until date,
    add column next_order_low   numeric(20, 6),
    add column next_order_high  numeric(20, 6);

-- The next order in a category of goods, of customers with a rhythm of their own there; as of the day of worth_state.
create table category_next (
    customer_id bigint         not null,
    category    text           not null,
    own_gaps    int            not null,
    next_on     date           not null,
    next_from   date           not null,
    next_until  date           not null,
    amount      numeric(20, 6) not null,
    amount_low  numeric(20, 6) not null,
    amount_high numeric(20, 6) not null,
    primary key (customer_id, category)
);

create index model_fit_learned on model_fit (fitted_on desc, run_id desc) where scope = 'all';
