-- Who is told of events by a call to an address of theirs, and what could not be told at once (docs/design/webhooks.md).
create table webhook (
  id uuid primary key,
  url text not null check (length(url) between 1 and 2000),
  types text[] not null check (cardinality(types) between 1 and 100),
  description text check (length(description) between 1 and 500),
  active boolean not null,
  gone boolean not null default false check (not (gone and active)),
  secret text not null,
  old_secret text,
  old_secret_until timestamptz,
  cursor text not null,
  claim uuid,
  claimed_until timestamptz not null default '-infinity',
  version bigint not null default 0,
  created_by text not null,
  created_at timestamptz not null,
  check ((old_secret is null) = (old_secret_until is null))
);
comment on table webhook is 'Who is told of what, how far each has been told, and which replica tells it now.';
comment on column webhook.gone is 'Whether it is inactive because the receiver answered 410.';
comment on column webhook.secret is 'What calls are signed with. It has to be known here to sign, so it is not hashed.';
comment on column webhook.claim is 'Renewed whenever a replica takes it; who holds an earlier one changes nothing any more.';

create table webhook_delivery (
  id uuid primary key,
  webhook uuid not null references webhook on delete cascade,
  message text not null,
  type text not null,
  subject text not null,
  event text not null,
  state text not null check (state in ('waiting', 'failed', 'delivered')),
  attempts int not null check (attempts >= 0),
  next_at timestamptz,
  status int,
  error text,
  first_at timestamptz not null,
  last_at timestamptz,
  check ((state = 'waiting') = (next_at is not null))
);
comment on table webhook_delivery is 'What could not be told at the first try, and what came of it since. What is told at once leaves no row.';
create index webhook_delivery_of_webhook on webhook_delivery (webhook, id);
create index webhook_delivery_due on webhook_delivery (webhook, next_at) where state = 'waiting';
create index webhook_delivery_ended on webhook_delivery (last_at) where state <> 'waiting';
