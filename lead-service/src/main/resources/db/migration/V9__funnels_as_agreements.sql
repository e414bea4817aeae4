-- Funnels become agreements of the kind `funnel`. The four templates came with the installation; waterfall counts until something signed does.
insert into agreement (kind, key, latest_version) values
  ('funnel', 'waterfall', 1), ('funnel', 'commit', 1), ('funnel', 'smarketing', 1), ('funnel', 'rate', 1);
insert into agreement_version (kind, key, version, shipped, document, hash, created_issuer, created_subject, created_at) values
  ('funnel', 'waterfall', 1, true,
   '{"content":{"stages":[{"exitCriteria":[],"key":"Lead","milestone":"LEAD","owner":"MARKETING","title":"Lead"},{"exitCriteria":[],"handoffTo":"SALES","key":"MQL","milestone":"QUALIFIED","owner":"MARKETING","title":"Marketing qualified lead"},{"exitCriteria":[],"key":"SAL","milestone":"ACCEPTED","owner":"SALES","title":"Sales accepted lead"},{"exitCriteria":[],"key":"SQL","milestone":"SALES_QUALIFIED","owner":"SALES","title":"Sales qualified lead"},{"exitCriteria":[],"key":"SQO","milestone":"OPPORTUNITY","owner":"SALES","title":"Sales qualified opportunity"},{"exitCriteria":[],"key":"Customer","milestone":"CUSTOMER","owner":"SALES","title":"Customer"}],"title":"Lead, MQL, SAL, SQL, SQO, customer"},"effectiveFrom":"1970-01-01T00:00:00Z","scope":{}}',
   '27e4f7cd8364d9f116ee3f4c84f95b0995f5c25b4f15212b6d59152f0545cbb9',
   'handshake', 'shipped', '1970-01-01T00:00:00Z'),
  ('funnel', 'commit', 1, true,
   '{"content":{"stages":[{"exitCriteria":[],"key":"Lead","milestone":"LEAD","owner":"MARKETING","title":"Raw lead"},{"exitCriteria":[],"handoffTo":"SALES","key":"MQL","milestone":"QUALIFIED","owner":"MARKETING","title":"Marketing qualified lead"},{"exitCriteria":[],"key":"SQL","milestone":"SALES_QUALIFIED","owner":"SALES","title":"Sales qualified lead"},{"exitCriteria":[],"key":"SAL","milestone":"ACCEPTED","owner":"SALES","title":"Sales accepted lead"},{"exitCriteria":[],"key":"SQO","milestone":"OPPORTUNITY","owner":"SALES","title":"Sales qualified opportunity"},{"exitCriteria":[],"key":"Customer","milestone":"CUSTOMER","owner":"SALES","title":"Customer"}],"title":"Lead, MQL, SQL, SAL, SQO, customer"},"effectiveFrom":"1970-01-01T00:00:00Z","scope":{}}',
   '87ae090ce4dd818eaae0734dc66fa288d7777aa7f70787bc4d5a4e1277176ab8',
   'handshake', 'shipped', '1970-01-01T00:00:00Z'),
  ('funnel', 'smarketing', 1, true,
   '{"content":{"stages":[{"exitCriteria":[],"key":"Visitor","milestone":"VISITOR","owner":"MARKETING","title":"Visitor"},{"exitCriteria":[],"key":"Lead","milestone":"LEAD","owner":"MARKETING","title":"Lead"},{"exitCriteria":[],"handoffTo":"SALES","key":"MQL","milestone":"QUALIFIED","owner":"MARKETING","title":"Marketing qualified lead"},{"exitCriteria":[],"key":"SQL","milestone":"SALES_QUALIFIED","owner":"SALES","title":"Sales qualified lead"},{"exitCriteria":[],"key":"Opportunity","milestone":"OPPORTUNITY","owner":"SALES","title":"Opportunity"},{"exitCriteria":[],"key":"Customer","milestone":"CUSTOMER","owner":"SALES","title":"Customer"}],"title":"Visitor, lead, MQL, SQL, opportunity, customer"},"effectiveFrom":"1970-01-01T00:00:00Z","scope":{}}',
   'bcb9c6538ecb7bcc8cbfe096fcc52657191010f54f1a4f39dc5dd407d3b169fc',
   'handshake', 'shipped', '1970-01-01T00:00:00Z'),
  ('funnel', 'rate', 1, true,
   '{"content":{"stages":[{"exitCriteria":[],"key":"Lead","milestone":"LEAD","owner":"MARKETING","title":"Lead"},{"exitCriteria":[],"handoffTo":"SALES","key":"Handed-over","milestone":"QUALIFIED","owner":"MARKETING","title":"Handed over"},{"exitCriteria":[],"key":"Opportunity","milestone":"OPPORTUNITY","owner":"SALES","title":"Opportunity"},{"exitCriteria":[],"key":"Customer","milestone":"CUSTOMER","owner":"SALES","title":"Customer"}],"title":"Lead, handed over, opportunity, customer"},"effectiveFrom":"1970-01-01T00:00:00Z","scope":{}}',
   '98d5705ef4d20a383bc7a84a7faa3b6d31b94e509a593779c8f8cd266a67bc13',
   'handshake', 'shipped', '1970-01-01T00:00:00Z');
