create table merged_lead (
    lead      uuid        primary key,
    moves     integer     not null,
    pass      integer,
    merged_at timestamptz not null
);
comment on table merged_lead is 'The latest word on whether a lead is another one, by how often its key has moved, and its pass that ended by that; none after the two were parted again. From the feed lead.';

alter table handoff add column suppressed_at timestamptz;
comment on column handoff.suppressed_at is 'Since when something stands against handing the lead over; null when nothing does.';
