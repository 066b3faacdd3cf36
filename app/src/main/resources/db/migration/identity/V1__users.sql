create table app_user (
    id            bigint generated always as identity primary key,
    username      text        not null check (username = lower(username)),
    display_name  text        not null,
    password_hash text        not null,
    role          text        not null check (role in ('ADMIN', 'ANALYST', 'MANAGER', 'VIEWER')),
    enabled       boolean     not null default true,
    locale        text,
    -- Raised when the password changes or the user is disabled: older sessions end.
    session_epoch int         not null default 0,
    created_at    timestamptz not null default now(),
    unique (username)
);

-- A key's secret is 256 random bits, so a plain digest is enough to keep it unreadable.
create table api_key (
    id           bigint generated always as identity primary key,
    -- None for the key of the command line, which belongs to whoever owns the data folder.
    user_id      bigint references app_user (id),
    name         text        not null,
    prefix       text        not null,
    digest       bytea       not null unique,
    role         text        not null check (role in ('ADMIN', 'ANALYST', 'MANAGER', 'VIEWER')),
    created_at   timestamptz not null default now(),
    last_used_at timestamptz,
    revoked_at   timestamptz
);
