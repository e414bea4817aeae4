create table activity_type (
  key text primary key,
  title text not null,
  intent text not null
);
comment on table activity_type is 'What a rule may give points for: the shipped types, and those lead-service has published.';
insert into activity_type (key, title, intent) values
  ('webinar', 'Webinar', 'high'),
  ('pricing-page', 'Pricing page', 'high'),
  ('key-page', 'Key page', 'low'),
  ('careers-page', 'Careers page', 'none');

create table definition (
  key text primary key check (key ~ '^[a-z][a-z0-9-]{0,62}$'),
  latest_version int not null check (latest_version >= 1),
  sequence bigint not null default 0 check (sequence >= 0)
);
comment on table definition is 'What both sides call a qualified lead, under a key that stays the same from version to version.';
comment on column definition.sequence is 'How many events about it were published.';

create table definition_version (
  key text not null references definition,
  version int not null check (version >= 1),
  shipped boolean not null,
  document text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  effective_from timestamptz not null,
  created_issuer text not null,
  created_subject text not null,
  created_at timestamptz not null,
  primary key (key, version)
);
comment on table definition_version is 'The text that is signed, for ever as it was written.';
comment on column definition_version.document is 'RFC 8785 JSON of content, scope and effectiveFrom; hash is its SHA-256.';

create table signature (
  key text not null,
  version int not null,
  role text not null check (role in ('marketing', 'sales')),
  issuer text not null,
  subject text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  signed_at timestamptz not null,
  primary key (key, version, role),
  unique (key, version, issuer, subject),
  foreign key (key, version) references definition_version
);
comment on table signature is 'Who put their name under a version, for which side. Append-only.';

create table taking_effect (
  key text not null,
  version int not null,
  from_instant timestamptz not null,
  announced_at timestamptz,
  scored_through uuid,
  scored_at timestamptz,
  primary key (key, version),
  foreign key (key, version) references definition_version
);
comment on table taking_effect is 'Versions that both sides signed: from when they count, and how far the work this brings has got.';
comment on column taking_effect.scored_through is 'Leads up to this id have been scored anew.';
create index taking_effect_unannounced on taking_effect (from_instant) where announced_at is null;
create index taking_effect_unscored on taking_effect (from_instant) where scored_at is null;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger signature_is_append_only before update or delete or truncate on signature
  for each statement execute function refuse_change();
create trigger definition_version_is_append_only before update or delete or truncate on definition_version
  for each statement execute function refuse_change();

insert into definition (key, latest_version) values ('shipped', 1);
insert into definition_version (key, version, shipped, document, hash, effective_from, created_issuer, created_subject, created_at) values
  ('shipped', 1, true,
   '{"content":{"description":"A lead is qualified when a webinar, the pricing page and key pages together bring 20 points. A visit to the careers page takes 20 away: that person is looking for work.","glossary":{"careers page":"A page about working for us.","key page":"A page about what the product does, other than the pricing page.","webinar":"A live or recorded session the person took part in."},"name":"Shipped definition","rules":[{"activityType":"webinar","points":10},{"activityType":"pricing-page","points":10},{"activityType":"key-page","points":1},{"activityType":"careers-page","points":-20}],"threshold":20},"effectiveFrom":"1970-01-01T00:00:00Z","scope":{}}',
   '140c92a9a21dd6e0511d10192dcb03444195d88db57b7267ed5142a61bf55ad2',
   '1970-01-01T00:00:00Z', 'handshake', 'shipped', '1970-01-01T00:00:00Z');
