-- An acceptance may be taken back for some time; the offer keeps what became of it.
alter table offer drop constraint offer_state_check;
alter table offer add constraint offer_state_check
  check (state in ('open', 'accepted', 'rejected', 'withdrawn', 'cancelled', 'assigned', 'expired', 'reversed'));
alter table offer add column reversed_at timestamptz,
  add constraint offer_reversed_check check ((state = 'reversed') = (reversed_at is not null));
comment on column offer.reversed_at is 'When its acceptance was taken back; ended_at stays the instant of the acceptance.';

-- Whoever accepts next makes the promises that start with an acceptance anew.
alter table clock add column reversed boolean not null default false;
comment on column clock.reversed is 'Whether the acceptance that it started with was taken back.';
drop index clock_of_handoff;
create unique index clock_of_handoff on clock (handoff, kind) where offer is null and state <> 'cancelled' and not reversed;
