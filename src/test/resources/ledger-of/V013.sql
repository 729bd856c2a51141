-- What schema V013 added.
insert into catalog (name, place) values ('delivered', 'file:delivered catalog');
insert into catalog_area (collection, area, changes, written) values ('farm', 'field-1', 3, 2);
insert into catalog_collection (id, changes, written, document) values ('farm', 2, 2, '{"type":"Collection","id":"farm"}');
insert into catalog_item (collection, id, area, holder_id, shared, item_type, scene_id, taken_ms, west, south, east, north,
    shape, facts, written) values
    ('farm', 'scene-order-PLACED-ER-PLACED', 'field-1', 'order-PLACED', false, 'PSScene', 'scene-order-PLACED', 1748000000000,
     9.0, 48.0, 9.2, 48.2,
     x'01030000000100000005000000000000000000224000000000000048406666666666662240000000000000484066666666666622409a9999999919484000000000000022409a9999999919484000000000000022400000000000004840',
     '{}', '00ff');
update delivery set gone_ms = 1748000000000 where id = 'file-2';
update shared_file set gone_ms = 1748000000000;
