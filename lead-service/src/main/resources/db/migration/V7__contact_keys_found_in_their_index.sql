-- Every activity asks for the id of its key; with the id in the index, the table need not be read for it.
alter table contact_key drop constraint contact_key_once;
create unique index contact_key_once on contact_key (value, source, kind) include (id);
