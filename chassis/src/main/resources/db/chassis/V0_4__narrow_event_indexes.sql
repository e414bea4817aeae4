-- Three quarters of what writing an event costs is entering it into indexes, so these are as narrow as they can be: the key
-- without the partition's own constant, and the subject by a hash of four bytes instead of a text of forty.
alter table event drop constraint event_pkey;
alter table event_decision add primary key (slot, position);
alter table event_activity add primary key (slot, position);

drop index event_decision_subject;
drop index event_activity_subject;
create index event_decision_subject on event_decision (hashtext(subject), position);
create index event_activity_subject on event_activity (hashtext(subject), position);
