create table fx_rates (
  date date primary key,
  base text not null check (base ~ '^[A-Z]{3}$'),
  rates jsonb not null check (jsonb_typeof(rates) = 'object'),
  version bigint not null check (version >= 1),
  set_at timestamptz not null
);
comment on table fx_rates is 'Rates of exchange per date (UTC): how many units of each currency one unit of the base is worth, as decimal texts. version counts what was told; the facts published keep each.';

create table sourcing_rule (
  version int primary key check (version >= 1),
  shipped boolean not null,
  document text not null,
  hash text not null,
  effective_from timestamptz not null unique
);
comment on table sourcing_rule is 'The rule of who brought an opportunity, in versions that never change: document is RFC 8785 JSON of content, scope and effectiveFrom, hash its SHA-256. The latest that is effective decides.';
insert into sourcing_rule (version, shipped, document, hash, effective_from) values
  (1, true,
   '{"content":{"withLead":"main-lead","withoutLead":"sales"},"effectiveFrom":"1970-01-01T00:00:00Z","scope":{}}',
   'd612a922458ccb7a8efc9bffdd27a6e75139bc381eb8cdad04e2f63f09101176',
   '1970-01-01T00:00:00Z');

alter table opportunity
  alter column lead drop not null,
  alter column pass drop not null,
  add column account uuid,
  add column stage text check (length(stage) between 1 and 64),
  add column expected_close date,
  add column note text,
  add column sourced_by_told boolean not null default false,
  add column sourcing_rule int not null default 1 references sourcing_rule (version),
  add check ((lead is null) = (pass is null));
comment on table opportunity is 'A deal sales works on, with leads or without. lead and pass repeat its main lead; outcome, reason, note and closed_at are the last outcome unless it was re-opened; event_sequence is its version too.';
drop index opportunity_of_lead;
create index opportunity_of_account on opportunity (account, id) where account is not null;
create index opportunity_by_outcome on opportunity (coalesce(outcome, 'open'), id);

create table opportunity_lead (
  opportunity uuid not null references opportunity (id),
  lead uuid not null,
  pass int not null,
  main boolean not null,
  added_at timestamptz not null,
  primary key (opportunity, lead),
  foreign key (lead, pass) references pass (lead, number)
);
comment on table opportunity_lead is 'The leads of an opportunity, each with the pass it runs in now. The main one decides who brought it.';
create index opportunity_lead_of_lead on opportunity_lead (lead, opportunity);
create unique index opportunity_main_lead on opportunity_lead (opportunity) where main;

create table opportunity_stage (
  opportunity uuid not null references opportunity (id),
  sequence bigint not null,
  stage text not null check (length(stage) between 1 and 64),
  entered_at timestamptz not null,
  recorded_at timestamptz not null,
  actor text not null,
  primary key (opportunity, sequence)
);
comment on table opportunity_stage is 'Each stage of the sale that an opportunity entered, as claimed; sequence is that of the fact published about it.';

create table opportunity_amount (
  opportunity uuid not null references opportunity (id),
  sequence bigint not null,
  amount_minor bigint not null check (amount_minor >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  changed_at timestamptz not null,
  recorded_at timestamptz not null,
  actor text not null,
  primary key (opportunity, sequence)
);
comment on table opportunity_amount is 'Each amount an opportunity was said to be worth.';

create table opportunity_outcome (
  opportunity uuid not null references opportunity (id),
  sequence bigint not null,
  outcome text not null check (outcome in ('won', 'lost')),
  reason text,
  note text,
  amount_minor bigint check (amount_minor >= 0),
  currency text check (currency ~ '^[A-Z]{3}$'),
  closed_at timestamptz not null,
  recorded_at timestamptz not null,
  actor text not null,
  primary key (opportunity, sequence)
);
comment on table opportunity_outcome is 'Each time an opportunity closed; kept when it is opened again.';

create table opportunity_reopening (
  opportunity uuid not null references opportunity (id),
  sequence bigint not null,
  reason text not null,
  note text,
  reopened_at timestamptz not null,
  recorded_at timestamptz not null,
  actor text not null,
  primary key (opportunity, sequence)
);
comment on table opportunity_reopening is 'Each time a closed opportunity was opened again.';

insert into opportunity_lead (opportunity, lead, pass, main, added_at)
  select id, lead, pass, true, created_at from opportunity;
insert into opportunity_amount (opportunity, sequence, amount_minor, currency, changed_at, recorded_at, actor)
  select id, 1, amount_minor, currency, occurred_at, created_at, 'not-recorded' from opportunity where amount_minor is not null;
insert into opportunity_outcome (opportunity, sequence, outcome, reason, amount_minor, currency, closed_at, recorded_at, actor)
  select id, event_sequence, outcome, reason, amount_minor, currency, closed_at, closed_at, 'not-recorded'
  from opportunity where outcome is not null;
