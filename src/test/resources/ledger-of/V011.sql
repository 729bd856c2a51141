-- What schema V011 added.
insert into composite (job_id, request, service, collections, bands, masked, aoi, from_ms, until_ms, max_cloud)
select id, '{"toi":"2025-06-01/2025-06-30"}', 'https://stac.example/v1', '["sentinel-2-l2a"]', '["red"]', true,
       x'01030000000100000005000000000000000000224000000000000048406666666666662240000000000000484066666666666622409a9999999919484000000000000022409a9999999919484000000000000022400000000000004840',
       1748000000000, 1750592000000, 20.0
from job where name = 'old';
insert into stac_scene (id, service, collection, item_id, item, start_ms, end_ms, cloud, footprint) values
    ('stac-1', 'https://stac.example/v1', 'sentinel-2-l2a', 'S2A_32', '{"id":"S2A_32"}', 1748000000000, 1748000000000, 3.5,
     x'01030000000100000005000000000000000000224000000000000048406666666666662240000000000000484066666666666622409a9999999919484000000000000022409a9999999919484000000000000022400000000000004840');
insert into composite_scene (composite_id, scene_id, start_ms, dropped)
select job_id, 'stac-1', 1748000000000, false from composite;
insert into asset (id, scene_id, asset_key, href, target, bytes, checksum, stored_bytes, digest, crc32c, stored_ms) values
    ('asset-1', 'stac-1', 'red', 'https://stac.example/red.tif', 'raw/red.tif', 10, null, 10, 'sha256:00ff', 7, 1748000000000);
insert into composite_asset (composite_id, asset_id) select job_id, 'asset-1' from composite;
