-- Definitions become agreements of the kind `definition`: the same documents, hashes, signatures, and counts of events.
insert into agreement (kind, key, latest_version, sequence) select 'definition', key, latest_version, sequence from definition;
insert into agreement_version (kind, key, version, shipped, document, hash, reason, created_issuer, created_subject, created_at)
  select 'definition', key, version, shipped, document, hash,
    case when version > 1 then 'Written before reasons were asked for.' end, created_issuer, created_subject, created_at
  from definition_version;
insert into agreement_signature (kind, key, version, role, issuer, subject, hash, signed_at)
  select 'definition', key, version, role, issuer, subject, hash, signed_at from signature;
insert into agreement_taking_effect (kind, key, version, from_instant, announced_at)
  select 'definition', key, version, from_instant, announced_at from taking_effect;
insert into agreement_taking_effect (kind, key, version, from_instant, announced_at)
  select 'definition', key, version, effective_from, effective_from from definition_version where shipped;

create table scoring_anew (
  key text not null,
  version int not null check (version >= 1),
  cause text not null check (cause in ('in-force', 'ended')),
  since timestamptz not null,
  begun boolean not null,
  scored_through uuid,
  scored_at timestamptz,
  primary key (key, version, cause)
);
comment on table scoring_anew is 'Versions that came into force or ended by themselves: all leads that are not qualified are scored anew then, and how far that has got.';
comment on column scoring_anew.begun is 'Whether some replica has seen that instant come; nobody judges as of an earlier one any more.';
comment on column scoring_anew.scored_through is 'Leads up to this id have been scored anew.';
create index scoring_anew_to_come on scoring_anew (since) where not begun;
create index scoring_anew_unscored on scoring_anew (since) where begun and scored_at is null;
insert into scoring_anew (key, version, cause, since, begun, scored_through, scored_at)
  select key, version, 'in-force', from_instant, true, scored_through, scored_at from taking_effect where announced_at is not null;

alter table qualification drop constraint qualification_definition_version_fkey;
alter table qualification add column definition_kind text not null generated always as ('definition') stored;
alter table qualification add foreign key (definition_kind, definition, version) references agreement_version (kind, key, version);
comment on column qualification.definition_kind is 'What the definition is among all that is agreed on; always the same.';

create table definition_proposal (
  definition_kind text not null generated always as ('definition') stored,
  key text not null,
  version int not null,
  proposed_at timestamptz not null,
  primary key (key, version),
  foreign key (definition_kind, key, version) references agreement_version (kind, key, version)
);
comment on table definition_proposal is 'Drafts whose authors have said that they are ready to be signed.';

drop table taking_effect;
drop table signature;
drop table definition_version;
drop table definition;
drop function refuse_change();

-- What a rule may ask of a lead or of an activity, as lead-service declares it; its feed is read from the start (V5).
alter table activity_type add column properties jsonb;
comment on column activity_type.properties is 'Name and JSON Schema of each property that activities of the type may tell; null: none.';

create table lead_attribute (
  key text primary key,
  title text not null,
  type text not null,
  choices text[] not null,
  personal boolean not null
);
comment on table lead_attribute is 'Attributes that lead-service has declared; values of personal ones are never told.';

create table agreed_funnel (
  funnel text not null,
  version int not null check (version >= 1),
  title text not null,
  scope jsonb not null,
  from_instant timestamptz not null,
  until_instant timestamptz,
  stages jsonb not null,
  primary key (funnel, version)
);
comment on table agreed_funnel is 'Funnels as both sides signed them at lead-service, for the exit criteria that sales asks for.';
