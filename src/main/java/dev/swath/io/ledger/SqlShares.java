package dev.swath.io.ledger;

import dev.swath.model.Claim;
import dev.swath.model.Delivery;
import dev.swath.model.Reason;
import dev.swath.model.Route;
import dev.swath.model.Share;
import dev.swath.model.Status;
import dev.swath.model.Verdict;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

final class SqlShares implements Shares {
    /** Until somebody wakes it. */
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private static final String UNDER_WAY = """
            select 1 from work where id = :order and status in ('waiting', 'working', 'held')
            union all
            select 1 from delivery d join work w on w.id = d.id
            where d.order_id = :order and w.status in ('waiting', 'working', 'held')
            limit 1""";

    private static final String TROUBLE = """
            select reason_code, reason from work
            where id = :order and status in ('failed', 'cancelled') and reason_code is not null
            union all
            select w.reason_code, w.reason from delivery d join work w on w.id = d.id
            join share_item i on i.share_id = :share and (d.item_id = i.item_id or d.item_id is null)
            where d.order_id = :order and w.status in ('failed', 'cancelled') and w.reason_code is not null
            limit 1""";

    // files from before their scene was noted down are known by their names
    private static final String FILES = """
            select distinct d.* from delivery d join work w on w.id = d.id
            join share_item i on i.share_id = :share
              and (d.item_id = i.item_id or (d.item_id is null and d.path like '%/' || i.item_id || '%'))
            where d.order_id = :order and w.status = 'done' order by d.path""";

    private final Db db;
    private final Rows rows;

    SqlShares(Db db, Rows rows) {
        this.db = db;
        this.rows = rows;
    }

    static void insert(Handle handle, Share share) {
        handle.createUpdate("insert into share (id, request_id, job_id, order_id) values (:id, :request, :job, :order)")
                .bind("id", share.id())
                .bind("request", share.requestId())
                .bind("job", share.jobId())
                .bind("order", share.orderId())
                .execute();
        var items = handle.prepareBatch("insert into share_item (share_id, item_id) values (:share, :item)");
        share.items()
                .forEach(item ->
                        items.bind("share", share.id()).bind("item", item).add());
        items.execute();
    }

    private static Share get(Handle handle, String shareId) {
        var items = handle
                .createQuery("select item_id from share_item where share_id = :id")
                .bind("id", shareId)
                .mapTo(String.class)
                .stream()
                .sorted()
                .toList();
        return handle.createQuery("select * from share where id = :id")
                .bind("id", shareId)
                .map((row, context) -> new Share(
                        row.getString("id"),
                        row.getString("request_id"),
                        row.getString("job_id"),
                        row.getString("order_id"),
                        items))
                .one();
    }

    @Override
    public Standing standing(Claim claim) {
        return db.read(handle -> {
            var share = get(handle, claim.workId());
            return new Standing(
                    share,
                    isOwned(handle, share),
                    isUnderWay(handle, share.orderId()),
                    trouble(handle, share).orElse(null),
                    files(handle, share));
        });
    }

    private static boolean isOwned(Handle handle, Share share) {
        return share.items().size()
                == handle.createQuery("select count(distinct o.item_id) from owned_item o"
                                + " join share_item i on i.item_id = o.item_id"
                                + " where o.order_id = :order and i.share_id = :share")
                        .bind("order", share.orderId())
                        .bind("share", share.id())
                        .mapTo(Integer.class)
                        .one();
    }

    private static boolean isUnderWay(Handle handle, String orderId) {
        return handle.createQuery(UNDER_WAY)
                .bind("order", orderId)
                .mapTo(Integer.class)
                .findFirst()
                .isPresent();
    }

    private static Optional<Reason> trouble(Handle handle, Share share) {
        return handle.createQuery(TROUBLE)
                .bind("order", share.orderId())
                .bind("share", share.id())
                .map((row, context) -> new Reason(row.getString("reason_code"), row.getString("reason")))
                .findFirst();
    }

    private static List<Delivery> files(Handle handle, Share share) {
        return handle.createQuery(FILES)
                .bind("order", share.orderId())
                .bind("share", share.id())
                .map((row, context) -> DeliveryRows.read(row))
                .list();
    }

