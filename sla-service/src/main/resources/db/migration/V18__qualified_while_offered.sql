create table qualified_while_offered (
    handoff      uuid        primary key references handoff,
    rep          uuid        not null references rep,
    answers      jsonb       not null check (jsonb_typeof(answers) = 'object'),
    qualified_at timestamptz not null
);
comment on table qualified_while_offered is 'Hand-offs of funnels where sales qualifies before it accepts, qualified by a rep to whom they were offered. Stays when another rep gets the offer.';
create index qualified_while_offered_by_rep on qualified_while_offered (rep, qualified_at);

create view sales_qualification as
  select c.handoff, c.rep, c.concluded_at as qualified_at
  from handoff_conclusion c join handoff h on h.id = c.handoff where h.state = 'qualified'
  union all
  select handoff, rep, qualified_at from qualified_while_offered;
comment on view sales_qualification is 'Who found which hand-off worth an opportunity, and when.';

-- Whom the stages of a funnel hand a lead to was not kept before: the feed of lead-service is read from its start once more.
delete from known_funnel;
delete from feed_cursor where feed = 'lead';
delete from feed_subject where feed = 'lead';
delete from parked_event where feed = 'lead';
