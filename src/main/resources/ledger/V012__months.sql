-- Composites are made month by month, and a month tile by tile.

-- How a composite is made; fixed when it is asked for.
create table composite_making (
    composite_id text primary key references composite (job_id),
    grid         text not null,
    resolution   double precision not null,
    reducer      text not null,
    mask         text not null,
    dilation     integer not null,
    output       text not null,
    stretch      text not null,
    pixels       text             -- the pixels it covers, JSON; null until its months are planned
);

-- A month with scenes. Its row of work has the same id.
create table composite_month (
    id           text primary key,
    composite_id text not null references composite (job_id),
    month        text not null,   -- 2024-05
    scenes       integer not null,
    tiles        integer not null,
    memory_bytes bigint not null, -- the most that its tiles take at once
    plan         text,            -- names all that decides what its tiles become; null until the first is begun
    unique (composite_id, month)
);

-- A finished tile of a month underway; its samples lie on a disk of this machine.
create table composite_tile (
    month_id text not null references composite_month (id),
    tile     integer not null,    -- row after row, from 0
    crc32c   bigint not null,
    made_ms  bigint not null,
    primary key (month_id, tile)
);

-- What lies in the store.
create table composite_output (
    composite_id text not null references composite (job_id),
    target       text not null,
    month        text,            -- null: of all months together
    kind         text not null,
    bytes        bigint not null,
    digest       text not null,
    primary key (composite_id, target)
);

-- Composites of before are made as by standard.
insert into composite_making (composite_id, grid, resolution, reducer, mask, dilation, output, stretch)
select job_id, 'auto', 10, 'median', case when masked then 'usual' else 'none' end, 0, 'reflectance', 'auto'
from composite;
