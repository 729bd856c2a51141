-- What schema V009 added.
insert into standing (job_id, cron, look_back_days, until_day, rounds, next_ms, ended_ms)
select id, '0 0 6 ? * MON', 7, null, 1, 1748000000000, null from job where name = 'old';
insert into round (job_id, standing_id, number)
select (select id from job where name = 'farm'), id, 1 from job where name = 'old';
