alter table lead
  add column email_domain text generated always as (nullif(split_part(email, '@', 2), '')) stored,
  add column first_touch jsonb,
  add column latest_touch jsonb,
  add column attributes jsonb,
  add column personal_attributes jsonb,
  add column consents jsonb,
  add column existing_customer boolean,
  add column suppressed text check (suppressed in ('no-consent', 'existing-customer')),
  add column merged_into uuid references lead (id);
comment on column lead.first_touch is 'Campaign and UTM tags it came by first, with the time; campaign repeats the campaign in it.';
comment on column lead.attributes is 'Declared attributes that are not personal, by key; the personal ones stand apart, since events never tell them.';
comment on column lead.consents is 'The latest word per purpose: state and the time it was given.';
comment on column lead.suppressed is 'Why it is not handed over; null where nothing stands against it.';
comment on column lead.merged_into is 'The lead it turned out to be; to whom a contact key belongs is told by contact_key alone.';
update lead set first_touch = jsonb_build_object('campaign', campaign, 'at', to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
  where campaign is not null;
update lead set latest_touch = first_touch where first_touch is not null;

create table lead_attribute (
  key text primary key check (key ~ '^[a-z][A-Za-z0-9]{0,63}$'),
  title text not null,
  type text not null check (type in ('text', 'number', 'integer', 'boolean', 'date', 'choice')),
  choices text[],
  personal boolean not null,
  event_sequence bigint not null check (event_sequence >= 1),
  check ((type = 'choice') = (choices is not null))
);
comment on table lead_attribute is 'What else can be known of a lead, as declared; type and whether it is personal never change.';

create table lead_merge (
  id uuid primary key,
  survivor uuid not null references lead (id),
  merged uuid not null references lead (id),
  reason text not null,
  actor text not null,
  merged_at timestamptz not null,
  learned text[] not null,
  undone_at timestamptz,
  undone_by text,
  check (survivor <> merged),
  check ((undone_at is null) = (undone_by is null))
);
comment on table lead_merge is 'Two leads that turned out to be one person, and what of it was taken back. learned names what the survivor took over from the other.';
create unique index lead_merge_standing on lead_merge (merged) where undone_at is null;
create index lead_merge_of_survivor on lead_merge (survivor);

create table lead_merge_key (
  merge uuid not null references lead_merge (id),
  key uuid not null references contact_key (id),
  primary key (merge, key)
);
comment on table lead_merge_key is 'The contact keys that a merge gave to the survivor, so that they can go back.';
