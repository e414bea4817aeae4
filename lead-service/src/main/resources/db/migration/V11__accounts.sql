create table account (
  id uuid primary key,
  name text not null,
  name_key text collate "C" not null generated always as (lower(name)) stored,
  parent uuid references account (id),
  owner text,
  owner_team text,
  effective_owner text,
  owner_from uuid references account (id),
  customer boolean not null,
  named boolean not null,
  segment text,
  region text,
  industry text,
  company_size text,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  version bigint not null check (version >= 1),
  event_sequence bigint not null check (event_sequence >= 1),
  check (owner_team is null or owner is not null),
  check ((effective_owner is null) = (owner_from is null)),
  check (owner is null or effective_owner = owner and owner_from = id),
  check (parent <> id)
);
comment on table account is 'A company behind leads. effective_owner repeats who owns it by the rule of precedence: its own owner, else the owner of the nearest account above; owner_from is the account that owner comes from.';
create index account_by_name on account (name_key, id);
create index account_by_parent on account (parent, id) where parent is not null;
create index account_by_effective_owner on account (effective_owner, id) where effective_owner is not null;

create table account_domain (
  domain text collate "C" primary key,
  account uuid not null references account (id)
);
comment on table account_domain is 'The domains of accounts, in lower case and in the ASCII form of IDNA; each belongs to one account.';
create index account_domain_of_account on account_domain (account, domain);

create table account_external_id (
  source text collate "C" not null,
  external_id text collate "C" not null,
  account uuid not null references account (id),
  primary key (external_id, source)
);
comment on table account_external_id is 'The ids of accounts in other systems; each belongs to one account.';
create index account_external_id_of_account on account_external_id (account, source, external_id);

alter table lead
  add column account uuid references account (id),
  add column account_by text check (account_by in ('told', 'domain')),
  add constraint lead_account_has_grounds check ((account is null) = (account_by is null));
comment on column lead.account is 'The account it belongs to; account_by says whether that was told or follows from the domain of its e-mail address.';
create index lead_of_account on lead (account, id) where account is not null;

-- The domain read from its end, so that a domain and all below it stand side by side.
create index lead_waiting_for_account on lead (((reverse(split_part(email, '@', -1)) || '.') collate "C"), id)
  where account is null and email_class = 'company';

create table gained_domain (
  id uuid primary key,
  domain text not null,
  seen_in xid8,
  through_domain text collate "C" not null,
  through_lead uuid not null
);
comment on table gained_domain is 'Domains that accounts gained and whose leads are still to be matched, in the forms an address may carry. seen_in is a transaction begun after the gain was visible: when all up to it have ended, no lead taken in without knowing of the gain is still unwritten. through_ says how far the matching came; the row goes when it is done.';
