-- How far in the history each channel (mail, webhook) has told people, and when it is tried again after a failure.
create table notice (
    channel       text primary key,
    seq           bigint not null,
    failures      integer not null,
    not_before_ms bigint not null
);
