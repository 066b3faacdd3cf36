create table audit_event (
    id       bigint generated always as identity primary key,
    at       timestamptz not null,
    actor_id bigint,
    actor    text        not null,
    kind     text        not null,
    subject  text        not null,
    details  jsonb       not null
);
create index audit_event_kind on audit_event (kind, id);
