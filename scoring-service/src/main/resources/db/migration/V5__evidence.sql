-- What a score looks at beyond the types of activities, and what became of every pass, each with the time it was recorded here to be
-- known, so that a score can be asked for as it was known then.
alter table activity
  add column source text,
  add column campaign text,
  add column properties jsonb;
comment on column activity.properties is 'What the activity tells beyond its type; null when nothing.';
-- What counts towards a pass is one range per key: a lead that goes round again does not read what counted before.
create index activity_key_recorded on activity (key, recorded_at);
drop index activity_key;

create table lead_profile (
  lead uuid not null,
  sequence bigint not null check (sequence >= 1),
  since timestamptz not null,
  recorded_at timestamptz not null,
  attributes jsonb not null,
  primary key (lead, sequence)
);
comment on table lead_profile is 'Who a lead is, each time lead-service told it anew; the sequence is that of the fact. Never changed once written.';
comment on column lead_profile.attributes is 'Value by attribute, flat: country, companySize, utm.source, attributes.employees, ... Unknown ones are missing.';
comment on column lead_profile.since is 'From when it holds, in claimed time.';

create table key_word (
  key uuid not null,
  moves int not null check (moves >= 0),
  lead uuid not null,
  since timestamptz not null,
  primary key (key, moves, since, lead)
);
comment on table key_word is 'Every word on whose a contact key is; of those recorded by an instant the one with most moves held then. contact_key has the one that holds now.';

create index key_word_lead on key_word (lead, key);

create table pass (
  lead uuid not null,
  number int not null check (number >= 1),
  opened_at timestamptz not null,
  counts_after timestamptz not null,
  closed_at timestamptz,
  outcome text,
  reason text,
  primary key (lead, number)
);
comment on table pass is 'Every trip of every lead, under the id it was told for; instants are those lead-service recorded.';
comment on column pass.counts_after is 'Only activities recorded after this instant count towards it.';

create table milestone (
  lead uuid not null,
  pass int not null check (pass >= 1),
  milestone text not null,
  entered_at timestamptz not null,
  recorded_at timestamptz not null,
  inferred boolean not null,
  handoff_to text,
  actor text,
  primary key (lead, pass, milestone)
);
comment on table milestone is 'When each pass entered the stage of each milestone first. handoff_to names the side it was handed to by that.';
create index milestone_handed_off on milestone (recorded_at) where handoff_to is not null;

-- The history was not kept before: the feed of lead-service is read from the start. What was qualified here stays decided.
create table feed_read_anew (
  feed text primary key,
  until timestamptz not null,
  reached boolean not null default false,
  judged_through uuid
);
comment on table feed_read_anew is 'A feed that is read from the start: nobody is judged until all of it has been read as far as before, then all are.';
comment on column feed_read_anew.judged_through is 'Leads up to this id have been judged since.';
insert into feed_read_anew (feed, until)
  select feed, coalesce(max(read_until), now()) from feed_cursor where feed = 'lead' and cursor <> '' group by feed;
delete from feed_cursor where feed = 'lead';
delete from feed_subject where feed = 'lead';
delete from parked_event where feed = 'lead';
delete from activity;
delete from opportunity;
delete from opportunity_pass;
delete from contact_key;
update lead set pass = default, standing = default, counts_after = default, closed_at = default, survivor = default, awaiting = default;
