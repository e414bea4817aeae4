create table activity_type (
  key text primary key check (key ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
  title text not null,
  intent text not null check (intent in ('none', 'low', 'medium', 'high')),
  shipped boolean not null,
  event_sequence bigint not null
);
comment on table activity_type is 'The kinds of things visitors and leads can do. Activities of other kinds wait in quarantined_activity.';

insert into activity_type (key, title, intent, shipped, event_sequence) values
  ('webinar', 'Took part in a webinar', 'high', true, 0),
  ('pricing-page', 'Looked at the pricing page', 'high', true, 0),
  ('key-page', 'Looked at a page about the product', 'low', true, 0),
  ('careers-page', 'Looked at job offers', 'none', true, 0);

create table activity_seen (
  id uuid primary key
);
comment on table activity_seen is 'Ids of the activities posted with an event id; the id is a digest of source and event id, so a repeat is recognised without keeping either.';

create table quarantined_activity (
  id uuid primary key,
  type text not null,
  key uuid not null references contact_key (id),
  source text not null,
  campaign text,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null
);
comment on table quarantined_activity is 'Activities of a type nobody registered; kept until the type is registered and they are replayed with their own time.';
create index quarantined_activity_by_type on quarantined_activity (type, id);
