-- What schema V007 added.
insert into imported_order (order_id, place, entry, read_ms, aoi_name, order_type, batch_id, start_date, status, batch_order)
values ('order-PLACED', 'orders.json, entry 1', '{"order_id":"planet-1"}', 1748000000000, 'North Field', 'PSScope', 'batch-1',
        '2025-06-01', 'success', 1);
