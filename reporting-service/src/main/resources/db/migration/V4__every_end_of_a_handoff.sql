-- Every end of a hand-off, and acceptances and entries that were taken back.
alter table handoff
    add column rep           uuid,
    add column offered_at    timestamptz,
    add column answered_at   timestamptz,
    add column recycled_at   timestamptz,
    add column conclusion    text check (conclusion in ('qualified', 'disqualified', 'returned')),
    add column concluded_at  timestamptz,
    add column accepted_took double precision generated always as (
        case when floor(extract(epoch from answered_at - offered_at)) = accepted_after
             then extract(epoch from answered_at - offered_at)::float8
             else accepted_after::float8 end) stored;
comment on table handoff is 'One hand-over of a pass and its end. The acceptance is the one that stands. From the feed sla.';
comment on column handoff.rep is 'Whose it is, or who had it last.';
comment on column handoff.offered_at is 'When the last offer began, as its clock has it; answered_at is when that was accepted.';
comment on column handoff.accepted_after is 'Whole seconds of the promise''s calendar from that offer to its acceptance.';
comment on column handoff.accepted_took is 'The same in seconds, exact where every hour between counted.';

create table reversed_acceptance (
    handoff     uuid        not null,
    accepted_at timestamptz not null,
    took        double precision,
    reversed_at timestamptz not null,
    primary key (handoff, reversed_at)
);
comment on table reversed_acceptance is 'An acceptance that was taken back: it stood until then. From the feed sla.';

alter table offer
    add column withdrawn_at timestamptz,
    add column withdrawn    text;
comment on column offer.withdrawn is 'Why the offer was taken back, such as expired.';

create table clock (
    id         uuid primary key,
    handoff    uuid not null,
    kind       text not null,
    outcome    text check (outcome in ('met', 'breached', 'cancelled')),
    stopped_at timestamptz,
    elapsed    bigint
);
comment on table clock is 'A promise on a hand-off that is not about one offer, and how it ended; elapsed in whole seconds of its calendar. From the feed sla.';
create index clock_of_handoff on clock (handoff) include (kind, outcome, stopped_at, elapsed);

create table touch (
    id          uuid primary key,
    handoff     uuid        not null,
    touched_at  timestamptz not null,
    recorded_at timestamptz not null
);
comment on table touch is 'That whoever accepted a hand-off got in touch, or tried to, and since when that is known. From the feed sla.';
create index touch_of_handoff on touch (handoff) include (touched_at, recorded_at);

create table settlement (
    dispute    uuid primary key,
    handoff    uuid        not null,
    outcome    text        not null,
    settled_at timestamptz not null
);
comment on table settlement is 'How a dispute about a refusal ended. From the feed sla.';
create index settlement_of_handoff on settlement (handoff) include (outcome, settled_at);

create table reversed_entry (
    lead        uuid        not null,
    pass        integer     not null check (pass > 0),
    stage       text        not null,
    funnel      text        not null,
    milestone   text        not null,
    inferred    boolean     not null,
    entered_at  timestamptz not null,
    reversed_at timestamptz not null,
    primary key (lead, pass, stage, reversed_at)
);
comment on table reversed_entry is 'An entry that was taken back: it stood until then. Those that stand are in stage_entry. From the feed lead.';
create index reversed_entry_entered on reversed_entry (funnel, entered_at) include (stage, inferred, lead, pass, reversed_at);
create index reversed_entry_reversed on reversed_entry (funnel, reversed_at) include (stage, inferred, lead, pass);

-- What happened so far was partly passed over: the feed of sla-service is read from the start.
truncate rep, handoff, offer;
delete from feed_cursor where feed = 'sla';
delete from feed_subject where feed = 'sla';
delete from parked_event where feed = 'sla';