insert into agreement_taking_effect (kind, key, version, from_instant) values ('funnel', 'waterfall', 1, '1970-01-01T00:00:00Z');

-- A transition tells its whole story: where from, why, by which definition, hand-off or opportunity, and what was answered.
alter table stage_entry
  add column from_stage text,
  add column position int check (position >= 1),
  add column reason text,
  add column note text,
  add column definition text,
  add column definition_version int,
  add column handoff uuid,
  add column opportunity uuid,
  add column answers jsonb;
comment on column stage_entry.position is 'Place of the stage in its funnel, so that entries of one instant have an order.';
comment on column stage_entry.note is 'Why in words; personal data may be in it, so it is published nowhere.';
comment on column stage_entry.answers is 'Answers to the exit criteria of the stage left, by criterion. Texts may hold personal data and are published nowhere.';

update stage_entry e set from_stage = before.key, position = stage.position
from pass p, funnel_stage stage, funnel_stage before
where (p.lead, p.number) = (e.lead, e.pass)
  and (stage.funnel, stage.version, stage.key) = (p.funnel, p.funnel_version, e.stage)
  and (before.funnel, before.version, before.position) = (p.funnel, p.funnel_version, stage.position - 1);
update stage_entry e set
  reason = told.data ->> 'reason',
  definition = told.data ->> 'definition',
  definition_version = (told.data ->> 'definitionVersion')::int,
  handoff = (told.data ->> 'handoff')::uuid,
  opportunity = (told.data ->> 'opportunity')::uuid
from (select data::jsonb as data from event where type = 'stage-entered') as told
where (e.lead, e.pass, e.stage) = ((told.data ->> 'lead')::uuid, (told.data ->> 'pass')::int, told.data ->> 'to');
alter table stage_entry alter column from_stage set not null, alter column position set not null;

alter table pass
  add column closed_recorded_at timestamptz,
  add column closed_actor text,
  add column note text;
update pass set closed_recorded_at = closed_at where closed_at is not null;
update pass p set closed_recorded_at = told.recorded_at
from (select data::jsonb as data, recorded_at from event where type = 'pass-closed') as told
where (p.lead, p.number) = ((told.data ->> 'lead')::uuid, (told.data ->> 'pass')::int) and p.closed_at is not null;
comment on column pass.note is 'Why it ended, in words; personal data may be in it, so it is published nowhere.';

alter table refused_transition
  add column to_stage text,
  add column actor text,
  add column reason text,
  add column definition text,
  add column definition_version int,
  add column handoff uuid,
  add column opportunity uuid;
update refused_transition set actor = case when cause like 'lead-%' then 'scoring-service' else 'sla-service' end;
alter table refused_transition alter column actor set not null;
create index refused_transition_newest on refused_transition (recorded_at, lead, pass, cause);

drop table funnel_stage;
drop table funnel_version;
