-- Whose reps take what qualifies, and which hand-offs sales turned down: sla-service tells both.
alter table rep_capacity add column side text;
comment on column rep_capacity.side is 'Whom leads are handed to that the rep takes, SALES or BDR; null: those of both.';

create table refused_handoff (
  lead uuid not null,
  pass int not null check (pass >= 1),
  refused_at timestamptz not null,
  primary key (lead, pass)
);
comment on table refused_handoff is 'Passes that somebody who was handed them turned down for good, put out or gave back. Nobody having answered is no refusal.';

-- What happened so far was partly passed over: the feed of sla-service is read from the start.
delete from rep_capacity;
delete from feed_cursor where feed = 'sla';
delete from feed_subject where feed = 'sla';
delete from parked_event where feed = 'sla';
