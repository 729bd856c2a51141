-- Uploads in parts that are under way to a bucket: what the next attempt goes on with. Rows go when an upload ends.
create table upload (
    id          text primary key,
    delivery_id text not null references delivery (id),
    object_key  text not null,
    part_bytes  bigint not null,
    source_etag text,
    begun_ms    bigint not null,
    lease       text not null
);
create index upload_delivery on upload (delivery_id);

create table upload_part (
    upload_id text not null references upload (id),
    number    integer not null,
    etag      text not null,
    bytes     bigint not null,
    crc32c    bigint not null,
    primary key (upload_id, number)
);
