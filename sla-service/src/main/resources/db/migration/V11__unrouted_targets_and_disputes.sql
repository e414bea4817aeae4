alter table waiting_handoff add column alarm_due_at timestamptz;
update waiting_handoff set alarm_due_at = since + interval '4 hours';
alter table waiting_handoff alter column alarm_due_at set not null;
comment on column waiting_handoff.alarm_due_at is 'When its wait is told of, by the policy in force for its lead when the wait began.';
drop index waiting_handoff_to_alarm;
create index waiting_handoff_to_alarm on waiting_handoff (alarm_due_at) where alarmed_at is null;

create table dispute (
    id             uuid        primary key,
    handoff        uuid        not null unique references handoff,
    state          text        not null check (state in ('open', 'settled')),
    outcome        text        check (outcome in ('upheld', 'overturned')),
    settled_at     timestamptz,
    event_sequence bigint      not null check (event_sequence > 0),
    check ((state = 'settled') = (outcome is not null)),
    check ((state = 'settled') = (settled_at is not null))
);
comment on table dispute is 'Marketing does not agree with a refusal for good; settled when both sides name the same outcome.';
create index dispute_by_state on dispute (state, id);

create table dispute_word (
    dispute uuid        not null references dispute,
    number  integer     not null check (number > 0),
    kind    text        not null check (kind in ('reason', 'answer', 'settlement')),
    side    text        not null check (side in ('marketing', 'sales')),
    issuer  text        not null,
    subject text        not null,
    outcome text        check (outcome in ('upheld', 'overturned')),
    text    text        check (length(text) between 1 and 1000),
    said_at timestamptz not null,
    primary key (dispute, number),
    check ((kind = 'settlement') = (outcome is not null)),
    check (kind = 'settlement' or text is not null)
);
comment on table dispute_word is 'Everything said in a dispute, in order; of the settlements of a side the last counts.';
create trigger dispute_word_is_append_only before update or delete on dispute_word
  for each statement execute function agreement_refuse_change();
