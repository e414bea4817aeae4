create table partner_key (
  id text primary key check (id ~ '^[0-9a-f]{16}$'),
  name text not null,
  source text not null,
  secret_hash bytea not null check (length(secret_hash) = 32),
  created_at timestamptz not null,
  created_by text not null,
  revoked_at timestamptz
);
comment on table partner_key is 'API keys of partners: only the SHA-256 of the secret is kept. A key speaks for one source.';
