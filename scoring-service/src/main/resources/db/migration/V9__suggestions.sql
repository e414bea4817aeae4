create table suggestion (
  id uuid primary key,
  created_issuer text not null,
  created_subject text not null,
  created_at timestamptz not null,
  answer text not null
);
comment on table suggestion is 'Points that were suggested from the evidence, as they were answered; in force never, a person may take them into a draft.';
