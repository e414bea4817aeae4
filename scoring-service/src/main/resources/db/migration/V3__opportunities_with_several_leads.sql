create table opportunity_pass (
  opportunity uuid not null,
  lead uuid not null,
  pass int not null check (pass >= 1),
  primary key (opportunity, lead, pass)
);
comment on table opportunity_pass is 'The passes an opportunity runs or ran in: with several leads it speaks for each of them, and opened again for the pass it goes on in.';
create index opportunity_pass_lead on opportunity_pass (lead, pass);
insert into opportunity_pass (opportunity, lead, pass)
  select id, lead, pass from opportunity where lead is not null and pass is not null;
comment on table opportunity is 'What became of the leads: the evidence a threshold is calibrated on. lead and pass are those of the main lead; one that was opened again is open.';
