-- Schema V004 added no table and no column.
update job set finished_ms = finished_ms where false;
