create table opportunity (
  id uuid primary key,
  lead uuid not null,
  pass int not null,
  handoff uuid,
  source text,
  external_id text,
  name text,
  amount_minor bigint check (amount_minor >= 0),
  currency text check (currency ~ '^[A-Z]{3}$'),
  sourced_by text not null check (sourced_by in ('marketing', 'sales', 'partner', 'customer-base')),
  campaign text,
  occurred_at timestamptz not null,
  created_at timestamptz not null,
  outcome text check (outcome in ('won', 'lost')),
  reason text,
  closed_at timestamptz,
  event_sequence bigint not null,
  unique (source, external_id),
  foreign key (lead, pass) references pass (lead, number),
  check ((source is null) = (external_id is null)),
  check ((amount_minor is null) = (currency is null)),
  check ((outcome is null) = (closed_at is null))
);
comment on table opportunity is 'A deal sales works on with a lead; it belongs to the pass that was open when it was created.';
create index opportunity_of_lead on opportunity (lead, id);
