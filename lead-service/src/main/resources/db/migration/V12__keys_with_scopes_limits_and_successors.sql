alter table partner_key
  add column version bigint not null default 0,
  add column scopes text not null default 'leads:write leads:read activities:write events:read'
    check (scopes ~ '^(leads:write|leads:read|activities:write|events:read)( (leads:write|leads:read|activities:write|events:read))*$'),
  add column mode text not null default 'live' check (mode in ('live', 'test')),
  add column per_minute int not null default 6000 check (per_minute between 1 and 1000000),
  add column burst int not null default 6000 check (burst between 1 and 1000000),
  add column family text,
  add column successor text references partner_key (id) deferrable initially deferred,
  add column expires_at timestamptz,
  add column last_used_at timestamptz;
update partner_key set family = id;
alter table partner_key
  alter column version drop default,
  alter column scopes drop default,
  alter column mode drop default,
  alter column per_minute drop default,
  alter column burst drop default,
  alter column family set not null;
comment on table partner_key is 'API keys of partners: only the SHA-256 of the secret is kept. A key speaks for one source, within its scopes. Keys that follow each other by rotation have one family; successor is who replaces a key that expires. last_used_at is written once a minute.';
