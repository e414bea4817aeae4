-- An independent check of what a version of a definition calls qualified (docs/audits.md).
create table audit (
  id uuid primary key,
  definition text not null,
  version int not null check (version >= 1),
  definition_text jsonb not null,
  window_from timestamptz not null,
  window_to timestamptz not null,
  segment text,
  region text,
  channel text,
  stratify_by text check (stratify_by in ('segment', 'region', 'channel')),
  size int not null check (size >= 1),
  seed bigint not null check (seed >= 0),
  created_issuer text not null,
  created_subject text not null,
  created_at timestamptz not null,
  closed_at timestamptz,
  revision bigint not null default 1 check (revision >= 1),
  check (window_to > window_from)
);
comment on table audit is 'A sample of hand-offs that an auditor judges without knowing what sales said.';
comment on column audit.definition_text is 'Name, description and glossary of the version, as the auditor reads them.';
comment on column audit.revision is 'Grows with every change; the ETag.';
create index audit_definition on audit (definition, version, id);

create table audit_stratum (
  audit uuid not null references audit,
  position int not null check (position >= 0),
  value text,
  sales_accepted boolean not null,
  population int not null check (population >= 1),
  drawn int not null check (drawn between 0 and population),
  primary key (audit, position)
);
comment on table audit_stratum is 'How many hand-offs there were of each kind, and how many of them were drawn.';
comment on column audit_stratum.value is 'Of the dimension the audit is stratified by; null when the lead has none, or there is no dimension.';

create table audit_item (
  audit uuid not null references audit,
  number int not null check (number >= 1),
  lead uuid not null,
  pass int not null check (pass >= 1),
  handed_off_at timestamptz not null,
  value text,
  sales_accepted boolean not null,
  primary key (audit, number),
  unique (audit, lead, pass)
);
comment on table audit_item is 'The hand-offs that were drawn, in random order, with what sales said of each when it was drawn.';

create table audit_verdict (
  audit uuid not null,
  number int not null,
  said int not null check (said >= 1),
  qualified boolean not null,
  reason text,
  note text,
  issuer text not null,
  subject text not null,
  said_at timestamptz not null,
  primary key (audit, number, said),
  foreign key (audit, number) references audit_item (audit, number)
);
comment on table audit_verdict is 'What the auditor said of an item; the latest counts. Append-only.';

create trigger audit_verdict_is_append_only before update or delete or truncate on audit_verdict
  for each statement execute function agreement_refuse_change();
create trigger audit_item_is_append_only before update or delete or truncate on audit_item
  for each statement execute function agreement_refuse_change();

create index if not exists key_word_lead on key_word (lead);

