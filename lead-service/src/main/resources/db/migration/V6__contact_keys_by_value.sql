-- Keys are compared byte by byte whatever the database's locale, and the part that differs most comes first.
alter table contact_key
  drop constraint contact_key_kind_source_value_key,
  alter column kind type text collate "C",
  alter column source type text collate "C",
  alter column value type text collate "C",
  add constraint contact_key_once unique (value, source, kind);
