alter table handoff drop constraint handoff_state_check;
alter table handoff add constraint handoff_state_check
  check (state in ('offered', 'unrouted', 'suppressed', 'accepted', 'qualified', 'rejected', 'cancelled', 'recycled',
                   'disqualified', 'returned'));
alter table handoff drop constraint handoff_check2;
alter table handoff add constraint handoff_decided_check
  check ((state in ('offered', 'unrouted', 'suppressed')) = (decided_at is null));
drop index handoff_standing;
create index handoff_standing on handoff (lead, pass, hand_to)
  where state in ('offered', 'unrouted', 'suppressed', 'accepted', 'qualified');

alter table offer drop constraint offer_state_check;
alter table offer add constraint offer_state_check
  check (state in ('open', 'accepted', 'rejected', 'withdrawn', 'cancelled', 'assigned', 'expired'));

alter table clock add column expires boolean not null default false;
comment on column clock.expires is 'Whether its offer ends with its breach.';
create index clock_expiring on clock (next_at) where expires and next_at is not null;
alter table clock drop constraint clock_kind_check;
alter table clock add constraint clock_kind_check check (kind in ('accept', 'first-touch', 'work-by', 'outcome'));

create table handoff_conclusion (
    handoff      uuid        primary key references handoff,
    rep          uuid        not null references rep,
    answers      jsonb       check (jsonb_typeof(answers) = 'object'),
    text         text        check (length(text) between 1 and 1000),
    concluded_at timestamptz not null
);
comment on table handoff_conclusion is 'What came of a hand-off that was accepted, in the words of whoever held it. None of the texts is published.';
