-- An acceptance may be taken back for some time; the offer keeps what became of it.
alter table offer drop constraint offer_state_check;
alter table offer add constraint offer_state_check
  check (state in ('open', 'accepted', 'rejected', 'withdrawn', 'cancelled', 'assigned', 'expired', 'reversed'));
alter table offer add column reversed_at timestamptz,
  add column reversed_by text,
  add constraint offer_reversed_check
    check ((state = 'reversed') = (reversed_at is not null) and (state = 'reversed') = (reversed_by is not null));
comment on column offer.reversed_at is 'When its acceptance was taken back; ended_at stays the instant of the acceptance.';
comment on column offer.reversed_by is 'Subject of the tokens of who took its acceptance back: the rep who had it, or somebody of sales.';

-- Whoever accepts next makes the promises that start with an acceptance anew.
alter table clock add column reversed boolean not null default false;
comment on column clock.reversed is 'Whether the acceptance that it started with was taken back.';
drop index clock_of_handoff;
create unique index clock_of_handoff on clock (handoff, kind) where offer is null and state <> 'cancelled' and not reversed;

-- What is asked before a pass leaves a stage is answered with the decision that moves it on.
alter table offer add column answers jsonb check (jsonb_typeof(answers) = 'object');
comment on column offer.answers is 'What was answered with the acceptance, by exit criterion. Texts are not published.';

create table known_funnel (
    funnel  text    not null,
    version integer not null check (version > 0),
    stages  jsonb   not null,
    primary key (funnel, version)
);
comment on table known_funnel is 'Versions of funnels as lead-service tells them: their stages in order, with what is asked before a pass leaves each.';

create table known_pass (
    lead           uuid    not null,
    pass           integer not null check (pass > 0),
    funnel         text    not null,
    funnel_version integer not null,
    stage          text    not null,
    sequence       bigint  not null,
    primary key (lead, pass)
);
comment on table known_pass is 'The stage each pass stands in and the version of the funnel that it keeps; of two words on a lead the later counts.';
