create table calendar (
    key            text    primary key check (key ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
    latest_version integer not null check (latest_version > 0),
    shipped        boolean not null,
    published      boolean not null
);
comment on table calendar is 'Hours that count for clocks. Locked by who adds a version. published: what came with the product is told to the feed when the service first starts.';

create table calendar_version (
    calendar        text        not null references calendar,
    version         integer     not null check (version > 0),
    title           text        not null check (length(title) between 1 and 200),
    zone            text        not null check (length(zone) between 1 and 100),
    week            jsonb       not null,
    holidays        jsonb       not null,
    effective_from  timestamptz not null,
    reason          text        check (length(reason) between 1 and 1000),
    created_issuer  text        not null,
    created_subject text        not null,
    created_at      timestamptz not null,
    primary key (calendar, version)
);
comment on table calendar_version is 'Versions of calendars. A clock keeps the one it started with, so none ever changes.';
create trigger calendar_version_is_append_only before update or delete or truncate on calendar_version
  for each statement execute function agreement_refuse_change();

insert into calendar (key, latest_version, shipped, published) values ('24x7', 1, true, false);
insert into calendar_version
  (calendar, version, title, zone, week, holidays, effective_from, created_issuer, created_subject, created_at)
select '24x7', 1, 'Around the clock', 'UTC', jsonb_object_agg(day, '[{"from": "00:00", "to": "24:00"}]'::jsonb), '[]',
       '1970-01-01T00:00:00Z', 'handshake', 'shipped', '1970-01-01T00:00:00Z'
from unnest('{monday,tuesday,wednesday,thursday,friday,saturday,sunday}'::text[]) as day;
