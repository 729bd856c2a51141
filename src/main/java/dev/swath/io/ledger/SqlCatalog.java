package dev.swath.io.ledger;

import dev.swath.io.ledger.Stock.Lying;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

final class SqlCatalog implements Catalog {
    /** A file has ended, and no other one of its scene is under way: its area is behind. */
    private static final String CHANGED = """
            insert into catalog_area (collection, area, changes, written)
            select j.name, f.feature_key, 1, 0
            from delivery d join purchase p on p.id = d.order_id join request r on r.id = p.request_id
            join feature f on f.id = r.feature_id join job j on j.id = f.job_id
            where d.id = :id and d.item_id is not null and not exists (
                select 1 from delivery other join work w on w.id = other.id
                where other.order_id = d.order_id and other.item_id = d.item_id and other.id <> d.id
                and w.status in ('waiting', 'working'))
            on conflict (collection, area) do update set changes = catalog_area.changes + 1""";

    private static final String SHARED = """
            insert into catalog_area (collection, area, changes, written)
            select j.name, f.feature_key, 1, 0
            from share s join request r on r.id = s.request_id
            join feature f on f.id = r.feature_id join job j on j.id = f.job_id
            where s.id = :id
            on conflict (collection, area) do update set changes = catalog_area.changes + 1""";

    /** Areas of all orders and shares that have brought anything. */
    private static final String ALL = """
            insert into catalog_area (collection, area, changes, written)
            select distinct j.name, f.feature_key, 1, 0
            from feature f join job j on j.id = f.job_id join request r on r.feature_id = f.id
            where exists (select 1 from purchase p join delivery d on d.order_id = p.id
                          where p.request_id = r.id and d.stored_ms is not null)
               or exists (select 1 from share s join shared_file l on l.share_id = s.id where s.request_id = r.id)
            on conflict (collection, area) do update set changes = catalog_area.changes + 1""";

    private static final String AREAS = """
            select a.area from catalog_area a
            where a.collection = :collection and %s exists (
                select 1 from catalog_item i where i.collection = a.collection and i.area = a.area)
            order by a.area""";

    private final Db db;

    SqlCatalog(Db db) {
        this.db = db;
    }

    /** For whoever ends a file, in the same transaction. */
    static void changed(Handle handle, String deliveryId) {
        handle.createUpdate(CHANGED).bind("id", deliveryId).execute();
    }

    /** For whoever ends a share, in the same transaction. */
    static void sharedChanged(Handle handle, String shareId) {
        handle.createUpdate(SHARED).bind("id", shareId).execute();
    }

    @Override
    public void writtenAt(String place) {
        db.change(handle -> {
            int moved = handle.createUpdate("insert into catalog (name, place) values ('delivered', :place)"
                            + " on conflict (name) do update set place = excluded.place where catalog.place <> :place")
                    .bind("place", place)
                    .execute();
            if (moved == 0) {
                return;
            }
            handle.execute("update catalog_item set written = ''");
            handle.execute("update catalog_collection set changes = changes + 1");
            handle.execute(ALL);
        });
    }

    @Override
    public List<Area> behind(int limit) {
        return db.read(handle -> handle.createQuery("select collection, area, changes from catalog_area"
                        + " where changes > written order by collection, area limit :limit")
                .bind("limit", limit)
                .map((row, context) ->
                        new Area(row.getString("collection"), row.getString("area"), row.getLong("changes")))
                .list());
    }

    @Override
    public boolean isBehind(@Nullable String collection) {
        var areas = collection == null ? "" : " and collection = :collection";
        var collections = collection == null ? "" : " and id = :collection";
        return db.read(handle -> handle.createQuery("select 1 from catalog_area where changes > written" + areas
                        + " union all select 1 from catalog_collection where changes > written" + collections
                        + " limit 1")
                .bindMap(collection == null ? Map.of() : Map.of("collection", collection))
                .mapTo(Integer.class)
                .findFirst()
                .isPresent());
    }

