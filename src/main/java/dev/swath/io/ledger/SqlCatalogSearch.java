package dev.swath.io.ledger;

import dev.swath.io.ledger.Catalog.Entry;
import dev.swath.io.ledger.Catalog.Holding;
import dev.swath.model.Order;
import dev.swath.model.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

final class SqlCatalogSearch implements CatalogSearch {
    /** What stands in the indexes finds the rows; only what is found is read. */
    private static final String FIND = """
            select i.* from (
                select collection, id, taken_ms from catalog_item where %s
                order by taken_ms desc, collection desc, id desc limit :limit) found
            join catalog_item i on i.collection = found.collection and i.id = found.id
            order by found.taken_ms desc, found.collection desc, found.id desc""";

    private final Db db;

    SqlCatalogSearch(Db db) {
        this.db = db;
    }

    @Override
    public List<Listed> collections(@Nullable String after, int limit) {
        return db.read(handle -> handle.createQuery("select id, document from catalog_collection"
                        + " where document is not null and id > :after order by id limit :limit")
                .bind("after", after == null ? "" : after)
                .bind("limit", limit)
                .map((row, context) -> new Listed(row.getString("id"), row.getString("document")))
                .list());
    }

    @Override
    public Optional<Listed> collection(String id) {
        return db.read(handle -> handle.createQuery(
                        "select id, document from catalog_collection where document is not null and id = :id")
                .bind("id", id)
                .map((row, context) -> new Listed(row.getString("id"), row.getString("document")))
                .findOne());
    }

    @Override
    public List<Entry> find(Wanted wanted, @Nullable Place after, int limit) {
        var conditions = new Conditions(wanted);
        if (after != null) {
            conditions.after(after);
        }
        return db.read(handle -> conditions
                .bind(handle.createQuery(FIND.formatted(conditions.text())))
                .bind("limit", limit)
                .map((row, context) -> CatalogRows.read(row))
                .list());
    }

    @Override
    public long count(Wanted wanted) {
        var conditions = new Conditions(wanted);
        return db.read(handle -> conditions
                .bind(handle.createQuery("select count(*) from catalog_item where " + conditions.text()))
                .mapTo(Long.class)
                .one());
    }

    @Override
    public List<Known> known(List<Entry> entries) {
        return db.read(handle -> known(handle, entries));
    }

    private static List<Known> known(Handle handle, List<Entry> entries) {
        var holdings = SqlHoldings.of(handle, entries).stream()
                .collect(Collectors.toMap(
                        one -> new Key(one.shared(), one.holderId(), one.sceneId()), Function.identity()));
        if (holdings.isEmpty()) {
            return List.of();
        }
        var orders = OrderRows.all(handle, each(holdings.values(), Holding::orderId));
        var requests = SqlFeatures.requests(handle, each(holdings.values(), Holding::requestId)).stream()
                .collect(Collectors.toMap(Request::id, Function.identity()));
        var scenes = SqlCandidates.scenes(
                        handle, each(orders.values(), Order::itemType), each(holdings.values(), Holding::sceneId))
                .stream()
                .collect(Collectors.toMap(scene -> Map.entry(scene.itemType(), scene.id()), Function.identity()));
        var known = new ArrayList<Known>();
        for (var entry : entries) {
            var holding = holdings.get(new Key(entry.shared(), entry.holderId(), entry.sceneId()));
            if (holding != null) {
                var order = Objects.requireNonNull(orders.get(holding.orderId()));
                var request = Objects.requireNonNull(requests.get(holding.requestId()));
                var scene = scenes.get(Map.entry(order.itemType(), holding.sceneId()));
                known.add(new Known(entry, holding, order, request, scene));
            }
        }
        return known;
    }

    private record Key(boolean shared, String holderId, String sceneId) {}

    private static <T> Set<String> each(Collection<T> all, Function<T, String> part) {
        return all.stream().map(part).collect(Collectors.toSet());
    }

    /** What is wanted, in SQL. */
    private static final class Conditions {
        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> bound = new HashMap<>();

        Conditions(Wanted wanted) {
            conditions.add("1 = 1");
            anyOf("collection", wanted.collections());
            anyOf("id", wanted.ids());
            if (wanted.from() != null) {
                add("taken_ms >= :from", "from", wanted.from().toEpochMilli());
            }
            if (wanted.until() != null) {
                add("taken_ms <= :until", "until", wanted.until().toEpochMilli());
            }
            var meets = new ArrayList<String>();
            for (var box : wanted.boxes()) {
                int n = meets.size();
                meets.add("(west <= :east%1$d and east >= :west%1$d and south <= :north%1$d and north >= :south%1$d)"
                        .formatted(n));
                bound.put("west" + n, box.getMinX());
                bound.put("south" + n, box.getMinY());
                bound.put("east" + n, box.getMaxX());
                bound.put("north" + n, box.getMaxY());
            }
            if (!meets.isEmpty()) {
                conditions.add("(" + String.join(" or ", meets) + ")");
            }
        }

        private void anyOf(String column, List<String> values) {
            var names = new ArrayList<String>();
            for (var value : values) {
                var name = column + names.size();
                bound.put(name, value);
                names.add(":" + name);
            }
            if (names.size() == 1) {
                conditions.add(column + " = " + names.get(0));
            } else if (!names.isEmpty()) {
                conditions.add(column + " in (" + String.join(", ", names) + ")");
            }
        }

        private void add(String condition, String name, Object value) {
            conditions.add(condition);
            bound.put(name, value);
        }

        void after(Place place) {
            conditions.add("(taken_ms, collection, id) < (:afterTaken, :afterCollection, :afterId)");
            bound.put("afterTaken", place.taken().toEpochMilli());
            bound.put("afterCollection", place.collection());
            bound.put("afterId", place.id());
        }

        String text() {
            return String.join(" and ", conditions);
        }

        Query bind(Query query) {
            return query.bindMap(bound);
        }
    }
}
