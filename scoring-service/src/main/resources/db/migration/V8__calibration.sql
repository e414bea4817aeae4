-- What calibration counts: hand-offs, and what became of them.
create view pass_handoff as
  select m.lead, m.pass, m.recorded_at as at
  from milestone m
  where m.handoff_to is not null and not m.inferred
    and not exists (
      select from milestone e
      where e.lead = m.lead and e.pass = m.pass and e.handoff_to is not null and not e.inferred
        and (e.recorded_at, e.milestone) < (m.recorded_at, m.milestone));
comment on view pass_handoff is 'When each pass was handed over first; a stage that was skipped hands nothing over.';

create view pass_opportunity as
  select lead, pass, coalesce(min(entered), min(created)) as since
  from (
    select lead, pass, recorded_at as entered, null::timestamptz as created
    from milestone where milestone in ('OPPORTUNITY', 'CUSTOMER')
    union all
    select p.lead, p.pass, null, coalesce(o.created_at, o.closed_at)
    from opportunity_pass p join opportunity o on o.id = p.opportunity) f
  group by lead, pass;
comment on view pass_opportunity is 'Since when each pass has been an opportunity: as its stage was recorded, else, on a funnel without such a stage, as the opportunity itself says.';
