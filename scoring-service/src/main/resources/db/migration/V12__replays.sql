create table replay (
  id uuid primary key,
  definition text not null,
  version int not null check (version >= 1),
  reps int check (reps >= 1),
  known_at timestamptz not null,
  requested_issuer text not null,
  requested_subject text not null,
  state text not null check (state in ('running', 'done', 'cancelled', 'failed')),
  leads_in_all bigint not null check (leads_in_all >= 0),
  leads_done bigint not null default 0 check (leads_done >= 0),
  passes_done bigint not null default 0 check (passes_done >= 0),
  through uuid,
  ended_at timestamptz,
  error text
);
comment on table replay is 'A version of a definition run over what is known, without touching what counts. Kept with its result.';
comment on column replay.known_at is 'When it was asked for: only what had been recorded by then is looked at.';
comment on column replay.through is 'Leads up to this id are done; whoever goes on begins after it.';
create index replay_running on replay (known_at) where state = 'running';
create index replay_of_definition on replay (definition, version, known_at);

create table replayed_pass (
  replay uuid not null references replay,
  lead uuid not null,
  pass int not null check (pass >= 1),
  crossed_at timestamptz,
  score numeric,
  crossed_in_force_at timestamptz,
  opportunity boolean not null,
  change text not null generated always as (
    case when crossed_in_force_at is null then 'gained' when crossed_at is null then 'lost' else 'kept' end) stored,
  primary key (replay, lead, pass),
  check (crossed_at is not null or crossed_in_force_at is not null)
);
comment on table replayed_pass is 'Passes that qualify by the version replayed, or by what was in force when they came to it, or by both.';
comment on column replayed_pass.opportunity is 'Whether the pass reached an opportunity.';
create index replayed_pass_change on replayed_pass (replay, change, lead, pass);
