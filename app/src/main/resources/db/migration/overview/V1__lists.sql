-- Read models for lists and figures. Everything here can be dropped and made again from the other modules' tables.

-- One row per customer: what lists filter, sort and show. Texts are null, never empty. What only a search or a custom field
-- needs stays in customer: its indexes are large and need not be written again because a figure changed.
create table customer_overview (
    customer_id          bigint primary key,
    source               text   not null,
    external_key         text   not null,
    name                 text   not null,
    type                 text   not null,
    country              text,
    country_given        text,
    region               text,
    city                 text,
    industry             text,
    size_class           text,
    language             text,
    currency             text,
    credit_limit         numeric(18, 6),
    tags                 text[] not null default '{}',
    created_on           date   not null,
    tier                 text,
    tier_rank            int,
    tier_since           date,
    score                numeric(18, 6),
    segment              text,
    rfm_r                int,
    rfm_f                int,
    lifecycle            text,
    first_purchase_on    date,
    last_purchase_on     date,
    purchases_ever       bigint,
    frequency            bigint,
    net_frequency        bigint,
    gross                numeric(18, 6),
    returns              numeric(18, 6),
    return_share         numeric(18, 6),
    net_revenue          numeric(18, 6),
    non_goods_net        numeric(18, 6),
    net_revenue_previous numeric(18, 6),
    revenue_growth       numeric(18, 6),
    margin               numeric(18, 6),
    average_order_value  numeric(18, 6),
    median_gap_days      numeric(18, 6),
    category_breadth     bigint
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);

-- One walk along one index for the orders that people look at most, with and without the filters a dashboard clicks through to.
create index customer_overview_net_revenue on customer_overview (net_revenue, customer_id);
create index customer_overview_name on customer_overview (name collate "zh-x-icu", customer_id);
create index customer_overview_last_purchase on customer_overview (last_purchase_on, customer_id);
create index customer_overview_tier on customer_overview (tier_rank, customer_id);
create index customer_overview_tier_value on customer_overview (tier, net_revenue, customer_id);
create index customer_overview_country_value on customer_overview (country, net_revenue, customer_id);
create index customer_overview_segment_value on customer_overview (segment, net_revenue, customer_id);
create index customer_overview_lifecycle_value on customer_overview (lifecycle, net_revenue, customer_id);

-- One row: what the figures are of.
create table overview_state (
    only_row       boolean primary key default true check (only_row),
    -- The day of the figures; null until the first run.
    as_of          date,
    run_id         bigint,
    customers      bigint      not null default 0,
    -- Customers written by transactions from this one on may not be in the list yet.
    customers_from xid8        not null default '0',
    -- The dashboard, ready to be sent.
    figures        jsonb,
    -- [{name, type}]: the custom fields that customers have.
    custom_fields  jsonb       not null default '[]',
    -- {field: [values]}: what fields with few values hold.
    choices        jsonb       not null default '{}',
    -- {field: {value: {en, zh}}}: what the policies in force call their tiers and segments.
    titles         jsonb       not null default '{}',
    refreshed_at   timestamptz not null default now()
);
insert into overview_state default values;

-- A list that somebody named.
create table saved_view (
    id         bigint generated always as identity primary key,
    owner_id   bigint      not null,
    name       text        not null check (length(name) between 1 and 120),
    shared     boolean     not null default false,
    definition jsonb       not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint saved_view_name unique (owner_id, name)
);

-- Neighbouring Chinese characters, so that two of them are found inside a name: trigrams need three.
create function han_pairs(given text) returns text[]
    language sql immutable parallel safe strict
return case
           when given ~ '[㐀-鿿]{2}' then
               array(select substr(given, i, 2)
                     from generate_series(1, length(given) - 1) as i
                     where substr(given, i, 2) ~ '^[㐀-鿿]{2}$')
    end;
create index customer_han_pairs on customer using gin (han_pairs(search)) where search ~ '[㐀-鿿]{2}';
