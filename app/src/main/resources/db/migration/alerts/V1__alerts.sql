-- One rule per kind of alert; what threshold and minimum mean depends on the kind.
create table alert_rule (
    kind      text primary key check (kind in ('WILL_DROP', 'DEMOTED', 'TIER_SHRINKS', 'COUNTRY_LOSES')),
    enabled   boolean        not null default true,
    threshold numeric(9, 4)  not null,
    minimum   numeric(26, 6) not null,
    owner     text
);
insert into alert_rule (kind, threshold, minimum)
values ('WILL_DROP', 1, 0),
       ('DEMOTED', 1, 0),
       ('TIER_SHRINKS', 10, 5),
       ('COUNTRY_LOSES', 20, 10000);

-- holds: whether the latest run still found it. A closed alert that still holds is not raised again.
create table alert (
    id          bigint generated always as identity primary key,
    kind        text        not null references alert_rule,
    subject     text        not null,
    customer_id bigint references customer,
    tier        text,
    country     text,
    policy_id   int         not null references policy,
    facts       jsonb       not null,
    state       text        not null default 'OPEN' check (state in ('OPEN', 'HANDLED', 'DISMISSED')),
    holds       boolean     not null default true,
    raised_on   date        not null,
    raised_at   timestamptz not null,
    run_id      bigint      not null,
    seen_on     date        not null,
    owner       text        not null,
    closed_by   text,
    closed_at   timestamptz,
    remark      text,
    check ((state = 'OPEN') = (closed_at is null))
);
create unique index alert_once on alert (kind, subject) where state = 'OPEN';
create index alert_subject on alert (kind, subject, id desc) where state = 'OPEN' or holds;
create index alert_open on alert (owner, id) where state = 'OPEN';
create index alert_customer on alert (customer_id) where customer_id is not null;
