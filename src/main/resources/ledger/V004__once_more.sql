-- The same content under another name is a drop of its own: it shares what the first one bought.
drop index job_revision;
create unique index job_revision on job (revision, name) where state in ('OPEN', 'FINISHED');

-- Before there was ownership, two orders could be planned for the same scenes. What was not sent and does not own them
-- alone owns nothing now: before it would be sent its request is planned anew, and shares.
delete from owned_item
where order_id in (select id from purchase where state = 'PLANNED' and posts = 0 and generation = 0)
  and exists (select 1 from owned_item other join purchase p on p.id = other.order_id
              where other.item_type = owned_item.item_type and other.item_id = owned_item.item_id
                and other.bundle = owned_item.bundle and other.clip_hash = owned_item.clip_hash
                and other.tools = owned_item.tools and other.order_id <> owned_item.order_id and p.generation = 0
                and (p.state <> 'PLANNED' or p.posts > 0 or other.generation < owned_item.generation));
