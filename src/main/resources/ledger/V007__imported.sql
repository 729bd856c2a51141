-- Orders that another program placed, taken in from its own lists; and the view that people's queries know from there.

-- The old entry of an order (FlowZero's columns), as it stood: N/A and blanks are null. purchase has what Planet says.
create table imported_order (
    order_id             text primary key references purchase (id),
    place                text not null, -- file and place of the entry
    entry                text not null, -- the whole entry as JSON, without links and secrets
    read_ms              bigint,        -- when Planet first said what the order consists of
    aoi_name             text not null,
    order_type           text not null,
    batch_id             text,
    start_date           text,
    end_date             text,
    status               text,
    num_bands            text,
    product_bundle       text,
    product_bundle_order text,
    clipped              integer,
    aoi_area_sqkm        double precision,
    scenes_selected      integer,
    scenes_found         integer,
    quota_hectares       double precision,
    batch_order          integer,
    mosaic_name          text,
    ordered_at           text
);
create index imported_unread on imported_order (order_id) where read_ms is null;
create index imported_batch on imported_order (batch_id) where batch_id is not null;
create index imported_aoi on imported_order (aoi_name);

-- What lists and sums of orders read: in a row of purchase most of it stands behind the clip shape.
create index purchase_list on purchase
    (id, planet_state, state, job_id, request_id, item_type, hectares_e4, posted_ms, planet_id);
-- What counts of files read.
create index work_kind on work (kind, status);

-- Orders as lists show them. The first columns are the ledger's, the others FlowZero's.
create view order_line as
select p.id as id, p.name as name, p.job_id as job_id, j.name as drop_name, f.feature_key as feature_key,
       p.state as state, p.planet_state as planet_state, w.route as route, w.status as work_status,
       w.reason_code as reason_code, w.reason as reason, i.place as place,
       coalesce(p.planet_id, p.name) as order_id,
       coalesce(i.aoi_name, f.feature_key) as aoi_name,
       coalesce(i.order_type, case when p.item_type = 'PSScene' then 'PSScope' else p.item_type end) as order_type,
       case when i.order_id is null then p.job_id else i.batch_id end as batch_id,
       case when i.order_id is null then r.start_day else i.start_date end as start_date,
       case when i.order_id is null then r.end_day else i.end_date end as end_date,
       coalesce(p.planet_state, i.status, case when p.state = 'PLACED' then 'queued'
           when w.status in ('cancelled', 'held') then w.status else lower(p.state) end) as status,
       coalesce(i.num_bands, case when p.bundle like '%8b%' then 'eight_bands' when p.bundle like '%3b%' then 'three_bands'
           when p.bundle <> '' then 'four_bands' end) as num_bands,
       coalesce(i.product_bundle, nullif(p.bundle, '')) as product_bundle,
       coalesce(i.product_bundle_order, nullif(p.bundle, '')) as product_bundle_order,
       coalesce(i.clipped, case when p.clip is null then 0 else 1 end) as clipped,
       coalesce(i.aoi_area_sqkm, f.hectares_e4 / 1000000.0) as aoi_area_sqkm,
       coalesce(nullif((select count(*) from purchase_item b where b.order_id = p.id), 0), i.scenes_selected, 0)
           as scenes_selected,
       coalesce(i.scenes_found, (select count(*) from candidate c where c.request_id = p.request_id)) as scenes_found,
       coalesce(i.quota_hectares, p.hectares_e4 / 10000.0) as quota_hectares,
       case when i.order_id is null then 1 else coalesce(i.batch_order, 0) end as batch_order,
       i.mosaic_name as mosaic_name,
       coalesce(i.entry, '{"name":"' || p.name || '","order_id":' || coalesce('"' || p.planet_id || '"', 'null')
           || ',"drop_id":"' || p.job_id || '","request_id":"' || p.request_id || '"}') as metadata,
       coalesce(i.ordered_at, ${utc}p.posted_ms${end}) as timestamp,
       ${utc}w.created_ms${end} as created_at,
       ${utc}w.updated_ms${end} as updated_at
from purchase p
join request r on r.id = p.request_id
join feature f on f.id = r.feature_id
join job j on j.id = p.job_id
join work w on w.id = p.id
left join imported_order i on i.order_id = p.id;

-- FlowZero's table, column by column.
create view orders as
select order_id, aoi_name, order_type, batch_id, start_date, end_date, status, num_bands, product_bundle,
       product_bundle_order, clipped, aoi_area_sqkm, scenes_selected, scenes_found, quota_hectares, batch_order,
       mosaic_name, metadata, timestamp, created_at, updated_at
from order_line;
