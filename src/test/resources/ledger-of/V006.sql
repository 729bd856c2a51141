-- What schema V006 added.
update delivery set crc32c = 4294967295 where stored_ms is not null;
update delivery set again = true where id = 'file-2';
