create table lead (
  id uuid primary key,
  source text not null,
  email text,
  first_name text,
  last_name text,
  phone text,
  company text,
  country text check (country ~ '^[A-Z]{2}$'),
  region text,
  segment text,
  industry text,
  company_size text,
  channel text,
  campaign text,
  sourced_by text not null check (sourced_by in ('marketing', 'sales', 'partner', 'customer-base')),
  email_class text not null check (email_class in ('free', 'company', 'none')),
  pass int not null check (pass >= 1),
  stage text not null,
  occurred_at timestamptz not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  event_sequence bigint not null check (event_sequence >= 1)
);
comment on table lead is 'A person with at least one contact key. pass and stage repeat where its latest pass stands; event_sequence counts the facts published about it.';
create index lead_by_source on lead (source, id);
create index lead_by_stage on lead (stage, id);
create index lead_by_change on lead (changed_at);

create table contact_key (
  id uuid primary key,
  kind text not null check (kind in ('lead', 'email', 'external', 'visitor')),
  source text not null,
  value text not null,
  lead uuid,
  unique (kind, source, value)
);
comment on table contact_key is 'The identity map: what a person can be recognised by, and the lead it belongs to (null: it waits for one). Every lead has a key with its own id. source is empty except for external ids. lead has no foreign key because a key is claimed before its new lead is written.';
create index contact_key_of_lead on contact_key (lead) where lead is not null;
