-- Hand-offs are heard of in any order among each other: whose a lead is must be the last one's, not the last heard of.
alter table lead add column owner_since timestamptz;
comment on column lead.owner_since is 'When a hand-off gave the lead to its owner, and after that was taken back when it had; null where nobody has got it yet or that was not noted.';
