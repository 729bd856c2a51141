-- What schema V014 added.
insert into dataset (job_id, folder, operations, options, step, begun)
select id, '/data/fields', '["select-images"]', '{}', 0, true from job where name = 'old';
insert into chip_season (id, job_id, operation, chip, season, question, answer, reason, checked)
select 'chip-1', job_id, 'select-images', 'ftw-34UFF1628_2024', 'planting', '{}', '{}', 'no planting scene', 3 from dataset;
