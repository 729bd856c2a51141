package dev.swath.io.ledger;

import dev.swath.io.base.Ellipsoid;
import dev.swath.model.Claim;
import dev.swath.model.Contents;
import dev.swath.model.OldOrder;
import dev.swath.model.Product;
import dev.swath.model.Route;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.locationtech.jts.geom.Geometry;

final class SqlImports implements Imports {
    static final String WAITS = "waits-for-import";

    /** Of drops that were imported. */
    private static final String REVISION = "import";

    private static final String UNREAD = """
            select count(*) from imported_order i join work w on w.id = i.order_id
            where i.read_ms is null and w.status in ('waiting', 'working')""";

    // what was not sent yet buys nothing: it finds that it has lost the scene before it goes out
    private static final String YIELD = """
            delete from owned_item
            where item_type = :itemType and item_id = :item and bundle = :bundle and clip_hash = :clipHash
              and tools = :tools and order_id in (select id from purchase where state = 'PLANNED' and posts = 0)""";

    private static final String TAKE = """
            insert into owned_item (item_type, item_id, bundle, clip_hash, tools, generation, order_id)
            select :itemType, :item, :bundle, :clipHash, :tools, 0, :order
            where not exists (
                select 1 from owned_item
                where item_type = :itemType and item_id = :item and bundle = :bundle and clip_hash = :clipHash
                  and tools = :tools)""";

    private final Db db;
    private final Rows rows;

    SqlImports(Db db, Rows rows) {
        this.db = db;
        this.rows = rows;
    }

    @Override
    public Added add(String drop, Path source, Map<String, String> settings, List<OldOrder> block) {
        return db.write(handle -> {
            var fresh = new ArrayList<OldOrder>();
            int known = 0;
            for (var old : block) {
                if (isKnown(handle, old, fresh)) {
                    known++;
                } else {
                    fresh.add(old);
                }
            }
            if (!fresh.isEmpty()) {
                var job = job(handle, drop, source, settings);
                fresh.forEach(new ImportedRows(db, rows, handle, job)::insert);
            }
            return new Added(fresh.size(), known);
        });
    }

    private boolean isKnown(Handle handle, OldOrder old, List<OldOrder> fresh) {
        for (int i = 0; i < fresh.size(); i++) {
            if (fresh.get(i).planetId().equals(old.planetId())) {
                fresh.set(i, OldEntries.filled(fresh.get(i), old));
                return true;
            }
        }
        var id = handle.createQuery("select id from purchase where planet_id = :planetId")
                .bind("planetId", old.planetId())
                .mapTo(String.class)
                .findOne();
        id.flatMap(order -> OldEntries.read(handle, order, old.planetId())).ifPresent(before -> {
            var whole = OldEntries.filled(before, old);
            if (!whole.fields().equals(before.fields()) || !whole.entry().equals(before.entry())) {
                new ImportedRows(db, rows, handle, "").fill(id.get(), whole);
                db.note(handle, id.get(), "imported", "more of it from " + old.place());
            }
        });
        return id.isPresent();
    }

    private String job(Handle handle, String drop, Path source, Map<String, String> settings) {
        var there = find(handle, drop);
        if (there.isPresent()) {
            rows.reopen(handle, there.get());
            return there.get();
        }
        var id = db.newId();
        handle.createUpdate("insert into job (id, name, source, revision, state, settings, until_route, arrived_ms)"
                        + " values (:id, :name, :source, :revision, 'OPEN', :settings, :until, :now)")
                .bind("id", id)
                .bind("name", drop)
                .bind("source", source.toString())
                .bind("revision", REVISION)
                .bind("settings", Columns.json(settings))
                .bind("until", Route.POLL_RESULT.id())
                .bind("now", db.now())
                .execute();
        db.note(handle, id, "open", source.toString());
        return id;
    }

    private static Optional<String> find(Handle handle, String drop) {
        return handle.createQuery("select id from job where revision = :revision and name = :name"
                        + " and state in ('OPEN', 'FINISHED')")
                .bind("revision", REVISION)
                .bind("name", drop)
                .mapTo(String.class)
                .findOne();
    }

    @Override
    public boolean isImported(String orderId) {
        return db.read(handle -> handle.createQuery("select 1 from imported_order where order_id = :id")
                .bind("id", orderId)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    @Override
    public void read(Claim order, Contents contents) {
        db.change(handle -> {
            rows.owned(handle, order);
            describe(handle, order.workId(), contents);
            own(handle, order.workId(), contents.goods());
            var shape = contents.shape();
            if (shape != null) {
                draw(handle, order.workId(), shape, contents.clipHash());
            }
            int first = handle.createUpdate(
                            "update imported_order set read_ms = :now where order_id = :id and read_ms is null")
                    .bind("now", db.now())
                    .bind("id", order.workId())
                    .execute();
            if (first == 1) {
                db.note(handle, order.workId(), "read", contents.items().size() + " scenes");
            }
            wake(handle, db.now());
        });
    }

    private static void describe(Handle handle, String orderId, Contents contents) {
        handle.createUpdate("update purchase set item_type = :type, bundle = :bundle, clip = :clip, clip_hash = :hash,"
                        + " harmonize = :harmonize, posted_ms = coalesce(:created, posted_ms) where id = :id")
                .bind("type", contents.itemType())
                .bind("bundle", contents.bundle())
                .bind("clip", contents.clipHash().isEmpty() ? null : Columns.wkb(contents.shape()))
                .bind("hash", contents.clipHash())
                .bind("harmonize", contents.harmonize())
                .bind("created", Db.millis(contents.createdAt()))
                .bind("id", orderId)
                .execute();
        handle.createUpdate("delete from purchase_item where order_id = :id")
                .bind("id", orderId)
                .execute();
        var items = handle.prepareBatch("insert into purchase_item (order_id, item_id) values (:order, :item)");
        contents.items()
                .forEach(item -> items.bind("order", orderId).bind("item", item).add());
        if (items.size() > 0) {
            items.execute();
        }
    }

    private static void own(Handle handle, String orderId, Map<Product, List<String>> goods) {
        SqlOwnership.release(handle, orderId);
        goods.forEach((product, items) -> items.forEach(item -> {
            handle.createUpdate(YIELD).bindMethods(product).bind("item", item).execute();
            handle.createUpdate(TAKE)
                    .bindMethods(product)
                    .bind("item", item)
                    .bind("order", orderId)
                    .execute();
        }));
    }

    /** The area gets the first shape that an order of it tells. */
    private static void draw(Handle handle, String orderId, Geometry shape, String hash) {
        handle.createUpdate("update feature set aoi = :shape, clip = :shape, clip_hash = :hash, hectares_e4 = :hectares"
                        + " where hectares_e4 = 0 and id = (select r.feature_id from purchase p"
                        + " join request r on r.id = p.request_id where p.id = :order)")
                .bind("shape", Columns.wkb(shape))
                .bind("hash", hash)
                .bind("hectares", Columns.e4(Ellipsoid.hectares4(shape)))
                .bind("order", orderId)
                .execute();
    }

    @Override
    public long unread() {
        return db.read(SqlImports::unread);
    }

    static long unread(Handle handle) {
        return handle.createQuery(UNREAD).mapTo(Long.class).one();
    }

    /** When the last one was read, or is given up, our own orders go on at once. */
    static void wake(Handle handle, long now) {
        if (unread(handle) == 0) {
            handle.createUpdate("update work set not_before_ms = :now, updated_ms = :now"
                            + " where route = 'order' and status = 'waiting' and reason_code = :code")
                    .bind("now", now)
                    .bind("code", WAITS)
                    .execute();
        }
    }
}
