drop index lead_by_change;
create index lead_by_change on lead (changed_at, id);
create index lead_by_source_and_change on lead (source, changed_at, id);

alter table lead drop column full_name, drop column family_name, drop column company_name;
alter table lead
  add column full_name text generated always as
    (nullif(lower(normalize(btrim(coalesce(btrim(first_name), '') || ' ' || coalesce(btrim(last_name), '')), nfc)), '')) stored,
  add column family_name text generated always as (nullif(lower(normalize(btrim(last_name), nfc)), '')) stored,
  add column company_name text generated always as (nullif(lower(normalize(btrim(company), nfc)), '')) stored;
comment on column lead.full_name is 'First and last name, or the one that is known, as names are compared: composed, in lower case.';
create index lead_by_full_name on lead (full_name collate "C", id) where full_name is not null;
create index lead_by_family_name on lead (family_name collate "C", id) where family_name is not null;
create index lead_by_company on lead (company_name collate "C", id) where company_name is not null;
