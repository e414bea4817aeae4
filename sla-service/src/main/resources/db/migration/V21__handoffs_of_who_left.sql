alter table handoff add column stranded boolean not null default false;
alter table handoff add constraint handoff_stranded_is_worked
  check (not stranded or state in ('accepted', 'delivered'));
comment on column handoff.stranded is 'The rep who has it left: it waits for another, in the queue of those that nobody has.';

update handoff h set stranded = true
from rep r
where r.id = h.rep and not r.active and h.state in ('accepted', 'delivered')
  and not exists (select from closed_pass c where c.lead = h.lead and c.pass = h.pass);
insert into waiting_handoff (handoff, since, alarm_due_at)
  select id, now(), now() + interval '4 hours' from handoff where stranded
  on conflict (handoff) do nothing;

drop index handoff_waiting;
create index handoff_waiting on handoff (qualified_at, id) where state = 'unrouted' or stranded;
