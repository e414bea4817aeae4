create table thing (
  id uuid primary key,
  name text not null unique,
  event_sequence bigint not null default 1
);
create table seen (
  feed text not null,
  id text not null,
  subject text not null,
  name text not null
);
