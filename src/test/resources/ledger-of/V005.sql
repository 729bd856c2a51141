-- What schema V005 added.
insert into upload (id, delivery_id, object_key, part_bytes, source_etag, begun_ms, lease) values
    ('upload-1', 'file-2', 'fields/farm/north/a.tif', 8388608, '"a"', 1748000000000, 'lease-1');
insert into upload_part (upload_id, number, etag, bytes, crc32c) values
    ('upload-1', 1, '"part-1"', 8388608, 4294967295);
