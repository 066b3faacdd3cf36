-- How the value models are set for this organisation; null = the defaults of the program.
create table model_settings (
    only_row   boolean     primary key default true check (only_row),
    document   jsonb,
    changed_at timestamptz,
    changed_by text
);
insert into model_settings default values;

-- What a run learned about one scope: everyone ('all') or one segment ('country:GB'). The report holds parameters, likelihoods,
-- curvature, windows, counts, exclusions, grade and the data of the charts, or the reason why there is no model.
create table model_fit (
    run_id    bigint      not null,
    scope     text        not null,
    place     int         not null,
    as_of     date        not null,
    -- The day the parameters were fitted as of: earlier than as_of when they were taken over from a run before.
    fitted_on date        not null,
    outcome   text        not null check (outcome in ('FITTED', 'REFUSED')),
    report    jsonb       not null,
    primary key (run_id, scope)
);

-- Values as of the run in force. Every figure is null where no model can say it. digest is of the other columns.
create table customer_worth (
    customer_id            bigint   primary key,
    digest                 bigint   not null,
    scope                  text     not null,
    model                  text     not null,
    expected_purchases_30  numeric(20, 6),
    expected_purchases_90  numeric(20, 6),
    expected_purchases_365 numeric(20, 6),
    expected_margin_365    numeric(20, 6),
    clv                    numeric(20, 6),
    p_alive                numeric(20, 6),
    churn_risk             numeric(20, 6),
    churn_group            text,
    next_order_on          date,
    next_order_amount      numeric(20, 6),
    flags                  text
);
create index customer_worth_clv on customer_worth (clv, customer_id);
create index customer_worth_expected on customer_worth (expected_purchases_365, customer_id);
create index customer_worth_alive on customer_worth (p_alive, customer_id);
create index customer_worth_risk on customer_worth (churn_risk, customer_id);
create index customer_worth_next on customer_worth (next_order_on, customer_id);

-- The run whose values these are.
create table worth_state (
    only_row boolean primary key default true check (only_row),
    run_id   bigint  not null,
    as_of    date    not null
);
