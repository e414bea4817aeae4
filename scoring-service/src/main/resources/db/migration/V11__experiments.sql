-- What both sides agreed to try: whom it was drawn to be tried on, and when for each (docs/experiments.md).
create table experiment_start (
  key text primary key,
  version int not null check (version >= 1),
  treated int not null check (treated >= 1),
  control int not null check (control >= 0),
  started_issuer text not null,
  started_subject text not null,
  started_at timestamptz not null
);
comment on table experiment_start is 'Experiments that run or ran, each once, by the version that was in force. Append-only.';

create table experiment_member (
  key text not null references experiment_start,
  number int not null check (number >= 1),
  lead uuid not null,
  arm text not null check (arm in ('treated', 'control')),
  due_at timestamptz not null,
  begun_at timestamptz,
  matures_at timestamptz,
  handed_over boolean,
  primary key (key, number),
  unique (key, lead),
  check ((begun_at is null) = (matures_at is null) and (begun_at is null) = (handed_over is null))
);
comment on table experiment_member is 'Who takes part, in random order; frozen with the start, whatever becomes of the lead.';
comment on column experiment_member.begun_at is 'From when its outcome counts; null until it is due.';
comment on column experiment_member.matures_at is 'Until when its outcome counts.';
comment on column experiment_member.handed_over is 'Whether the experiment qualified its pass; not when it had qualified by itself, or is of the control.';
create index experiment_member_lead on experiment_member (lead);
create index experiment_member_due on experiment_member (due_at) where begun_at is null;

create trigger experiment_start_is_append_only before update or delete or truncate on experiment_start
  for each statement execute function agreement_refuse_change();
create trigger experiment_member_is_frozen before update of key, number, lead, arm, due_at on experiment_member
  for each statement execute function agreement_refuse_change();
create trigger experiment_member_stays before delete or truncate on experiment_member
  for each statement execute function agreement_refuse_change();
