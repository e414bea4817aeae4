create table merged_lead (
    lead     uuid    primary key,
    survivor uuid,
    moves    integer not null check (moves > 0)
);
comment on table merged_lead is 'Leads that were merged into another, the survivor, and since they were parted again those without one. Of two words that with more moves of the lead''s own key counts.';

create table suppressed_lead (
    lead     uuid        primary key,
    why      text        check (length(why) between 1 and 100),
    told_at  timestamptz not null,
    sequence bigint      not null
);
comment on table suppressed_lead is 'Whether something stands against handing a lead over, and what; without why, nothing does any more. The latest word counts.';

create table entry_handed_over (
    lead  uuid    not null,
    pass  integer not null check (pass > 0),
    stage text    not null check (length(stage) between 1 and 100),
    primary key (lead, pass, stage)
);
comment on table entry_handed_over is 'Entries that have had their hand-off, wherever it is now: reading them again opens none.';
insert into entry_handed_over (lead, pass, stage) select lead, pass, stage from handoff;

alter table handoff drop constraint handoff_lead_pass_stage_key;
create unique index handoff_standing on handoff (lead, pass, stage)
  where state in ('offered', 'unrouted', 'suppressed', 'accepted');
create index handoff_by_lead on handoff (lead, id);
comment on table handoff is 'One hand-over of one pass, of which a stage has one at most that is neither refused nor cancelled. rep and offer are those of its latest offer that was not taken back or refused for lack of time.';

alter table handoff drop constraint handoff_state_check;
alter table handoff add constraint handoff_state_check
  check (state in ('offered', 'unrouted', 'suppressed', 'accepted', 'rejected', 'cancelled'));
alter table handoff drop constraint handoff_check;
alter table handoff add constraint handoff_rep_check
  check ((state in ('unrouted', 'suppressed')) = (rep is null) or state = 'cancelled');
