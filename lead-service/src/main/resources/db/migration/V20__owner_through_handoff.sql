-- The hand-off through which a lead is its owner's; what is told of another one later does not concern it.
alter table lead add column owner_handoff uuid;
comment on column lead.owner is 'The rep who has it: who accepted it last, or whom it was delivered or reassigned to.';
comment on column lead.owner_handoff is 'The hand-off through which the owner has it; null while nobody does, and where that was not noted.';
