create table rep (
    id              uuid        primary key,
    name            text        not null check (length(name) between 1 and 200),
    user_sub        text        not null unique check (length(user_sub) between 1 and 200),
    weekly_capacity integer     not null check (weekly_capacity between 0 and 10000),
    active          boolean     not null,
    registered_at   timestamptz not null,
    version         bigint      not null,
    event_sequence  bigint      not null check (event_sequence > 0)
);
comment on table rep is 'Who follows up leads. Routing locks these rows, in order of id, before it locks any hand-off.';

create table rep_week (
    rep             uuid        not null references rep,
    week            date        not null check (extract(isodow from week) = 1),
    offered         integer     not null check (offered > 0),
    last_offered_at timestamptz not null,
    primary key (rep, week)
);
comment on table rep_week is 'Offers made to a rep in an ISO week (its Monday, UTC): what is used of the weekly capacity.';

create table sla_policy (
    key            text        not null check (length(key) between 1 and 100),
    version        integer     not null check (version > 0),
    title          text        not null check (length(title) between 1 and 200),
    start_event    text        not null check (start_event in ('handoff-offered')),
    stop_events    text[]      not null check (cardinality(stop_events) > 0),
    target_seconds bigint      not null check (target_seconds > 0),
    calendar       text        not null check (calendar in ('24x7')),
    shipped        boolean     not null,
    effective_from timestamptz not null,
    primary key (key, version)
);
comment on table sla_policy is 'Versions of what sales promises. A clock keeps the version it started under.';

insert into sla_policy (key, version, title, start_event, stop_events, target_seconds, calendar, shipped, effective_from)
values ('shipped', 1, 'Accept or reject within 48 hours', 'handoff-offered', '{handoff-accepted,handoff-rejected}',
        172800, '24x7', true, '1970-01-01T00:00:00Z');

create table handoff (
    id               uuid        primary key,
    lead             uuid        not null,
    pass             integer     not null check (pass > 0),
    stage            text        not null check (length(stage) between 1 and 100),
    hand_to          text        not null check (length(hand_to) between 1 and 100),
    state            text        not null check (state in ('offered', 'unrouted', 'accepted', 'rejected', 'cancelled')),
    rep              uuid        references rep,
    offer            uuid,
    qualified_at     timestamptz not null,
    opened_at        timestamptz not null,
    first_offered_at timestamptz,
    offered_at       timestamptz,
    decided_at       timestamptz,
    reason           text,
    version          bigint      not null,
    event_sequence   bigint      not null check (event_sequence > 0),
    unique (lead, pass, stage),
    check ((state = 'unrouted') = (rep is null) or state = 'cancelled'),
    check ((rep is null) = (offer is null)),
    check ((state in ('accepted', 'rejected', 'cancelled')) = (decided_at is not null))
);
comment on table handoff is 'One hand-over of one pass. rep and offer are those of its latest offer that was not taken back or refused for lack of time.';
create index handoff_by_state on handoff (state, id);
create index handoff_by_rep on handoff (rep, id) where rep is not null;
create index handoff_waiting on handoff (qualified_at, id) where state = 'unrouted';

create table offer (
    id          uuid        primary key,
    handoff     uuid        not null references handoff,
    rep         uuid        not null references rep,
    state       text        not null check (state in ('open', 'accepted', 'rejected', 'withdrawn', 'cancelled')),
    offered_at  timestamptz not null,
    ended_at    timestamptz,
    reason      text,
    reason_text text        check (length(reason_text) between 1 and 1000),
    passed_over jsonb       not null,
    check ((state = 'open') = (ended_at is null))
);
comment on table offer is 'A hand-off put before one rep; passed_over says why not before the others.';
create index offer_by_handoff on offer (handoff, id);
create unique index offer_open on offer (handoff) where state = 'open';

create table clock (
    id             uuid        primary key,
    handoff        uuid        not null references handoff,
    offer          uuid        not null unique references offer,
    policy         text        not null,
    policy_version integer     not null,
    target_seconds bigint      not null,
    started_at     timestamptz not null,
    due_at         timestamptz not null,
    state          text        not null check (state in ('running', 'met', 'breached', 'cancelled')),
    stopped_at     timestamptz,
    announced_at   timestamptz,
    foreign key (policy, policy_version) references sla_policy (key, version),
    check (due_at > started_at),
    check ((state = 'breached') = (announced_at is not null)),
    check ((state = 'running') <= (stopped_at is null))
);
comment on table clock is 'The promise on one offer. A running row past due_at is a breach nobody has announced yet; whoever sees it first announces it.';
create index clock_due on clock (due_at) where state = 'running';
create index clock_by_handoff on clock (handoff);
