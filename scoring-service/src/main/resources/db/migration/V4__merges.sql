alter table contact_key add column moves int not null default 0 check (moves >= 0);
update contact_key set moves = 1 where lead is not null;
comment on column contact_key.moves is 'How often lead-service had moved it by then: of two words the one with more moves counts.';

alter table lead add column survivor uuid;
comment on column lead.survivor is 'Whom its own key belongs to when that is another lead: the same person, under whose name it is judged.';
