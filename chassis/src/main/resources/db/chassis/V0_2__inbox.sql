-- What this service has read of its peers' feeds.
create table feed_cursor (
  feed text not null,
  slots smallint not null,
  cursor text not null default '',
  read_until timestamptz,
  owner uuid,
  leased_until timestamptz not null default '-infinity',
  primary key (feed, slots)
);
comment on table feed_cursor is 'One row per feed and range of 16 slots: how far it is applied, and which replica reads it now.';

create table feed_replica (
  id uuid primary key,
  seen_at timestamptz not null
);
comment on table feed_replica is 'Replicas alive, so that they share the ranges evenly.';

create table feed_subject (
  feed text not null,
  subject text not null,
  sequence bigint not null,
  primary key (feed, subject)
);
comment on table feed_subject is 'The last sequence applied per subject: repeats are skipped, gaps are parked.';

create table parked_event (
  id bigint generated always as identity primary key,
  feed text not null,
  position text not null,
  subject text not null,
  type text not null,
  event text not null,
  error text not null,
  parked_at timestamptz not null,
  unique (feed, position)
);
create index parked_event_subject on parked_event (feed, subject, id);
comment on table parked_event is 'Events that could not be applied, and those of the same subject behind them, in order.';
