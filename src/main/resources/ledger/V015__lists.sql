-- What long lists are cut from: the files of a drop newest first, and rows of a kind by status.
create index delivery_job on delivery (job_id, id);
drop index work_kind;
create index work_list on work (kind, status, id);
