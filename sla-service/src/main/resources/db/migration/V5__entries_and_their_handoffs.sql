alter table entry_handed_over add column hand_to text check (length(hand_to) between 1 and 100);
alter table entry_handed_over add column qualified_at timestamptz;
alter table entry_handed_over add column handoff uuid;
comment on table entry_handed_over is 'Entries that were to be handed over, and the hand-off that each has: of one pass and side they have it together, and they keep one that was refused or cancelled. Reading them again opens none. A lead that is parted from another stands in its stage anew, told apart by how often its own key has moved. Without hand_to the entry is from an earlier version, and its hand-off counts as an entry of the pass it is about.';

insert into entry_handed_over (lead, pass, stage, moves, hand_to, qualified_at)
  select distinct on (lead, pass, stage) lead, pass, stage, 0, hand_to, qualified_at from lapsed_entry
  order by lead, pass, stage, qualified_at
on conflict (lead, pass, stage, moves) do update set hand_to = excluded.hand_to, qualified_at = excluded.qualified_at;
comment on table lapsed_entry is 'No longer written: entry_handed_over keeps every entry.';

create table parted_lead (
    lead      uuid        not null,
    moves     integer     not null check (moves > 0),
    parted_at timestamptz not null,
    primary key (lead, moves)
);
comment on table parted_lead is 'Leads that were parted from the one they had been merged into, and when; moves is how often the lead''s own key had moved with that. What a lead did from then on is its own.';
insert into parted_lead (lead, moves, parted_at) select lead, moves + 1, joined_at from joined_pass where parted;

alter table joined_pass alter column parted set default false;
comment on column joined_pass.parted is 'No longer written: parted_lead says when.';
comment on table joined_pass is 'Passes that went on as another lead''s when the two turned out to be one person; moves is how often the lead''s own key had moved by then.';
