create table funnel_version (
  funnel text not null,
  version int not null check (version >= 1),
  title text not null,
  shipped boolean not null,
  in_force boolean not null,
  effective_from timestamptz not null,
  primary key (funnel, version)
);
comment on table funnel_version is 'A version of a funnel; never changed once written. New passes open on the one in force.';
create unique index funnel_in_force on funnel_version (in_force) where in_force;

create table funnel_stage (
  funnel text not null,
  version int not null,
  position int not null check (position >= 1),
  key text not null,
  title text not null,
  milestone text not null check (milestone in ('VISITOR', 'LEAD', 'QUALIFIED', 'ACCEPTED', 'SALES_QUALIFIED', 'OPPORTUNITY', 'CUSTOMER')),
  owner text not null check (owner in ('MARKETING', 'BDR', 'SALES')),
  handoff_to text check (handoff_to in ('BDR', 'SALES')),
  primary key (funnel, version, position),
  unique (funnel, version, key),
  unique (funnel, version, milestone),
  foreign key (funnel, version) references funnel_version (funnel, version)
);
comment on table funnel_stage is 'The stages of a funnel version in order, each with its accountable side and the milestone it stands for.';

insert into funnel_version (funnel, version, title, shipped, in_force, effective_from) values
  ('waterfall', 1, 'Lead, MQL, SAL, SQL, SQO, customer', true, true, '1970-01-01T00:00:00Z'),
  ('commit', 1, 'Lead, MQL, SQL, SAL, SQO, customer', true, false, '1970-01-01T00:00:00Z'),
  ('smarketing', 1, 'Visitor, lead, MQL, SQL, opportunity, customer', true, false, '1970-01-01T00:00:00Z'),
  ('rate', 1, 'Lead, handed over, opportunity, customer', true, false, '1970-01-01T00:00:00Z');

insert into funnel_stage (funnel, version, position, key, title, milestone, owner, handoff_to) values
  ('waterfall', 1, 1, 'Lead', 'Lead', 'LEAD', 'MARKETING', null),
  ('waterfall', 1, 2, 'MQL', 'Marketing qualified lead', 'QUALIFIED', 'MARKETING', 'SALES'),
  ('waterfall', 1, 3, 'SAL', 'Sales accepted lead', 'ACCEPTED', 'SALES', null),
  ('waterfall', 1, 4, 'SQL', 'Sales qualified lead', 'SALES_QUALIFIED', 'SALES', null),
  ('waterfall', 1, 5, 'SQO', 'Sales qualified opportunity', 'OPPORTUNITY', 'SALES', null),
  ('waterfall', 1, 6, 'Customer', 'Customer', 'CUSTOMER', 'SALES', null),
  ('commit', 1, 1, 'Lead', 'Raw lead', 'LEAD', 'MARKETING', null),
  ('commit', 1, 2, 'MQL', 'Marketing qualified lead', 'QUALIFIED', 'MARKETING', 'SALES'),
  ('commit', 1, 3, 'SQL', 'Sales qualified lead', 'SALES_QUALIFIED', 'SALES', null),
  ('commit', 1, 4, 'SAL', 'Sales accepted lead', 'ACCEPTED', 'SALES', null),
  ('commit', 1, 5, 'SQO', 'Sales qualified opportunity', 'OPPORTUNITY', 'SALES', null),
  ('commit', 1, 6, 'Customer', 'Customer', 'CUSTOMER', 'SALES', null),
  ('smarketing', 1, 1, 'Visitor', 'Visitor', 'VISITOR', 'MARKETING', null),
  ('smarketing', 1, 2, 'Lead', 'Lead', 'LEAD', 'MARKETING', null),
  ('smarketing', 1, 3, 'MQL', 'Marketing qualified lead', 'QUALIFIED', 'MARKETING', 'SALES'),
  ('smarketing', 1, 4, 'SQL', 'Sales qualified lead', 'SALES_QUALIFIED', 'SALES', null),
  ('smarketing', 1, 5, 'Opportunity', 'Opportunity', 'OPPORTUNITY', 'SALES', null),
  ('smarketing', 1, 6, 'Customer', 'Customer', 'CUSTOMER', 'SALES', null),
  ('rate', 1, 1, 'Lead', 'Lead', 'LEAD', 'MARKETING', null),
  ('rate', 1, 2, 'Handed-over', 'Handed over', 'QUALIFIED', 'MARKETING', 'SALES'),
  ('rate', 1, 3, 'Opportunity', 'Opportunity', 'OPPORTUNITY', 'SALES', null),
  ('rate', 1, 4, 'Customer', 'Customer', 'CUSTOMER', 'SALES', null);

create table pass (
  lead uuid not null references lead (id),
  number int not null check (number >= 1),
  funnel text not null,
  funnel_version int not null,
  stage text not null,
  outcome text check (outcome in ('won', 'lost', 'recycled', 'disqualified')),
  reason text,
  opened_at timestamptz not null,
  recorded_at timestamptz not null,
  closed_at timestamptz,
  closed_by text,
  primary key (lead, number),
  check ((outcome is null) = (closed_at is null))
);
comment on table pass is 'One trip of a lead through the funnel version it keeps for ever. It begins in the first stage of that funnel at opened_at; closed_by names the fact that ended it.';

create table stage_entry (
  lead uuid not null,
  pass int not null,
  stage text not null,
  inferred boolean not null,
  entered_at timestamptz not null,
  recorded_at timestamptz not null,
  actor text not null,
  cause text not null,
  primary key (lead, pass, stage),
  foreign key (lead, pass) references pass (lead, number)
);
comment on table stage_entry is 'Each stage a pass entered after its first, once; cause names the fact that moved it, inferred marks stages skipped in reality.';

create table refused_transition (
  lead uuid not null references lead (id),
  pass int not null,
  cause text not null,
  because text not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (lead, pass, cause)
);
comment on table refused_transition is 'Facts of peers that did not fit the funnel; nothing was changed by them.';
