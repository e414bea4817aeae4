create table lead (
    id         uuid primary key,
    source     text,
    channel    text,
    campaign   text,
    country    text,
    region     text,
    segment    text,
    industry   text,
    sourced_by text
);
comment on table lead is 'What is known of a lead and is not personal. From the feed lead.';

create table pass (
    lead      uuid        not null,
    number    integer     not null check (number > 0),
    funnel    text,
    opened_at timestamptz,
    outcome   text,
    closed_at timestamptz,
    primary key (lead, number)
);
comment on table pass is 'One trip of a lead through a funnel. From the feed lead.';
create index pass_opened on pass (funnel, opened_at) include (lead, number);

create table stage_entry (
    lead       uuid        not null,
    pass       integer     not null check (pass > 0),
    stage      text        not null,
    funnel     text        not null,
    milestone  text        not null,
    inferred   boolean     not null,
    entered_at timestamptz not null,
    primary key (lead, pass, stage)
);
comment on table stage_entry is 'A pass in a stage, since its recorded time; the first stage counts from the opening. From the feed lead.';
create index stage_entry_window on stage_entry (funnel, entered_at) include (stage, inferred, lead, pass);

create table funnel_stage (
    funnel         text    not null,
    stage          text    not null,
    milestone      text    not null,
    previous       text,
    funnel_version integer not null,
    primary key (funnel, stage)
);
comment on table funnel_stage is 'The stages of a funnel in their order, as entries show it: each names the one before. From the feed lead.';

create table opportunity (
    id              uuid   primary key,
    lead            uuid,
    pass            integer,
    created_at      timestamptz,
    outcome         text   check (outcome in ('won', 'lost')),
    closed_at       timestamptz,
    amount_minor    bigint,
    amount_currency text,
    check ((outcome is null) = (closed_at is null)),
    check ((amount_minor is null) = (amount_currency is null))
);
comment on table opportunity is 'A deal and what became of it; the amount is the latest told. From the feed lead.';
create index opportunity_created on opportunity (created_at) include (lead, pass);
create index opportunity_closed on opportunity (closed_at) include (lead, pass, outcome, amount_minor, amount_currency);
create index opportunity_of_pass on opportunity (lead, pass);

create table qualification (
    lead               uuid        not null,
    pass               integer     not null,
    definition         text,
    definition_version integer,
    reason             text,
    crossed_at         timestamptz,
    qualified_at       timestamptz not null,
    primary key (lead, pass)
);
comment on table qualification is 'That a lead reached the threshold in a pass. From the feed scoring.';

create table rep (
    id              uuid    primary key,
    name            text    not null,
    weekly_capacity integer not null,
    active          boolean not null
);
comment on table rep is 'Who follows up leads. From the feed sla.';

create table handoff (
    id               uuid   primary key,
    lead             uuid   not null,
    pass             integer not null,
    hand_to          text,
    qualified_at     timestamptz,
    opened_at        timestamptz,
    first_offered_at timestamptz,
    accepted_at      timestamptz,
    accepted_after   bigint,
    rejected_at      timestamptz,
    cancelled_at     timestamptz
);
comment on table handoff is 'One hand-over of a pass and its end; accepted_after in whole seconds of the promise''s calendar. From the feed sla.';
create index handoff_opened on handoff (opened_at);

create table offer (
    id           uuid primary key,
    handoff      uuid not null,
    rep          uuid,
    clock        text check (clock in ('met', 'breached', 'cancelled')),
    refused_at   timestamptz,
    reason       text,
    reason_group text,
    final        boolean
);
comment on table offer is 'A hand-off put before one rep: how its clock ended and why it was refused. From the feed sla.';
create index offer_of_handoff on offer (handoff);
