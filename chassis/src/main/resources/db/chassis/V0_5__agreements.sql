-- What two sides sign: versions, signatures, and from when each version counts (docs/design/agreements.md).
create table agreement (
  kind text not null check (kind ~ '^[a-z][a-z-]{0,31}$'),
  key text not null check (key ~ '^[a-z][a-z0-9-]{0,62}$'),
  latest_version int not null check (latest_version >= 1),
  sequence bigint not null default 0 check (sequence >= 0),
  primary key (kind, key)
);
comment on table agreement is 'Something two sides agree on, of one kind, under a key that stays the same from version to version.';
comment on column agreement.sequence is 'How many events about it were published.';

create table agreement_version (
  kind text not null,
  key text not null,
  version int not null check (version >= 1),
  shipped boolean not null,
  document text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  reason text,
  created_issuer text not null,
  created_subject text not null,
  created_at timestamptz not null,
  primary key (kind, key, version),
  foreign key (kind, key) references agreement (kind, key),
  check (version = 1 or reason is not null)
);
comment on table agreement_version is 'The text that is signed, for ever as it was written. Append-only.';
comment on column agreement_version.document is 'RFC 8785 JSON of content, scope, effectiveFrom and, if there is an end, effectiveUntil; hash is its SHA-256.';
comment on column agreement_version.reason is 'Why the agreement is changed; it is not part of what is signed.';

create table agreement_signature (
  kind text not null,
  key text not null,
  version int not null,
  role text not null check (role in ('marketing', 'sales')),
  issuer text not null,
  subject text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  signed_at timestamptz not null,
  primary key (kind, key, version, role),
  unique (kind, key, version, issuer, subject),
  foreign key (kind, key, version) references agreement_version (kind, key, version)
);
comment on table agreement_signature is 'Who put their name under a version, for which side. Append-only.';

create table agreement_taking_effect (
  kind text not null,
  key text not null,
  version int not null,
  from_instant timestamptz not null,
  announced_at timestamptz,
  primary key (kind, key, version),
  foreign key (kind, key, version) references agreement_version (kind, key, version)
);
comment on table agreement_taking_effect is 'Versions that count, since both sides signed or since they came with the installation: from when, and whether that was published.';
create index agreement_taking_effect_unannounced on agreement_taking_effect (kind, from_instant) where announced_at is null;

create function agreement_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger agreement_version_is_append_only before update or delete or truncate on agreement_version
  for each statement execute function agreement_refuse_change();
create trigger agreement_signature_is_append_only before update or delete or truncate on agreement_signature
  for each statement execute function agreement_refuse_change();
