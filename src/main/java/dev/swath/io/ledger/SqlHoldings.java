package dev.swath.io.ledger;

import dev.swath.io.ledger.Catalog.Entry;
import dev.swath.io.ledger.Catalog.Holding;
import dev.swath.io.ledger.Stock.Lying;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Scenes as orders and shares brought them: the files that lie in their places, and are not known to be gone. */
final class SqlHoldings {
    private static final String OURS = "substr(d.path, 1, 7) <> '_swath/'";

    private static final String BOUGHT = """
            select d.*, p.id as holder, p.request_id as request, d.target as place
            from %s join delivery d on d.order_id = p.id join work w on w.id = d.id
            where %s and d.item_id is not null and w.status = 'done' and d.stored_ms is not null
              and d.gone_ms is null and %s
            order by p.id, d.item_id, d.path""";

    private static final String SHARED = """
            select d.*, s.id as holder, s.request_id as request, l.target as place
            from %s join shared_file l on l.share_id = s.id join delivery d on d.id = l.delivery_id
            join work w on w.id = s.id
            where %s and d.item_id is not null and w.status = 'done' and w.reason_code is null
              and d.stored_ms is not null and l.gone_ms is null and %s
            order by s.id, d.item_id, d.path""";

    private static final String OF_AREA = """
            feature f join job j on j.id = f.job_id join request r on r.feature_id = f.id
            join %s on %s.request_id = r.id""";

    private static final String IN_AREA = "f.feature_key = :area and j.name = :collection";

    private static final String AREA_BOUGHT = BOUGHT.formatted(OF_AREA.formatted("purchase p", "p"), IN_AREA, OURS);
    private static final String AREA_SHARED = SHARED.formatted(OF_AREA.formatted("share s", "s"), IN_AREA, OURS);
    private static final String SOME = "%s.id in (<holders>) and d.item_id in (<scenes>)";
    private static final String SOME_BOUGHT = BOUGHT.formatted("purchase p", SOME.formatted("p"), OURS);
    private static final String SOME_SHARED = SHARED.formatted("share s", SOME.formatted("s"), OURS);

    private SqlHoldings() {}

    static List<Holding> of(Handle handle, Catalog.Area area) {
        var found = new ArrayList<>(read(bound(handle.createQuery(AREA_BOUGHT), area), false));
        found.addAll(read(bound(handle.createQuery(AREA_SHARED), area), true));
        return found;
    }

    private static Query bound(Query query, Catalog.Area area) {
        return query.bind("area", area.name()).bind("collection", area.collection());
    }

    /** Those of the items, and others of the same orders. */
    static List<Holding> of(Handle handle, List<Entry> entries) {
        var found = new ArrayList<Holding>();
        for (boolean shared : new boolean[] {false, true}) {
            var these =
                    entries.stream().filter(entry -> entry.shared() == shared).toList();
            if (!these.isEmpty()) {
                var query = handle.createQuery(shared ? SOME_SHARED : SOME_BOUGHT)
                        .bindList("holders", distinct(these, Entry::holderId))
                        .bindList("scenes", distinct(these, Entry::sceneId));
                found.addAll(read(query, shared));
            }
        }
        return found;
    }

    private static List<String> distinct(List<Entry> entries, Function<Entry, String> part) {
        return entries.stream().map(part).distinct().toList();
    }

    private record Head(String holder, String order, String request, String scene) {}

    private static List<Holding> read(Query query, boolean shared) {
        Map<Head, List<Lying>> files = new LinkedHashMap<>();
        query.map((row, context) -> Map.entry(head(row), lying(row, shared)))
                .forEach(file -> files.computeIfAbsent(file.getKey(), first -> new ArrayList<>())
                        .add(file.getValue()));
        return files.entrySet().stream()
                .map(each -> new Holding(
                        each.getKey().holder(),
                        shared,
                        each.getKey().order(),
                        each.getKey().request(),
                        each.getKey().scene(),
                        each.getValue()))
                .toList();
    }

    private static Head head(ResultSet row) throws SQLException {
        return new Head(
                row.getString("holder"), row.getString("order_id"), row.getString("request"), row.getString("item_id"));
    }

    private static Lying lying(ResultSet row, boolean shared) throws SQLException {
        var delivery = DeliveryRows.read(row);
        return new Lying(
                shared ? row.getString("holder") : delivery.id(),
                shared,
                delivery.at(row.getString("place")),
                row.getLong("stored_bytes"),
                row.getString("digest"),
                Columns.whole(row, "crc32c"));
    }
}
