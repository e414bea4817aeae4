create table funnel (
    key text primary key
);
comment on table funnel is 'A funnel that was in force, whether or not a pass went through it; those of before this table are known by their stages. From the feed lead.';
