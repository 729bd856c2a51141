-- What schema V003 added.
insert into restored (at_ms, backup_ms) values (1748000000000, 1747999999000);
