create table running_score (
  lead uuid primary key,
  counts_after timestamptz not null,
  recorded_until timestamptz not null,
  until timestamptz not null,
  awaited boolean not null,
  ground uuid not null,
  keys uuid not null,
  sums bytea not null
);
comment on table running_score is 'What leads that did very much did up to an instant, added up, so that a page reads what was recorded later only. Follows from the rest: rows may be deleted at any time.';
comment on column running_score.counts_after is 'The pass it was added up for: only activities recorded after this instant count.';
comment on column running_score.recorded_until is 'Activities recorded up to this instant are added up.';
comment on column running_score.until is 'When the last of them happened, in claimed time.';
comment on column running_score.awaited is 'Whether it was looked whether the lead came to qualify by then; it did not.';
comment on column running_score.ground is 'A digest of who the lead was by then, and of what was in force for it.';
comment on column running_score.keys is 'A digest of the contact keys under which all of that was posted, and of how often each has moved.';
comment on column running_score.sums is 'By version and rule, as the service wrote them.';
