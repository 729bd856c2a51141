-- Composites: what was asked for, the scenes that STAC services have of it, and their assets in the store.

-- A composite is a job with one row of work of the same id.
create table composite (
    job_id      text primary key references job (id),
    request     text not null,   -- in the words of who asked, JSON
    service     text not null,   -- address of the STAC API
    collections text not null,
    bands       text not null,
    masked      boolean not null,
    aoi         bytea not null,
    from_ms     bigint not null,
    until_ms    bigint not null, -- first instant that is outside
    max_cloud   double precision
);

create table stac_scene (
    id         text primary key,
    service    text not null,
    collection text not null,
    item_id    text not null,
    item       text not null,    -- as it came, JSON
    start_ms   bigint not null,
    end_ms     bigint not null,
    cloud      double precision,
    footprint  bytea not null,
    unique (service, collection, item_id)
);

create table composite_scene (
    composite_id text not null references composite (job_id),
    scene_id     text not null references stac_scene (id),
    start_ms     bigint not null,
    dropped      boolean not null, -- found, and another one of the same acquisition is used
    primary key (composite_id, scene_id)
);
create index composite_scene_time on composite_scene (composite_id, start_ms, scene_id);

-- Its row of work, of the same id, belongs to the job that wanted it first, or last after that had given it up.
create table asset (
    id           text primary key,
    scene_id     text not null references stac_scene (id),
    asset_key    text not null,
    href         text not null,   -- without signature
    target       text not null unique,
    bytes        bigint not null, -- as stated; -1 = not stated
    checksum     text,            -- as stated, a multihash
    stored_bytes bigint,
    digest       text,
    crc32c       bigint,
    stored_ms    bigint,
    unique (scene_id, asset_key)
);

create table composite_asset (
    composite_id text not null references composite (job_id),
    asset_id     text not null references asset (id),
    primary key (composite_id, asset_id)
);

-- An upload in parts may be of an asset as well as of an order's file: delivery_id is the id of either.
create table upload_of_file (
    id          text primary key,
    delivery_id text not null,
    object_key  text not null,
    part_bytes  bigint not null,
    source_etag text,
    begun_ms    bigint not null,
    lease       text not null
);
insert into upload_of_file (id, delivery_id, object_key, part_bytes, source_etag, begun_ms, lease)
select id, delivery_id, object_key, part_bytes, source_etag, begun_ms, lease from upload;
create table upload_part_of_file (
    upload_id text not null references upload_of_file (id),
    number    integer not null,
    etag      text not null,
    bytes     bigint not null,
    crc32c    bigint not null,
    primary key (upload_id, number)
);
insert into upload_part_of_file (upload_id, number, etag, bytes, crc32c)
select upload_id, number, etag, bytes, crc32c from upload_part;
drop table upload_part;
drop table upload;
alter table upload_of_file rename to upload;
alter table upload_part_of_file rename to upload_part;
create index upload_delivery on upload (delivery_id);
