alter table activity_type add column properties text;
comment on column activity_type.properties is 'JSON Schema of the properties its activities may tell; null: they tell none.';
comment on table activity_type is 'The kinds of things visitors and leads can do. event_sequence counts how often a type was described. Activities that do not fit wait in quarantined_activity.';

alter table quarantined_activity
  add column utm text,
  add column properties text,
  add column reason text not null default 'unregistered-type' check (reason in ('unregistered-type', 'properties-do-not-fit')),
  add column errors text not null default '[{"pointer":"/type","message":"is not registered; the activity waits in quarantine until it is"}]',
  add column judged_by bigint not null default -1;
alter table quarantined_activity
  alter column reason drop default,
  alter column errors drop default,
  alter column judged_by drop default;
comment on table quarantined_activity is 'Activities that do not fit a registered type, kept until they do and are replayed with their own time. judged_by is the event_sequence of the type they were last judged by, -1 before it was registered.';
create index quarantined_activity_to_judge on quarantined_activity (type, judged_by, id);
create index quarantined_activity_by_reason on quarantined_activity (reason, id);
