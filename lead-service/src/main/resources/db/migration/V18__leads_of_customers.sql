create table customer_change (
  id uuid primary key,
  account uuid not null references account (id),
  seen_in xid8,
  through_lead uuid not null default '00000000-0000-0000-0000-000000000000'
);
comment on table customer_change is 'Accounts that became customers or are none any more, and whose leads are still to follow. seen_in is a transaction begun after the change was visible: when all up to it have ended, no lead given to the account without knowing of the change is still unwritten. through_lead says how far the work came; the row goes when it is done.';
insert into customer_change (id, account) select gen_random_uuid(), id from account where customer;
