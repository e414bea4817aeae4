create table team (
    key      text   primary key check (key ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
    title    text   not null check (length(title) between 1 and 200),
    calendar text   references calendar,
    manager  text   check (length(manager) between 1 and 200),
    version  bigint not null check (version > 0)
);
comment on table team is 'Reps who work together: the hours that count where a rep has none of its own, and the user who answers for them.';

create table territory (
    key             text    primary key check (key ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
    title           text    not null check (length(title) between 1 and 200),
    precedence      integer not null check (precedence between 0 and 1000000),
    team            text    references team,
    parent          text    references territory check (parent <> key),
    active          boolean not null,
    regions         text[]  not null,
    countries       text[]  not null,
    industries      text[]  not null,
    segments        text[]  not null,
    company_sizes   text[]  not null,
    accounts        uuid[]  not null,
    named_accounts  boolean not null,
    required_skills text[]  not null,
    version         bigint  not null check (version > 0),
    check (team is not null or parent is not null)
);
comment on table territory is 'Parts of the market and the teams that work them. Whoever writes one locks the table against other writers, so that no two make a circle of parents.';

alter table rep
    add column monthly_capacity integer check (monthly_capacity between 0 and 10000),
    add column side             text    check (side in ('SALES', 'BDR')),
    add column team             text    references team,
    add column calendar         text    references calendar,
    add column skills           text[]  not null default '{}';
comment on column rep.monthly_capacity is 'When there is one it counts, and weekly_capacity is what it comes to in an average week, for readers.';
comment on column rep.side is 'Whom leads are handed to that this rep is offered; null: whomever.';

create table rep_month (
    rep     uuid    not null references rep,
    month   date    not null check (extract(day from month) = 1),
    offered integer not null check (offered > 0),
    primary key (rep, month)
);
comment on table rep_month is 'Offers made to a rep in a calendar month (its first day, UTC): what is used of a monthly capacity.';
insert into rep_month
  select rep, date_trunc('month', offered_at at time zone 'UTC')::date, count(*) from offer group by 1, 2;

create table rep_absence (
    id       uuid        primary key,
    rep      uuid        not null references rep,
    begin_at timestamptz not null,
    end_at   timestamptz not null,
    title    text        not null check (length(title) between 1 and 200),
    check (begin_at < end_at)
);
comment on table rep_absence is 'Times in which a rep is away: nothing is offered in them, and capacity shrinks by the working time they cover.';
create index rep_absence_by_rep on rep_absence (rep, end_at);

alter table offer
    add column why      text check (length(why) between 1 and 100),
    add column why_text text check (length(why_text) between 1 and 1000);
comment on column offer.why is 'Why it was made to this rep; null when it was made before that was kept.';
comment on column offer.why_text is 'What somebody said who chose the rep.';
alter table offer drop constraint offer_state_check;
alter table offer add constraint offer_state_check
  check (state in ('open', 'accepted', 'rejected', 'withdrawn', 'cancelled', 'assigned'));
comment on table offer is 'A hand-off put before one rep; passed_over says why not before the others. One assigned was accepted by somebody else before: nobody is asked, and no clock runs.';

create table waiting_handoff (
    handoff    uuid        primary key references handoff,
    since      timestamptz not null,
    why        text        check (length(why) between 1 and 100),
    tried_at   timestamptz,
    openings   uuid,
    alarmed_at timestamptz
);
comment on table waiting_handoff is 'Since when an unrouted hand-off waits, and for what. openings says who had capacity when it was last tried: while that is the same nobody will be found.';
create index waiting_handoff_to_alarm on waiting_handoff (since) where alarmed_at is null;
insert into waiting_handoff (handoff, since) select id, opened_at from handoff where state = 'unrouted';
