create table opportunity_pass (
    opportunity uuid        not null,
    lead        uuid        not null,
    pass        integer     not null check (pass > 0),
    since       timestamptz not null,
    primary key (opportunity, lead, pass)
);
comment on table opportunity_pass is 'The passes an opportunity runs or ran in; it left a pass for a later one of the same lead when it was opened again. From the feed lead.';
create index opportunity_pass_of_pass on opportunity_pass (lead, pass) include (opportunity, since);

create table opportunity_outcome (
    opportunity     uuid        not null,
    sequence        bigint      not null,
    outcome         text        not null check (outcome in ('won', 'lost')),
    closed_at       timestamptz not null,
    reopened_at     timestamptz,
    amount_minor    bigint,
    amount_currency text,
    primary key (opportunity, sequence),
    check ((amount_minor is null) = (amount_currency is null))
);
comment on table opportunity_outcome is 'Each time an opportunity closed, with what it was worth then; it holds until the opportunity is opened again. From the feed lead.';
create index opportunity_outcome_closed on opportunity_outcome (closed_at) include (opportunity, outcome, amount_minor, amount_currency);
create index opportunity_outcome_reopened on opportunity_outcome (reopened_at) include (opportunity, outcome, amount_minor, amount_currency)
    where reopened_at is not null;

insert into opportunity_pass (opportunity, lead, pass, since)
    select id, lead, pass, coalesce(created_at, closed_at) from opportunity
    where lead is not null and pass is not null and coalesce(created_at, closed_at) is not null;
insert into opportunity_outcome (opportunity, sequence, outcome, closed_at, amount_minor, amount_currency)
    select id, 2, outcome, closed_at, amount_minor, amount_currency from opportunity where outcome is not null;

comment on table opportunity is 'A deal with its main lead, if it has one; the amount is the latest told. How it ended is in opportunity_outcome: outcome and closed_at here are written by the release before only. From the feed lead.';
