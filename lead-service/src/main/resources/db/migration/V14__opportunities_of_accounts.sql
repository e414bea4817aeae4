alter table opportunity add foreign key (account) references account (id);
