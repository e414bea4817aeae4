-- An entry into a stage may be reversed: the pass is back in the stage before, and may enter anew.
alter table stage_entry drop constraint stage_entry_pkey;
alter table stage_entry add primary key (lead, pass, position);
comment on table stage_entry is 'Each entry of a pass into a stage after its first; cause names the fact that moved it, inferred marks stages skipped in reality.';
comment on column stage_entry.position is 'Place among the entries and reversals of its pass, so that those of one instant have an order. While nothing is reversed it is the place of the stage in its funnel.';

create table stage_reversal (
  lead uuid not null,
  pass int not null,
  position int not null check (position >= 1),
  reversed int not null,
  stage text not null,
  back_to text not null,
  reversed_at timestamptz not null,
  recorded_at timestamptz not null,
  actor text not null,
  cause text not null,
  reason text,
  handoff uuid,
  primary key (lead, pass, position),
  unique (lead, pass, reversed),
  foreign key (lead, pass, reversed) references stage_entry (lead, pass, position)
);
comment on table stage_reversal is 'Entries that hold no more from reversed_at on, each by its position, and the stage the pass is back in. The entry itself stays as it is.';
