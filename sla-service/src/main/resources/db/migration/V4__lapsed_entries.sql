create table lapsed_entry (
    lead         uuid        not null,
    pass         integer     not null check (pass > 0),
    stage        text        not null check (length(stage) between 1 and 100),
    hand_to      text        not null check (length(hand_to) between 1 and 100),
    qualified_at timestamptz not null
);
comment on table lapsed_entry is 'Entries that the end of their pass left without a hand-off: it was undecided, or not opened yet. A merge from before that end which is heard of later hands them over to the survivor.';
create index lapsed_entry_by_pass on lapsed_entry (lead, pass);

insert into lapsed_entry (lead, pass, stage, hand_to, qualified_at)
  select lead, pass, stage, hand_to, qualified_at from handoff join closed_pass using (lead, pass)
  where state = 'cancelled' and reason = outcome;
