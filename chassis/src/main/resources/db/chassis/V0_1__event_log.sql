-- The one append-only log of a service: timeline, audit trail and integration contract at once (docs/design/feed.md).
create table feed (
  id uuid not null,
  only_one boolean primary key default true check (only_one)
);
comment on table feed is 'Identity of this feed; renewed after a restore to an earlier point, so that readers start again.';
insert into feed (id) values (gen_random_uuid());

create sequence event_position;

-- Partitioned first by whether the event expires (activities) or is kept for ever (decisions), then by ranges of position.
create table event (
  expires boolean not null,
  slot smallint not null check (slot between 0 and 63),
  position bigint not null default nextval('event_position'),
  type text not null,
  subject text not null,
  sequence bigint check (sequence > 0),
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  data text not null,
  primary key (slot, position, expires)
) partition by list (expires);
comment on table event is 'Facts in the order they were committed, per slot; never updated.';
alter sequence event_position owned by event.position;

create table event_decision partition of event for values in (false) partition by range (position);
create table event_activity partition of event for values in (true) partition by range (position);
create index event_decision_subject on event_decision (subject, position);
create index event_activity_subject on event_activity (subject, position);

create table event_partition (
  name text primary key,
  expires boolean not null,
  from_position bigint not null,
  to_position bigint not null,
  created_at timestamptz not null default now()
);
comment on table event_partition is 'Ranges of position and when each began to be written, so that retention can find what is old.';

-- Keeps `ahead` empty partitions of `size` positions ready beyond what is written. Attaching does not stop writers.
create function event_partitions_ensure(size bigint, ahead int) returns int language plpgsql as $$
declare
  written bigint := (select case when is_called then last_value else 0 end from event_position);
  kind record;
  upper_end bigint;
  child text;
  made int := 0;
begin
  perform pg_advisory_xact_lock(4242, 1000);
  for kind in select * from (values (false, 'event_decision'), (true, 'event_activity')) as k (expires, parent) loop
    loop
      select coalesce(max(p.to_position), 1) into upper_end from event_partition p where p.expires = kind.expires;
      exit when upper_end > written + size * ahead;
      child := kind.parent || '_' || upper_end;
      execute format('create table %I (like %I including all)', child, kind.parent);
      execute format('alter table %I attach partition %I for values from (%s) to (%s)', kind.parent, child, upper_end, upper_end + size);
      insert into event_partition (name, expires, from_position, to_position)
        values (child, kind.expires, upper_end, upper_end + size);
      made := made + 1;
    end loop;
  end loop;
  return made;
end $$;
select event_partitions_ensure(10000000, 2);
