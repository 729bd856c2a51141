-- Drops that are searched again on a calendar: each time what is new becomes a drop of its own, a round.
create table standing (
    job_id         text primary key references job (id),
    cron           text not null,
    look_back_days integer not null,
    until_day      text,
    rounds         integer not null,
    next_ms        bigint, -- null: not reckoned yet
    ended_ms       bigint
);
create index standing_due on standing (next_ms) where ended_ms is null;

create table round (
    job_id      text primary key references job (id),
    standing_id text not null references standing (job_id),
    number      integer not null,
    unique (standing_id, number)
);