    @Override
    public void await(Claim claim) {
        db.change(handle -> {
            var share = get(handle, claim.workId());
            // what ended between our look and this moment has not woken a row that was being worked on
            boolean busy = isUnderWay(handle, share.orderId()) && isOwned(handle, share);
            rows.withhold(
                    handle,
                    claim,
                    Route.DOWNLOAD_SHARE,
                    Verdict.later(
                            "waits-for-order", waitsFor(handle, share), busy ? NEVER : Instant.ofEpochMilli(db.now())));
        });
    }

    private static String waitsFor(Handle handle, Share share) {
        return handle.createQuery("select p.name as order_name, j.name as drop_name, j.until_route from purchase p"
                        + " join job j on j.id = p.job_id where p.id = :order")
                .bind("order", share.orderId())
                .map((row, context) -> "waits for order " + row.getString("order_name") + " of drop "
                        + row.getString("drop_name") + ", which bought the same scenes"
                        + (row.getString("until_route") == null
                                ? ""
                                : "; ./swath download " + row.getString("drop_name") + " fetches them"))
                .one();
    }

    @Override
    public void planAnew(Claim claim) {
        db.change(handle -> {
            var share = get(handle, claim.workId());
            rows.stop(handle, claim, Status.DONE, new Reason("not-shared", "the order does not have it any more"));
            rows.planAnew(handle, share.requestId(), db.now());
            db.note(handle, share.id(), "not-shared", "order " + share.orderId() + " does not own it any more");
        });
    }

    @Override
    public Map<String, String> places(Claim claim, Map<String, String> wanted) {
        return db.write(handle -> {
            rows.owned(handle, claim);
            var given = new LinkedHashMap<String, String>();
            new TreeMap<>(wanted)
                    .forEach((delivery, target) -> given.put(delivery, place(handle, claim, delivery, target)));
            return Map.copyOf(given);
        });
    }

    private String place(Handle handle, Claim claim, String deliveryId, String wanted) {
        var before = handle.createQuery(
                        "select target from shared_file where share_id = :share and delivery_id = :delivery")
                .bind("share", claim.workId())
                .bind("delivery", deliveryId)
                .mapTo(String.class)
                .findOne();
        if (before.isPresent()) {
            return before.get();
        }
        int at = wanted.lastIndexOf('/') + 1;
        var ownFolder = wanted.substring(0, at) + claim.workId() + "/" + wanted.substring(at);
        var target = isFree(handle, wanted, deliveryId) ? wanted : ownFolder;
        handle.createUpdate("insert into shared_file (share_id, delivery_id, target, linked_ms)"
                        + " values (:share, :delivery, :target, :now)")
                .bind("share", claim.workId())
                .bind("delivery", deliveryId)
                .bind("target", target)
                .bind("now", db.now())
                .execute();
        return target;
    }

    /** Nothing lies there, or the very same file does. */
    private static boolean isFree(Handle handle, String target, String deliveryId) {
        return handle.createQuery("select 1 from delivery where target = :target and id <> :delivery"
                        + " union all"
                        + " select 1 from shared_file where target = :target and delivery_id <> :delivery limit 1")
                .bind("target", target)
                .bind("delivery", deliveryId)
                .mapTo(Integer.class)
                .findFirst()
                .isEmpty();
    }

    @Override
    public void done(Claim claim) {
        db.change(handle -> {
            rows.stop(handle, claim, Status.DONE, null);
            int files = handle.createQuery("select count(*) from shared_file where share_id = :share")
                    .bind("share", claim.workId())
                    .mapTo(Integer.class)
                    .one();
            db.note(handle, claim.workId(), "linked", files + " files");
            handle.createUpdate("update shared_file set gone_ms = null where share_id = :share and gone_ms is not null")
                    .bind("share", claim.workId())
                    .execute();
            SqlCatalog.sharedChanged(handle, claim.workId());
        });
    }

    @Override
    public void fetchAgain(Claim claim, String deliveryId) {
        db.change(handle -> {
            rows.withhold(
                    handle,
                    claim,
                    Route.DOWNLOAD_SHARE,
                    Verdict.later("waits-for-file", "the file is gone from its place and is fetched again", NEVER));
            var gone = handle.createQuery("select * from delivery where id = :id")
                    .bind("id", deliveryId)
                    .map((row, context) -> DeliveryRows.read(row))
                    .one();
            rows.unclaimedNext(handle, deliveryId, DeliveryRows.route(gone), db.now());
            db.note(handle, deliveryId, "fetched-again", "it is gone from its place");
        });
    }
}
