alter table milestone add column reversed_at timestamptz;
comment on table milestone is 'When each pass entered the stage of each milestone first, or next after that was taken back. handoff_to names the side it was handed to by that.';
comment on column milestone.recorded_at is 'When the first entry was recorded, whatever became of it.';
comment on column milestone.reversed_at is 'When it was recorded that the entry of entered_at holds no more, as the acceptance behind it was taken back; null while it holds.';
