-- The rule of who brought an opportunity becomes an agreement of the kind `sourcing-rule`. The shipped one counts until something signed does.
insert into agreement (kind, key, latest_version) values ('sourcing-rule', 'sourcing', 1);
insert into agreement_version (kind, key, version, shipped, document, hash, created_issuer, created_subject, created_at)
select 'sourcing-rule', 'sourcing', version, shipped, document, hash, 'handshake', 'shipped', '1970-01-01T00:00:00Z' from sourcing_rule where version = 1;
insert into agreement_taking_effect (kind, key, version, from_instant) values ('sourcing-rule', 'sourcing', 1, '1970-01-01T00:00:00Z');

alter table opportunity drop constraint opportunity_sourcing_rule_fkey;
alter table opportunity rename column sourcing_rule to sourcing_rule_version;
alter table opportunity add column sourcing_rule text not null default 'sourcing';
comment on column opportunity.sourcing_rule is 'Key of the agreement of the kind sourcing-rule that counted when it was opened, in sourcing_rule_version.';
drop table sourcing_rule;
