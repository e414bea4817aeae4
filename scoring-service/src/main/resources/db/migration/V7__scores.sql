-- Scores are no whole numbers any more, and a threshold may ask for fit and intent instead of a total.
alter table qualification
  alter column score type numeric,
  alter column threshold drop not null,
  add column fit numeric,
  add column intent numeric;
alter table qualification drop constraint qualification_reason_check;
alter table qualification add check (reason in
  ('activity', 'lead-identified', 'definition-change', 'profile-change', 'time', 'experiment'));
comment on column qualification.threshold is 'The total that was needed; null when the version asks for none.';
comment on column qualification.fit is 'Points for who the lead was; null for decisions made before the sides were told apart.';

create table lead_score (
  lead uuid primary key,
  points numeric not null,
  fit numeric not null,
  intent numeric not null,
  definition text not null,
  version int not null,
  as_of timestamptz not null,
  cooled boolean not null default false,
  changes_at timestamptz,
  told_points numeric,
  told_cooled boolean not null default false,
  told_at timestamptz,
  untold boolean not null generated always as (points is distinct from told_points or cooled <> told_cooled) stored
);
comment on table lead_score is 'How each lead stood when it was judged last. A copy for lists and populations: what fades has faded since as_of.';
comment on column lead_score.cooled is 'Whether its pass is qualified although its score does not suffice any more.';
comment on column lead_score.changes_at is 'When time alone makes it qualify, or cool; null: not within ten years.';
comment on column lead_score.told_points is 'What the last score-changed said; null before the first.';
create index lead_score_changes on lead_score (changes_at) where changes_at is not null;
create index lead_score_untold on lead_score (told_at) where untold;

-- Who still awaits a verdict follows from the other columns.
drop index lead_awaiting;
alter table lead drop column awaiting;
alter table lead add column awaiting boolean not null generated always as
  (survivor is null and standing in ('WAITING', 'NURTURE') and qualified_pass < pass + (standing = 'NURTURE')::int) stored;
comment on column lead.awaiting is 'Whether a score could still qualify it.';
create index lead_awaiting on lead (id) where awaiting;
