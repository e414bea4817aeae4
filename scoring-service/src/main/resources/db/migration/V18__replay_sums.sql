-- Whoever looks at a replay reads sums, and what was found since they were added up.
create table replay_week (
  replay uuid not null,
  begins timestamptz not null,
  replayed boolean not null,
  passes bigint not null check (passes >= 0),
  opportunities bigint not null check (opportunities between 0 and passes),
  alone bigint not null check (alone between 0 and passes),
  primary key (replay, begins, replayed)
);
comment on table replay_week is 'Passes found by a replay, added up: by ISO week (UTC) in which they qualify by the version replayed, and by what was in force.';
comment on column replay_week.replayed is 'Whether by the version replayed.';
comment on column replay_week.opportunities is 'Of the passes, those that reached an opportunity.';
comment on column replay_week.alone is 'Of the passes, those that do not qualify by the other.';

alter table replay
  add column summed_through uuid,
  add column leads_summed bigint not null default 0 check (leads_summed between 0 and leads_done);
comment on column replay.summed_through is 'Passes of leads up to this id are added up in replay_week.';

insert into replay_week (replay, begins, replayed, passes, opportunities, alone)
select p.replay, date_trunc('week', q.at, 'UTC'), q.replayed, count(*), count(*) filter (where p.opportunity), count(*) filter (where q.alone)
from replay r join replayed_pass p on p.replay = r.id and p.lead <= r.through
  cross join lateral (values (p.crossed_at, true, p.crossed_in_force_at is null),
                             (p.crossed_in_force_at, false, p.crossed_at is null)) as q (at, replayed, alone)
where r.state <> 'running' and q.at is not null
group by 1, 2, 3;
update replay set summed_through = through, leads_summed = leads_done where state <> 'running';
