-- Nobody says when an answer was kept, so each lookup asks every partition of the last day, and each plan names all partitions
-- there are. By the hour these were 25 and 75, and planning them took longer than taking in a lead; by the day they are 2 and 4.
-- Entering an answer costs least into an index of eight bytes, and the lock that callers meet at is that number, too.
create function idempotent_name(caller text, route text, key text) returns bigint language sql immutable
  return hashtextextended(caller || E'\n' || route || E'\n' || key, 4242);

alter table idempotent_answer rename to idempotent_answer_by_hour;
create table idempotent_answer (
  caller text not null,
  route text not null,
  key text not null,
  recorded_at timestamptz not null default now(),
  request bytea not null,
  status int not null,
  headers text not null,
  body text not null
) partition by range (recorded_at);
comment on table idempotent_answer is 'The text of an answer, so that a repeated request gets it byte for byte; once within 24 hours per caller, route and key.';
create index idempotent_answer_name on idempotent_answer (idempotent_name(caller, route, key));

-- Keeps daily partitions ready and drops those in which everything is older than a day.
create or replace function idempotent_partitions_ensure() returns int language plpgsql as $$
declare
  day timestamptz;
  child text;
  changed int := 0;
begin
  perform pg_advisory_xact_lock(4242, 1001);
  perform set_config('lock_timeout', '1s', true); -- rather try again later than hold up who writes
  for day in select generate_series(date_trunc('day', now(), 'UTC') - interval '24 hours', now() + interval '48 hours', interval '24 hours') loop
    child := 'idempotent_answer_' || to_char(day at time zone 'UTC', 'YYYYMMDD');
    if to_regclass(child) is null then
      execute format('create table %I (like idempotent_answer including all)', child);
      execute format('alter table idempotent_answer attach partition %I for values from (%L) to (%L)', child, day, day + interval '24 hours');
      changed := changed + 1;
    end if;
  end loop;
  for child in
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'idempotent_answer'::regclass
      and c.relname < 'idempotent_answer_' || to_char((now() - interval '26 hours') at time zone 'UTC', 'YYYYMMDD')
  loop
    execute format('drop table %I', child);
    changed := changed + 1;
  end loop;
  return changed;
end $$;
select idempotent_partitions_ensure();

insert into idempotent_answer (caller, route, key, recorded_at, request, status, headers, body)
  select caller, route, key, recorded_at, request, status, headers, body from idempotent_answer_by_hour
  where recorded_at > now() - interval '24 hours';
drop table idempotent_answer_by_hour;
