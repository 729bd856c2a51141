-- What later checks of stored files go by.
alter table delivery add column crc32c bigint;
-- A person wants it fetched again, whatever lies in its place.
alter table delivery add column again boolean not null default false;
