create table known_lead (
    lead         uuid        primary key,
    sequence     bigint      not null,
    source       text        not null,
    channel      text,
    country      text,
    region       text,
    segment      text,
    industry     text,
    company_size text,
    attributes   jsonb       not null
);
comment on table known_lead is 'What lead-service last published of a lead: nothing personal. The word with the highest sequence counts.';

create table lead_account (
    lead     uuid   primary key,
    sequence bigint not null,
    account  uuid
);
comment on table lead_account is 'The account a lead belongs to, or null since it lost it. Kept apart from known_lead, as it is told by other events.';

create table known_account (
    account    uuid    primary key,
    sequence   bigint  not null,
    owner      text,
    owner_team text,
    named      boolean not null
);
comment on table known_account is 'Who owns an account in effect, as the subject of a user or the id of a rep, and whether it was picked by name.';
