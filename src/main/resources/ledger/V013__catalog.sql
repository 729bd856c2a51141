-- The catalog of what was delivered: which item stands for which scene of which order or share. What an item says is read
-- from the other tables whenever it is told; here is only what finds it, and what is read from its files.

-- Where the documents lie, as they were last written; other documents elsewhere are written anew.
create table catalog (
    name  text primary key,
    place text not null
);

-- The features of one key in drops of one name. Counted up by whatever changes what is to be told of it.
create table catalog_area (
    collection text not null,
    area       text not null,
    changes    bigint not null,
    written    bigint not null,
    primary key (collection, area)
);
create index catalog_area_behind on catalog_area (collection, area) where changes > written;

-- The drops of one name.
create table catalog_collection (
    id       text primary key,
    changes  bigint not null,
    written  bigint not null,
    document text -- as it was last told, without links; null = not yet, or nothing is left of it
);
create index catalog_collection_behind on catalog_collection (id) where changes > written;

create table catalog_item (
    collection text not null,
    id         text not null,
    area       text not null,
    holder_id  text not null,    -- the order, or the share
    shared     boolean not null,
    item_type  text not null,
    scene_id   text not null,
    taken_ms   bigint not null,
    west       double precision not null, -- across the antimeridian: -180 and 180
    south      double precision not null,
    east       double precision not null,
    north      double precision not null,
    shape      bytea not null,   -- where the data are
    facts      text not null,    -- what the files say, JSON
    written    text not null,    -- SHA-256 of its document as it was last written; empty = not yet
    primary key (collection, id)
);
create index catalog_item_area on catalog_item (collection, area);
create index catalog_item_id on catalog_item (id);
-- what a search looks through: nothing else is read of items that are not found
create index catalog_item_time on catalog_item (taken_ms, collection, id, west, south, east, north);
create index catalog_item_of on catalog_item (collection, taken_ms, id, west, south, east, north);

-- When a file was found to be gone from its place, or to be another one; null = nothing is known of that.
alter table delivery add column gone_ms bigint;
alter table shared_file add column gone_ms bigint;
create index delivery_gone on delivery (id) where gone_ms is not null;
create index shared_file_gone on shared_file (share_id, delivery_id) where gone_ms is not null;
