-- What a ledger of schema V001 can hold: a row of every table, and work in every state a crash can leave it in.
-- Columns are named, so that this also fills a ledger of every later schema.
insert into job (id, name, source, revision, state, settings, until_route, arrived_ms, finished_ms) values
    ('job-1', 'farm', '/data/inbox/farm.shp', 'revision-1', 'OPEN', '{"select.cadence":"weekly"}', null, 1748000000000, null),
    ('job-2', 'old', '/data/inbox/old.shp', 'revision-2', 'FINISHED', '{}', 'select', 1747999991000, 1747999999000);
insert into job (id, name, source, state, settings, reason_code, reason, arrived_ms, finished_ms) values
    ('job-3', 'bad', '/data/inbox/bad.shp', 'FAILED', '{}', 'missing-prj', 'bad.shp: has no .prj', 1748000000000, 1748000000005);

insert into feature (id, job_id, feature_key, row_no, aoi, clip, clip_hash, hectares_e4, repairs, start_day, end_day,
                     cadence, min_coverage, max_cloud, item_type, bundle, clipped, harmonize) values
    ('feature-1', 'job-1', 'north', 1, x'01030000000100000005000000000000000000224000000000000048406666666666662240000000000000484066666666666622409a9999999919484000000000000022409a9999999919484000000000000022400000000000004840',
     x'01030000000100000005000000000000000000224000000000000048406666666666662240000000000000484066666666666622409a9999999919484000000000000022409a9999999919484000000000000022400000000000004840',
     'hash-1', 123456, '["closed a ring"]', '2025-06-01', '2025-06-30', 'weekly', 98.0, 0.0, 'PSScene',
     'analytic_8b_sr_udm2,analytic_sr_udm2', true, false);
insert into feature (id, job_id, feature_key, row_no, clip_hash, hectares_e4, repairs, aside_code, aside) values
    ('feature-2', 'job-1', 'south', 2, '', 0, '[]', 'unusable-geometry', 'row 2: has no area');

insert into request (id, job_id, feature_id, start_day, end_day) values
    ('request-1', 'job-1', 'feature-1', '2025-06-01', '2025-06-30'),
    ('request-2', 'job-1', 'feature-1', '2025-07-01', '2025-07-31');
insert into scene (item_type, id, acquired_ms, cloud, footprint, assets, downloadable, instrument, standard) values
    ('PSScene', 'scene-1', 1748000000000, 3.5, x'01030000000100000005000000000000000000224000000000000048409a9999999999224000000000000048409a9999999999224066666666662648400000000000002240666666666626484000000000000022400000000000004840',
     '["ortho_analytic_8b_sr","ortho_udm2"]', '["ortho_udm2"]', 'PSB.SD', true);
insert into candidate (request_id, item_type, scene_id, coverage, chosen, reason_code, reason) values
    ('request-1', 'PSScene', 'scene-1', 100.0, true, 'chosen', 'the best of its week');
insert into search_cache (question, request_id, finished_ms) values ('question-1', 'request-1', 1748000000000);

insert into purchase (id, request_id, job_id, name, state, posts, sent_ms, item_type, bundle, clip, harmonize,
                      hectares_e4, posted_ms, planet_id, planet_state)
select 'order-' || state, 'request-1', 'job-1', 'swath-' || state, replace(state, '-unsent', ''), posts, sent_ms,
       'PSScene', 'analytic_8b_sr_udm2',
       x'01030000000100000005000000000000000000224000000000000048406666666666662240000000000000484066666666666622409a9999999919484000000000000022409a9999999919484000000000000022400000000000004840',
       false, 123456, sent_ms, planet_id, planet_state
from (select 'PLANNED' as state, 0 as posts, null as sent_ms, null as planet_id, null as planet_state
      union all select 'POSTING', 1, 1748000000000, null, null
      union all select 'POSTING-unsent', 1, null, null, null
      union all select 'UNKNOWN', 1, 1748000000000, null, null
      union all select 'PLACED', 1, 1748000000000, 'planet-1', 'success'
      union all select 'REFUSED', 1, 1748000000000, null, null) orders;
insert into purchase_item (order_id, item_id) select id, 'scene-' || id from purchase;
insert into delivery (id, job_id, order_id, planet_id, path, target, bytes, sha256, stored_bytes, digest, reused, stored_ms)
values ('file-1', 'job-1', 'order-PLACED', 'planet-1', 'manifest.json', 'farm/north/manifest.json', 10, '00ff', 10,
        'sha256:00ff', false, 1748000000000);
insert into delivery (id, job_id, order_id, planet_id, path, target, bytes, md5) values
    ('file-2', 'job-1', 'order-PLACED', 'planet-1', 'a.tif', 'farm/north/a.tif', 10, '11aa');

insert into work (id, job_id, kind, route, status, not_before_ms, lease, lease_until_ms, holder, failures, reason_code,
                  reason, created_ms, updated_ms) values
    ('request-1', 'job-1', 'request', 'order-plan', 'done', 1748000000000, null, null, null, 0, null, null, 1748000000000, 1748000000000),
    ('request-2', 'job-1', 'request', 'search', 'working', 1748000000000, 'lease-1', 1748000060000, 'dead', 2, 'unavailable',
     'the provider does not answer', 1748000000000, 1748000000000),
    ('order-PLANNED', 'job-1', 'order', 'order', 'waiting', 1748000000000, null, null, null, 0, null, null, 1748000000000, 1748000000000),
    ('order-POSTING', 'job-1', 'order', 'order', 'working', 1748000000000, 'lease-2', 1748000060000, 'dead', 0, null, null, 1748000000000, 1748000000000),
    ('order-POSTING-unsent', 'job-1', 'order', 'order', 'working', 1748000000000, 'lease-3', 1748000060000, 'dead', 0, null, null,
     1748000000000, 1748000000000),
    ('order-UNKNOWN', 'job-1', 'order', 'order-reconcile', 'held', 1748000000000, null, null, null, 0, 'in-doubt',
     'Planet never listed it', 1748000000000, 1748000000000),
    ('order-PLACED', 'job-1', 'order', 'poll-result', 'done', 1748000000000, null, null, null, 0, null, null, 1748000000000, 1748000000000),
    ('order-REFUSED', 'job-1', 'order', 'order', 'failed', 1748000000000, null, null, null, 0, 'http-400', 'no', 1748000000000, 1748000000000),
    ('file-1', 'job-1', 'file', 'download', 'done', 1748000000000, null, null, null, 0, null, null, 1748000000000, 1748000000000),
    ('file-2', 'job-1', 'file', 'download', 'waiting', 1748000000000, null, null, null, 0, null, null, 1748000000000, 1748000000000);

insert into gate (name, slot_ms, next_ms, paused_until_ms, slowdown) values ('order/abc', 1748000000000, 1748000000500, 0, 1.0);
insert into run (id, holder, pid, resumed, leases_ended, orders_in_doubt, started_ms) values
    ('run-1', 'dead', 42, false, 0, 0, 1748000000000);
insert into history (at_ms, subject, event, detail, by_whom) values (1748000000000, 'job-1', 'opened', '2 features', 'dead');
