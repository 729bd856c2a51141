-- The ledger's first schema, for SQLite and PostgreSQL alike. Times are epoch milliseconds UTC (_ms), areas are counted
-- in 1e-4 hectares (_e4) so that sums are exact, shapes are WKB in EPSG:4326, days are ISO dates. Ids are text made by
-- the application. ${identity} is the only word in which the two databases differ.

create table job (
    id          text primary key,
    name        text not null,
    source      text not null,
    revision    text,
    state       text not null,
    settings    text not null,
    until_route text,
    reason_code text,
    reason      text,
    arrived_ms  bigint not null,
    finished_ms bigint
);
create unique index job_revision on job (revision) where state in ('OPEN', 'FINISHED');
create index job_state on job (state, arrived_ms);
create index job_name on job (name);

create table feature (
    id           text primary key,
    job_id       text not null references job (id),
    feature_key  text not null,
    row_no       bigint not null,
    aoi          bytea,
    clip         bytea,
    clip_hash    text not null,
    hectares_e4  bigint not null,
    repairs      text not null,
    start_day    text,
    end_day      text,
    cadence      text,
    min_coverage double precision,
    max_cloud    double precision,
    item_type    text,
    bundle       text,
    clipped      boolean,
    harmonize    boolean,
    aside_code   text,
    aside        text,
    unique (job_id, feature_key)
);
create index feature_row on feature (job_id, row_no, id);
create index feature_aside on feature (job_id) where aside_code is not null;

create table request (
    id         text primary key,
    job_id     text not null references job (id),
    feature_id text not null references feature (id),
    start_day  text not null,
    end_day    text not null
);
create index request_job on request (job_id);
create index request_feature on request (feature_id, start_day);

create table scene (
    item_type    text not null,
    id           text not null,
    acquired_ms  bigint not null,
    cloud        double precision,
    footprint    bytea not null,
    assets       text not null,
    downloadable text not null,
    instrument   text not null,
    standard     boolean not null,
    primary key (item_type, id)
);

create table candidate (
    request_id  text not null references request (id),
    item_type   text not null,
    scene_id    text not null,
    coverage    double precision,
    chosen      boolean not null,
    reason_code text,
    reason      text,
    primary key (request_id, item_type, scene_id),
    foreign key (item_type, scene_id) references scene (item_type, id)
);

create table search_cache (
    question    text not null,
    request_id  text not null references request (id),
    finished_ms bigint not null,
    primary key (question, request_id)
);

create table purchase (
    id           text primary key,
    request_id   text not null references request (id),
    job_id       text not null references job (id),
    name         text not null unique,
    state        text not null,
    posts        integer not null,
    sent_ms      bigint,
    item_type    text not null,
    bundle       text not null,
    clip         bytea,
    harmonize    boolean not null,
    hectares_e4  bigint not null,
    posted_ms    bigint,
    planet_id    text,
    planet_state text
);
create index purchase_request on purchase (request_id);
create index purchase_job on purchase (job_id);
create index purchase_posting on purchase (id) where state = 'POSTING';
create unique index purchase_planet on purchase (planet_id) where planet_id is not null;

create table purchase_item (
    order_id text not null references purchase (id),
    item_id  text not null,
    primary key (order_id, item_id)
);

create table delivery (
    id           text primary key,
    job_id       text not null references job (id),
    order_id     text not null references purchase (id),
    planet_id    text not null,
    path         text not null,
    target       text not null unique,
    bytes        bigint not null,
    sha256       text,
    md5          text,
    stored_bytes bigint,
    digest       text,
    reused       boolean,
    stored_ms    bigint,
    unique (order_id, path)
);

-- One row per request, order or file; its id is theirs.
create table work (
    id             text primary key,
    job_id         text not null references job (id),
    kind           text not null,
    route          text not null,
    status         text not null,
    not_before_ms  bigint not null,
    lease          text,
    lease_until_ms bigint,
    holder         text,
    failures       integer not null,
    reason_code    text,
    reason         text,
    created_ms     bigint not null,
    updated_ms     bigint not null
);
create index work_due on work (route, not_before_ms, id) where status = 'waiting';
create index work_leased on work (route, lease_until_ms) where status = 'working';
create index work_held on work (job_id, route) where status = 'held';
create index work_reason on work (job_id, reason_code) where reason_code is not null;
create index work_job on work (job_id, status, route, not_before_ms, id);

-- What the poll route asks: orders at the provider, and when each is to be looked at.
create view running_order as
select p.id as order_id, p.planet_id, p.posted_ms, w.job_id, w.not_before_ms as due_ms
from work w
join purchase p on p.id = w.id
where w.route = 'poll' and w.status = 'waiting';

create table gate (
    name            text primary key,
    slot_ms         bigint not null,
    next_ms         bigint not null,
    paused_until_ms bigint not null,
    slowdown        double precision not null
);

create table run (
    id              text primary key,
    holder          text not null,
    pid             bigint not null,
    resumed         boolean not null,
    leases_ended    integer not null,
    orders_in_doubt integer not null,
    started_ms      bigint not null,
    ended_ms        bigint
);

create table history (
    seq     ${identity},
    at_ms   bigint not null,
    subject text not null,
    event   text not null,
    detail  text not null,
    by_whom text not null
);
create index history_subject on history (subject, seq);
