create table lead_alias (
    id    uuid    primary key,
    lead  uuid    not null,
    moves integer not null
);
comment on table lead_alias is 'Which lead an id stands for since that was merged into another, or parted from it; of two words that with more moves counts. An id that is missing stands for itself.';
create index lead_alias_by_lead on lead_alias (lead);

create table lead_score (
    lead     uuid             primary key,
    sequence bigint           not null,
    score    double precision not null,
    fit      double precision,
    intent   double precision,
    cooled   boolean          not null,
    as_of    timestamptz      not null
);
comment on table lead_score is 'What scoring-service last told of the score of a lead. The word with the highest sequence counts.';

create table known_deal (
    opportunity  uuid   primary key,
    sequence     bigint not null,
    handoff      uuid,
    state        text   not null check (state in ('open', 'won', 'lost')),
    amount_minor bigint check (amount_minor >= 0),
    currency     text   check (currency ~ '^[A-Z]{3}$'),
    check ((amount_minor is null) = (currency is null))
);
comment on table known_deal is 'What lead-service last told of an opportunity: the hand-off it came out of, what became of it and what it is worth. The word with the highest sequence counts.';
create index known_deal_by_handoff on known_deal (handoff) where handoff is not null;

create table deal_pass (
    lead        uuid    not null,
    pass        integer not null check (pass > 0),
    opportunity uuid    not null,
    primary key (lead, pass, opportunity)
);
comment on table deal_pass is 'The passes of leads that an opportunity was ever told to run in.';

create index handoff_in_work on handoff (rep, id) where state in ('offered', 'accepted', 'delivered');
create index clock_open on clock (handoff, due_at) where stopped_at is null;
create index offer_accepted on offer (rep, ended_at) where state in ('accepted', 'reversed');
create index offer_reversed on offer (rep, reversed_at) where state = 'reversed';
create index touch_meeting on touch (rep, recorded_at) where kind = 'meeting';
create index handoff_conclusion_by_rep on handoff_conclusion (rep, concluded_at);

-- Aliases and opportunities were not kept before: the feed of lead-service is read from its start once more, which changes nothing else.
delete from feed_cursor where feed = 'lead';
delete from feed_subject where feed = 'lead';
delete from parked_event where feed = 'lead';