    @Override
    public List<Holding> holdings(Area area) {
        return db.read(handle -> SqlHoldings.of(handle, area));
    }

    @Override
    public List<Entry> entries(Area area) {
        return db.read(handle -> entries(handle, area));
    }

    private static List<Entry> entries(Handle handle, Area area) {
        return handle.createQuery("select * from catalog_item where collection = :collection and area = :area"
                        + " order by taken_ms, id")
                .bind("collection", area.collection())
                .bind("area", area.name())
                .map((row, context) -> CatalogRows.read(row))
                .list();
    }

    @Override
    public void wrote(Area area, List<Entry> entries) {
        db.changeForNow(handle -> {
            var before = new HashSet<>(entries(handle, area));
            boolean same = before.size() == entries.size() && before.containsAll(entries);
            if (!same) {
                CatalogRows.replace(handle, area, entries);
                handle.createUpdate("insert into catalog_collection (id, changes, written) values (:id, 1, 0)"
                                + " on conflict (id) do update set changes = catalog_collection.changes + 1")
                        .bind("id", area.collection())
                        .execute();
            }
            handle.createUpdate("update catalog_area set written = :changes where collection = :collection"
                            + " and area = :area")
                    .bind("changes", area.changes())
                    .bind("collection", area.collection())
                    .bind("area", area.name())
                    .execute();
        });
    }

    @Override
    public List<Behind> collectionsBehind() {
        return db.read(handle -> handle.createQuery(
                        "select id, changes from catalog_collection where changes > written order by id")
                .map((row, context) -> new Behind(row.getString("id"), row.getLong("changes")))
                .list());
    }

    @Override
    public List<String> areas(String collection, boolean withItems) {
        return db.read(handle -> handle.createQuery(AREAS.formatted(withItems ? "" : "not"))
                .bind("collection", collection)
                .mapTo(String.class)
                .list());
    }

    @Override
    public void wroteCollection(Behind collection, @Nullable String document) {
        db.changeForNow(handle -> handle.createUpdate(
                        "update catalog_collection set written = :changes," + " document = :document where id = :id")
                .bind("changes", collection.changes())
                .bind("document", document)
                .bind("id", collection.collection())
                .execute());
    }

    @Override
    public void gone(Lying file) {
        db.change(handle -> {
            if (mark(handle, file, db.now()) == 1) {
                db.note(handle, file.workId(), "gone", file.file().target());
                changed(handle, file);
            }
        });
    }

    @Override
    public void there(List<Lying> files) {
        if (!isAnyGone()) {
            return;
        }
        db.change(handle ->
                files.stream().filter(file -> mark(handle, file, null) == 1).forEach(file -> changed(handle, file)));
    }

    private boolean isAnyGone() {
        return db.read(handle -> handle.createQuery("select 1 from delivery where gone_ms is not null"
                        + " union all select 1 from shared_file where gone_ms is not null limit 1")
                .mapTo(Integer.class)
                .findFirst()
                .isPresent());
    }

    private static void changed(Handle handle, Lying file) {
        if (file.linked()) {
            sharedChanged(handle, file.workId());
        } else {
            changed(handle, file.file().id());
        }
    }

    private static int mark(Handle handle, Lying file, @Nullable Long gone) {
        var known = gone == null ? " and gone_ms is not null" : " and gone_ms is null";
        return file.linked()
                ? handle.createUpdate("update shared_file set gone_ms = :gone where share_id = :share"
                                + " and delivery_id = :id" + known)
                        .bind("gone", gone)
                        .bind("share", file.workId())
                        .bind("id", file.file().id())
                        .execute()
                : handle.createUpdate("update delivery set gone_ms = :gone where id = :id" + known)
                        .bind("gone", gone)
                        .bind("id", file.file().id())
                        .execute();
    }
}
