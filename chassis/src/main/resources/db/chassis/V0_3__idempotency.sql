-- Answers already given to requests that carried an Idempotency-Key; kept for a day in hourly partitions.
create table idempotent_answer (
  caller text not null,
  route text not null,
  key text not null,
  recorded_at timestamptz not null default now(),
  request bytea not null,
  status int not null,
  headers text not null,
  body text not null,
  primary key (caller, route, key, recorded_at)
) partition by range (recorded_at);
comment on table idempotent_answer is 'The text of an answer, so that a repeated request gets it byte for byte.';

-- Keeps two days of hourly partitions ready and drops those whose answers are older than a day.
create function idempotent_partitions_ensure() returns int language plpgsql as $$
declare
  hour timestamptz;
  child text;
  changed int := 0;
begin
  perform pg_advisory_xact_lock(4242, 1001);
  perform set_config('lock_timeout', '1s', true); -- rather try again later than hold up who writes
  for hour in select generate_series(date_trunc('hour', now(), 'UTC') - interval '1 hour', now() + interval '48 hours', interval '1 hour') loop
    child := 'idempotent_answer_' || to_char(hour at time zone 'UTC', 'YYYYMMDDHH24');
    if to_regclass(child) is null then
      execute format('create table %I (like idempotent_answer including all)', child);
      execute format('alter table idempotent_answer attach partition %I for values from (%L) to (%L)', child, hour, hour + interval '1 hour');
      changed := changed + 1;
    end if;
  end loop;
  for child in
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'idempotent_answer'::regclass
      and c.relname < 'idempotent_answer_' || to_char((now() - interval '26 hours') at time zone 'UTC', 'YYYYMMDDHH24')
  loop
    execute format('drop table %I', child);
    changed := changed + 1;
  end loop;
  return changed;
end $$;
select idempotent_partitions_ensure();
