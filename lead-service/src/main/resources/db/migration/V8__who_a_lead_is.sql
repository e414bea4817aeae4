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
  learned jsonb not null,
  undone_at timestamptz,
  undone_by text,
  check (survivor <> merged),
  check ((undone_at is null) = (undone_by is null))
);
comment on table lead_merge is 'Two leads that turned out to be one person, and what of it was taken back. learned holds what the survivor took over from the other, as it was before and after, by column.';
create unique index lead_merge_standing on lead_merge (merged) where undone_at is null;
create index lead_merge_of_survivor on lead_merge (survivor);

create table lead_merge_key (
  merge uuid not null references lead_merge (id),
  key uuid not null references contact_key (id),
  primary key (merge, key)
);
comment on table lead_merge_key is 'The contact keys that a merge gave to the survivor, so that they can go back.';

alter table contact_key add column moves int not null default 1 check (moves >= 1);
comment on column contact_key.moves is 'How often it was given to a lead; whose it is by the highest number is true, in whatever order the news arrives.';

alter table lead
  add column owner uuid,
  add column score double precision,
  add column phone_digits text generated always as (nullif(regexp_replace(phone, '[^0-9]', '', 'g'), '')) stored,
  add column full_name text generated always as (lower(btrim(first_name)) || ' ' || lower(btrim(last_name))) stored,
  add column family_name text generated always as (lower(btrim(last_name))) stored,
  add column company_name text generated always as (lower(btrim(company))) stored;
comment on column lead.owner is 'The rep who accepted it last.';
comment on column lead.score is 'What scoring-service told last.';
create index lead_by_channel on lead (channel, id) where channel is not null;
create index lead_by_segment on lead (segment, id) where segment is not null;
create index lead_by_region on lead (region, id) where region is not null;
create index lead_by_owner on lead (owner, id) where owner is not null;
create index lead_by_score on lead (score, id) where score is not null;
create index lead_by_phone on lead (phone_digits, id) where phone_digits is not null;
create index lead_by_full_name on lead (full_name collate "C", id) where full_name is not null;
create index lead_by_family_name on lead (family_name collate "C", id) where family_name is not null;
create index lead_by_company on lead (company_name collate "C", id) where company_name is not null;

create table rep_name (
  rep uuid primary key,
  name text not null
);
comment on table rep_name is 'What reps are called, from the feed sla.';
