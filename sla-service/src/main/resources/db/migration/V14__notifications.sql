create table notification (
    id       bigint      generated always as identity primary key,
    audience text        not null check (audience ~ '^(user|role):.'),
    kind     text        not null check (kind in ('offered', 'warned', 'breached', 'escalated', 'unrouted-too-long')),
    handoff  uuid        not null,
    clock    uuid,
    at       timestamptz not null,
    text     text        not null check (length(text) between 1 and 500)
);
comment on table notification is 'What concerns somebody, written with the event that tells of it; kept for 90 days.';
comment on column notification.audience is 'A user by the subject of the tokens, or everybody who has a role, since who that is only tokens know.';
create index notification_of_audience on notification (audience, id);
create index notification_by_age on notification using brin (at);

create table notification_read (
    notification bigint      not null references notification on delete cascade,
    person       text        not null check (length(person) between 1 and 200),
    read_at      timestamptz not null,
    primary key (notification, person)
);
comment on table notification_read is 'Who has read what: of a notification to a role each for themselves.';

create table notification_preference (
    person text   primary key check (length(person) between 1 and 200),
    kinds  text[] not null
);
comment on table notification_preference is 'What somebody wants to be told of; who said nothing is told of everything.';

create table calendar_feed (
    person     text        primary key check (length(person) between 1 and 200),
    token_hash bytea       not null unique check (length(token_hash) = 32),
    created_at timestamptz not null
);
comment on table calendar_feed is 'Secret addresses under which calendar programs read what is due to somebody; of each only the SHA-256 is kept.';
