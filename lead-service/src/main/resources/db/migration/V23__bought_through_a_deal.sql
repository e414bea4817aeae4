alter table lead add column bought jsonb;
comment on column lead.bought is 'Where existing_customer follows from a won deal: opportunity, the deal, and before, what existing_customer was until then. Null where somebody told it, or it was set before this was kept.';
