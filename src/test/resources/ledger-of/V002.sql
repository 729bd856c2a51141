-- What schema V002 added.
insert into owned_item (item_type, item_id, bundle, clip_hash, tools, generation, order_id) values
    ('PSScene', 'scene-order-PLACED', 'analytic_8b_sr_udm2', 'hash-1', '', 0, 'order-PLACED');
update purchase set clip_hash = 'hash-1', reserved_ms = posted_ms, run_id = 'run-1' where id = 'order-PLACED';
insert into share (id, request_id, job_id, order_id) values ('share-1', 'request-2', 'job-1', 'order-PLACED');
insert into share_item (share_id, item_id) values ('share-1', 'scene-order-PLACED');
insert into shared_file (share_id, delivery_id, target, linked_ms) values
    ('share-1', 'file-1', 'farm/south/manifest.json', 1748000000000);
insert into work (id, job_id, kind, route, status, not_before_ms, failures, created_ms, updated_ms) values
    ('share-1', 'job-1', 'share', 'download-share', 'done', 1748000000000, 0, 1748000000000, 1748000000000);
