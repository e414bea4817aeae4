alter table notification drop constraint notification_kind_check;
alter table notification add constraint notification_kind_check
  check (kind in ('offered', 'taken-away', 'warned', 'breached', 'escalated', 'unrouted-too-long'));

update notification_preference set kinds = kinds || '{taken-away}'
where kinds @> '{offered,warned,breached,escalated,unrouted-too-long}';
comment on column notification.id is 'Drawn under a lock that is held until the end of the transaction: whoever sees one sees all smaller ones.';
