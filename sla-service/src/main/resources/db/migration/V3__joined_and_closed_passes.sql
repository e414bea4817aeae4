create table joined_pass (
    lead          uuid        not null,
    moves         integer     not null check (moves > 0),
    pass          integer     not null check (pass > 0),
    survivor      uuid        not null,
    survivor_pass integer     not null check (survivor_pass > 0),
    joined_at     timestamptz not null,
    parted        boolean     not null,
    primary key (lead, moves)
);
comment on table joined_pass is 'Passes that went on as another lead''s when the two turned out to be one person; moves is how often the lead''s own key had moved by then, and parted says that the merge was undone. Locked as a whole before anything else: shared by pages that open hand-offs or close passes, alone by pages that change who is about what.';
create index joined_pass_by_survivor on joined_pass (survivor, survivor_pass);

create table closed_pass (
    lead    uuid    not null,
    pass    integer not null check (pass > 0),
    outcome text    not null check (length(outcome) between 1 and 100),
    primary key (lead, pass)
);
comment on table closed_pass is 'Passes that are over and how they ended: what another lead''s late entry would bring to one of them opens nothing.';

alter table entry_handed_over add column moves integer not null default 0 check (moves >= 0);
alter table entry_handed_over drop constraint entry_handed_over_pkey;
alter table entry_handed_over add primary key (lead, pass, stage, moves);
comment on table entry_handed_over is 'Entries that have had their hand-off, wherever it is now: reading them again opens none. A lead that is parted from another stands in its stage anew, told apart by how often its own key has moved.';

drop index handoff_standing;
create index handoff_standing on handoff (lead, pass, hand_to)
  where state in ('offered', 'unrouted', 'suppressed', 'accepted');
comment on table handoff is 'One hand-over of one pass, which has one at most of each side (hand_to) that is neither refused nor cancelled. rep and offer are those of its latest offer that was not taken back or refused for lack of time.';
comment on table merged_lead is 'No longer written: joined_pass says whose pass is whose.';

alter table suppressed_lead add column feed_began_anew boolean not null default false;
comment on table suppressed_lead is 'Whether something stands against handing a lead over, and what; without why, nothing does any more. The word with the highest sequence counts. Once the feed began anew its numbers may mean other words, and a later word counts too.';
