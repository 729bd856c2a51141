-- What schema V012 added.
insert into composite_making (composite_id, grid, resolution, reducer, mask, dilation, output, stretch, pixels)
select job_id, 'auto', 10, 'median', 'usual', 0, 'reflectance', 'auto', '{}' from composite;
insert into composite_month (id, composite_id, month, scenes, tiles, memory_bytes, plan)
select 'month-1', job_id, '2025-06', 1, 4, 1000000, '2025-06-00ff' from composite;
insert into composite_tile (month_id, tile, crc32c, made_ms) values ('month-1', 0, 7, 1748000000000);
insert into composite_output (composite_id, target, month, kind, bytes, digest)
select job_id, 'derived/old/month.tif', '2025-06', 'cog', 10, 'sha256:00ff' from composite;
