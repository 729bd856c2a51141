-- the files of all drops by size
create index delivery_bytes on delivery (bytes, id);
