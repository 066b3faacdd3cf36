-- Which demonstration data this installation has, so that it is loaded once and, if cut off, goes on with the same dates.
create table demo_source (
    name         text primary key,
    shifted_days int         not null,
    started_at   timestamptz not null default now(),
    loaded_at    timestamptz
);
