-- Who owns what was ordered, who shares it, and what it costs.

-- A scene as bought: by item type, item, bundle, clip ('' = the whole scene), tools and generation. The key is promise 2.
create table owned_item (
    item_type  text not null,
    item_id    text not null,
    bundle     text not null,
    clip_hash  text not null,
    tools      text not null,
    generation integer not null,
    order_id   text not null references purchase (id),
    primary key (item_type, item_id, bundle, clip_hash, tools, generation)
);
create index owned_item_order on owned_item (order_id);

-- A request that asked for what another request's order owns: it gets the same files.
create table share (
    id         text primary key,
    request_id text not null references request (id),
    job_id     text not null references job (id),
    order_id   text not null references purchase (id)
);
create index share_order on share (order_id);
create index share_request on share (request_id);

create table share_item (
    share_id text not null references share (id),
    item_id  text not null,
    primary key (share_id, item_id)
);

create table shared_file (
    share_id    text not null references share (id),
    delivery_id text not null references delivery (id),
    target      text not null,
    linked_ms   bigint not null,
    primary key (share_id, delivery_id)
);
create index shared_file_target on shared_file (target);

alter table purchase add column clip_hash text not null default '';
alter table purchase add column generation integer not null default 0;
-- when the budget was given, and in which run; null = no budget is taken
alter table purchase add column reserved_ms bigint;
alter table purchase add column run_id text;
alter table purchase add column approved boolean not null default false;
alter table purchase add column cancelling boolean not null default false;
create index purchase_reserved on purchase (reserved_ms, hectares_e4) where reserved_ms is not null;
create index work_plans on work (reason_code, job_id) where status = 'held' and route = 'order';
create index purchase_spent on purchase (job_id, hectares_e4) where reserved_ms is not null;
create index purchase_run on purchase (run_id, hectares_e4) where reserved_ms is not null;

alter table purchase_item add column missing boolean not null default false;
alter table delivery add column item_id text;
create index delivery_item on delivery (item_id) where item_id is not null;
create index purchase_item_item on purchase_item (item_id);
create index candidate_scene on candidate (scene_id);
create index feature_key on feature (feature_key);

-- hectares that a person has approved for the drop, and the plan that was last shown
alter table job add column approved_e4 bigint;
alter table job add column plan_digest text;

-- What the provider said about the account, and when. Its row also makes those who reserve wait for each other.
create table account (
    name           text primary key,
    remaining_e4   bigint,
    remaining_ms   bigint not null,
    active         bigint,
    active_ms      bigint not null,
    spent_until_ms bigint not null,
    reserving      bigint not null
);
insert into account (name, remaining_ms, active_ms, spent_until_ms, reserving) values ('planet', 0, 0, 0, 0);

update purchase set reserved_ms = posted_ms where state in ('POSTING', 'UNKNOWN', 'PLACED');
update purchase set clip_hash = (select f.clip_hash from request r join feature f on f.id = r.feature_id
                                 where r.id = purchase.request_id)
where clip is not null;
insert into owned_item (item_type, item_id, bundle, clip_hash, tools, generation, order_id)
select item_type, item_id, bundle, clip_hash, tools,
       row_number() over (partition by item_type, item_id, bundle, clip_hash, tools order by order_id) - 1, order_id
from (select p.item_type, i.item_id, p.bundle, p.clip_hash, case when p.harmonize then 'harmonize' else '' end as tools,
             p.id as order_id
      from purchase p join purchase_item i on i.order_id = p.id
      where p.state <> 'REFUSED') bought;
