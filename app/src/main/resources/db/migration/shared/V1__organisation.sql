-- One row: whose customers these are.
create table organisation (
    only_row      boolean primary key default true check (only_row),
    name          text    not null,
    base_currency char(3) not null,
    zone          text    not null,
    demo          jsonb
);
insert into organisation (name, base_currency, zone) values ('My company', 'EUR', 'UTC');

-- What was answered to a request that carried an Idempotency-Key, so that its repetition gets the same answer.
create table idempotency (
    caller       text        not null,
    endpoint     text        not null,
    key          text        not null,
    request_hash text        not null,
    body         text,
    created_at   timestamptz not null default now(),
    primary key (caller, endpoint, key)
);
create index idempotency_created_at on idempotency (created_at);
