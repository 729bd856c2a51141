-- What schema V008 added.
insert into notice (channel, seq, failures, not_before_ms) values ('mail', 1, 2, 1748000000000);
