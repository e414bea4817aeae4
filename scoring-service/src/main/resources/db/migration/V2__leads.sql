create table lead (
  id uuid primary key,
  pass int not null default 0 check (pass >= 0),
  standing text not null default 'UNKNOWN' check (standing in ('UNKNOWN', 'WAITING', 'QUALIFIED', 'NURTURE', 'OUT')),
  counts_after timestamptz not null default 'epoch',
  closed_at timestamptz not null default 'epoch',
  qualified_pass int not null default 0 check (qualified_pass >= 0),
  awaiting boolean not null default false,
  sequence bigint not null default 0 check (sequence >= 0)
);
comment on table lead is 'Where each lead stands, as lead-service told it. Locked in order of id before it is judged.';
comment on column lead.counts_after is 'Only activities recorded after this instant count towards the pass.';
comment on column lead.qualified_pass is 'The last pass qualified here.';
comment on column lead.awaiting is 'Whether a score could still qualify it.';
comment on column lead.sequence is 'How many events about it were published here.';
create index lead_awaiting on lead (id) where awaiting;

create table contact_key (
  key uuid primary key,
  lead uuid,
  since timestamptz
);
comment on table contact_key is 'The identity map: whose activities those posted under a key are. A key nobody owns yet has no lead.';
comment on column contact_key.since is 'When lead-service recorded that it belongs to the lead.';
create index contact_key_lead on contact_key (lead);

create table activity (
  id uuid primary key,
  key uuid not null,
  type text not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null
);
comment on table activity is 'What visitors and leads did, under the key it was posted with, once per id.';
create index activity_key on activity (key);

create table qualification (
  lead uuid not null,
  pass int not null check (pass >= 1),
  score bigint not null,
  threshold bigint not null,
  definition text not null,
  version int not null,
  crossed_at timestamptz not null,
  crossed_by uuid,
  reason text not null check (reason in ('activity', 'definition-change', 'lead-identified')),
  qualified_at timestamptz not null,
  primary key (lead, pass),
  foreign key (definition, version) references definition_version
);
comment on table qualification is 'Each pass that was qualified, once, with the version that decided; kept for ever.';

create table opportunity (
  id uuid primary key,
  lead uuid,
  pass int,
  outcome text not null check (outcome in ('open', 'won', 'lost')),
  created_at timestamptz,
  closed_at timestamptz
);
comment on table opportunity is 'What became of the leads: the evidence a threshold is calibrated on.';
create index opportunity_lead on opportunity (lead);
