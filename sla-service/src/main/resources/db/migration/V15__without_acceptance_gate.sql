alter table entry_handed_over add column gated boolean not null default true;
comment on column entry_handed_over.gated is 'Whether the funnel of its pass has a stage where sales accepts.';
alter table handoff add column gated boolean not null default true;
comment on column handoff.gated is 'Whether the rep is asked to accept; otherwise it is delivered, and no clock runs.';

alter table handoff drop constraint handoff_state_check;
alter table handoff add constraint handoff_state_check
  check (state in ('offered', 'unrouted', 'suppressed', 'delivered', 'accepted', 'qualified', 'rejected', 'cancelled', 'recycled',
                   'disqualified', 'returned'));
alter table handoff add constraint handoff_gated_check check (case state when 'offered' then gated when 'delivered' then not gated else true end);
alter table handoff drop constraint handoff_decided_check;
alter table handoff add constraint handoff_decided_check
  check ((state in ('offered', 'unrouted', 'suppressed', 'delivered')) = (decided_at is null));
drop index handoff_standing;
create index handoff_standing on handoff (lead, pass, hand_to)
  where state in ('offered', 'unrouted', 'suppressed', 'delivered', 'accepted', 'qualified');
