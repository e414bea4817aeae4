alter table lead add column own jsonb;
comment on column lead.own is 'What was told about it itself, by attribute, where other leads were merged into it; what the columns show is more. Null where nobody was.';
update lead l set own = shown.known || coalesce(
    (select jsonb_object_agg(b.attribute, b.told -> 'before')
     from (select distinct on (e.key) e.key as attribute, e.value as told
           from lead_merge m cross join jsonb_each(m.learned) e
           where m.survivor = l.id and m.undone_at is null order by e.key, m.merged_at) b
     where case
       when b.attribute = 'CONSENTS' then false
       when b.attribute in ('FIRST_TOUCH', 'LATEST_TOUCH', 'ATTRIBUTES', 'PERSONAL_ATTRIBUTES')
         then (shown.known ->> b.attribute)::jsonb is not distinct from (b.told ->> 'after')::jsonb
       else shown.known ->> b.attribute is not distinct from b.told ->> 'after' end), '{}')
from (select r.id, jsonb_object_agg(upper(e.key), e.value) filter (where e.value is not null) as known
      from lead r cross join jsonb_each_text(to_jsonb(r)) e
      where e.key in ('email', 'first_name', 'last_name', 'phone', 'company', 'country', 'region', 'segment', 'industry', 'company_size',
        'channel', 'campaign', 'sourced_by', 'email_class', 'first_touch', 'latest_touch', 'attributes', 'personal_attributes', 'consents',
        'existing_customer', 'account', 'account_by')
        and r.id in (select survivor from lead_merge where undone_at is null)
      group by r.id) shown
where shown.id = l.id;
update lead set own = jsonb_strip_nulls(own) where own is not null;

alter table lead_merge alter column learned set default '{}';
comment on column lead_merge.learned is 'No longer read: lead.own holds what a survivor goes back to.';

alter table pass add column handed_over_anew boolean not null default false;
comment on column pass.handed_over_anew is 'Its lead was parted from another after it had been accepted, so that a fresh hand-off decides about it.';
