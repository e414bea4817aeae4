create table rep_capacity (
  rep uuid primary key,
  weekly int not null check (weekly >= 0),
  active boolean not null
);
comment on table rep_capacity is 'New leads each rep can follow up in a week, as sla-service told it.';

create table awaiting_release (
  lead uuid primary key,
  pass int not null check (pass >= 1),
  since timestamptz not null,
  points numeric not null
);
comment on table awaiting_release is 'Leads that qualify because a version took effect, and wait until the reps have capacity for them.';
create index awaiting_release_best on awaiting_release (points desc, lead);
create index qualification_in_time on qualification (qualified_at);
