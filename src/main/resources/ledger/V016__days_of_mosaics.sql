-- A mosaic that was asked for by its name has no days of its own in the lists: whenever it is of, it is meant.
drop view orders;
drop view order_line;

-- Orders as lists show them. The first columns are the ledger's, the others FlowZero's.
create view order_line as
select p.id as id, p.name as name, p.job_id as job_id, j.name as drop_name, f.feature_key as feature_key,
       p.state as state, p.planet_state as planet_state, w.route as route, w.status as work_status,
       w.reason_code as reason_code, w.reason as reason, i.place as place,
       coalesce(p.planet_id, p.name) as order_id,
       coalesce(i.aoi_name, f.feature_key) as aoi_name,
       coalesce(i.order_type, case when p.bundle = 'quad' then 'Basemap' when p.item_type = 'PSScene' then 'PSScope'
           else p.item_type end) as order_type,
       case when i.order_id is null then p.job_id else i.batch_id end as batch_id,
       case when i.order_id is null then nullif(r.start_day, '1970-01-01') else i.start_date end as start_date,
       case when i.order_id is null then nullif(r.end_day, '2999-12-31') else i.end_date end as end_date,
       coalesce(p.planet_state, i.status, case when p.state = 'PLACED' then 'queued'
           when w.status in ('cancelled', 'held') then w.status else lower(p.state) end) as status,
       coalesce(i.num_bands, case when p.bundle like '%8b%' then 'eight_bands' when p.bundle like '%3b%' then 'three_bands'
           when p.bundle not in ('', 'quad') then 'four_bands' end) as num_bands,
       coalesce(i.product_bundle, nullif(p.bundle, '')) as product_bundle,
       coalesce(i.product_bundle_order, nullif(p.bundle, '')) as product_bundle_order,
       coalesce(i.clipped, case when p.clip is null then 0 else 1 end) as clipped,
       coalesce(i.aoi_area_sqkm, f.hectares_e4 / 1000000.0) as aoi_area_sqkm,
       coalesce(nullif((select count(*) from purchase_item b where b.order_id = p.id), 0), i.scenes_selected, 0)
           as scenes_selected,
       coalesce(i.scenes_found, (select count(*) from candidate c where c.request_id = p.request_id)) as scenes_found,
       coalesce(i.quota_hectares, p.hectares_e4 / 10000.0) as quota_hectares,
       case when i.order_id is null then 1 else coalesce(i.batch_order, 0) end as batch_order,
       coalesce(i.mosaic_name, case when p.bundle = 'quad' then p.item_type end) as mosaic_name,
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
