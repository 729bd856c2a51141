package dev.swath.io.ledger;

import dev.swath.io.ledger.Listings.Sort;
import dev.swath.io.ledger.Listings.View;
import dev.swath.io.ledger.Listings.Which;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * Files, a million of them. What is asked for is gathered and sorted when it is little; else the list's own order is
 * walked along an index, and what is not asked for is passed over. Of a status whose files are many, and far between in
 * that order, all are gathered.
 */
final class SqlFileList {
    /** Gathered and sorted, or passed over, within a tenth of a second. */
    private static final int LITTLE = 20_000;

    private static final String LINES = """
            select u.id as id, j.id as job_id, j.name as drop_name, p.name as order_name, p.planet_id as order_id,
                   d.path as path, coalesce(f.target, d.target) as target, w.status as status,
                   coalesce(d.stored_bytes, d.bytes) as bytes, d.digest as digest, d.item_id as item_id,
                   w.reason_code as code, w.reason as reason
            from (%s) u join delivery d on d.id = u.file join work w on w.id = d.id
            join purchase p on p.id = d.order_id
            left join share s on s.id = u.share
            left join shared_file f on f.share_id = u.share and f.delivery_id = u.file
            join job j on j.id = coalesce(s.job_id, d.job_id)
            order by u.k%s, u.id%2$s""";

    /** A file that is shared has the bytes of another drop's order, in a place of its own. */
    private static final String PAGE = """
            select * from (
                select * from (select d.id as id, d.id as file, null as share, %1$s as k
                               from %2$s order by k%4$s, id%4$s limit :limit) own
                union all
                select * from (select f.share_id || '-' || f.delivery_id as id, f.delivery_id as file,
                                      f.share_id as share, %5$s as k
                               from %3$s order by %6$s limit :limit) linked) both_kinds
            order by k%4$s, id%4$s limit :limit""";

    private final Db db;

    SqlFileList(Db db) {
        this.db = db;
    }

    List<Map<String, Object>> files(Which which, View asked) {
        return db.read(handle -> {
            handle.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
            var bound = new HashMap<String, Object>();
            bound.put("limit", asked.page().limit());
            bound.put("status", which.status());
            var source = source(handle, which, bound);
            boolean isLittle = which.order() != null || (!source.isEmpty() && isLittle(handle, source, bound));
            var view = isLittle ? asked : walked(asked);
            var cursor = cursor(handle, view);
            if (cursor.isEmpty() && view.page().after() != null) {
                return List.of();
            }
            cursor.ifPresent(key -> bound.put("k", key));
            var walk = new Walk(which, view, false, source, bound);
            boolean isGathered = isLittle || (walk.mayBeFar() && !isNear(handle, walk));
            var sql = isGathered ? new Walk(which, view, true, source, bound).sql() : walk.sql();
            var way = view.sort().isDown() ? " desc" : "";
            return handle.createQuery(LINES.formatted(sql, way))
                    .bindMap(bound)
                    .map(SqlListings::line)
                    .list();
        });
    }

    /** What the narrowest filter leaves, from an index; empty when there is none. */
    private static String source(Handle handle, Which which, Map<String, Object> bound) {
        if (which.drop() != null) {
            // several have the name when it came again
            bound.put(
                    "job",
                    named(
                            handle,
                            "select id from job where id = :word or name = :word order by id desc",
                            which.drop()));
        }
        if (which.order() != null) {
            bound.put(
                    "order",
                    named(
                            handle,
                            "select id from purchase where id = :word or name = :word or planet_id = :word",
                            which.order()));
            return "delivery d cross join work w where w.id = d.id and d.order_id = :order"
                    + (which.status() == null ? "" : " and w.status = :status");
        }
        if (which.status() != null) {
            return "work w cross join delivery d where d.id = w.id and w.kind = 'file' and w.status = :status"
                    + (which.drop() == null ? "" : " and w.job_id = :job");
        }
        return which.drop() == null ? "" : "delivery d where d.job_id = :job";
    }

    private static String named(Handle handle, String sql, String word) {
        return handle.createQuery(sql)
                .bind("word", word)
                .mapTo(String.class)
                .findFirst()
                .orElse("");
    }

    private static boolean isLittle(Handle handle, String source, Map<String, Object> bound) {
        return handle.createQuery("select count(*) from (select 1 from " + source + " limit " + (LITTLE + 1) + ") few")
                        .bindMap(bound)
                        .mapTo(Long.class)
                        .one()
                <= LITTLE;
    }

    /** Whether a page is full before much was passed over. */
    private static boolean isNear(Handle handle, Walk walk) {
        long found = handle.createQuery("select count(*) from (" + walk.near() + ") few")
                .bindMap(walk.bound())
                .mapTo(Long.class)
                .one();
        return found == walk.view().page().limit();
    }

    /** Of what is much a search goes by name. */
    private static View walked(View view) {
        return view.search() == null
                ? view
                : new View(view.search(), view.sort() == Sort.NAME_DOWN ? Sort.NAME_DOWN : Sort.NAME, view.page());
    }

    /** What the last file of the page before had in the column that the list goes by. */
    private static Optional<Object> cursor(Handle handle, View view) {
        var after = view.page().after();
        if (after == null) {
            return Optional.empty();
        }
        return switch (view.sort()) {
            case NEWEST, OLDEST -> Optional.of(after);
            case NAME, NAME_DOWN -> at(handle, "d.target", "f.target", after, String.class);
            case SIZE, SIZE_DOWN -> at(handle, "d.bytes", "d.bytes", after, Long.class);
        };
    }

    private static Optional<Object> at(Handle handle, String own, String linked, String id, Class<?> type) {
        int dash = id.indexOf('-');
        return handle.createQuery("select " + own + " from delivery d where d.id = :id union all select " + linked
                        + " from shared_file f join delivery d on d.id = f.delivery_id"
                        + " where f.share_id = :share and f.delivery_id = :file")
                .bind("id", id)
                .bind("share", dash < 0 ? "" : id.substring(0, dash))
                .bind("file", id.substring(dash + 1))
                .mapTo(type)
                .findFirst()
                .map(value -> value);
    }

    /** One page of both kinds of files. */
    private record Walk(Which which, View view, boolean isGathered, String source, Map<String, Object> bound) {
        String sql() {
            var way = view.sort().isDown() ? " desc" : "";
            // the same order, by what an index has
            var walked = isByTime() ? "f.share_id%1$s, f.delivery_id%1$s" : "k%1$s, id%1$s";
            return PAGE.formatted(key(true), own(), linked(), way, key(false), walked.formatted(way));
        }

        /** Whether files of the status may be far between in the order that is walked. */
        boolean mayBeFar() {
            return which.status() != null && view.search() == null && !isByTime();
        }

        /** As many as a page holds, at most, of the status among the next files. */
        String near() {
            var way = view.sort().isDown() ? " desc" : "";
            return "select 1 from (select d.id as id, d.job_id as job_id from delivery d where true"
                    + rest("d.target", true)
                    + " order by " + key(true) + way + ", d.id" + way + " limit " + LITTLE
                    + ") ahead cross join work w where w.id = ahead.id and w.status = :status"
                    + (which.drop() == null ? "" : " and ahead.job_id = :job") + " limit :limit";
        }

        private String key(boolean own) {
            // an expression where an index is not to be walked
            return switch (view.sort()) {
                case NEWEST, OLDEST -> own ? id(true) + (isGathered ? " || ''" : "") : id(false);
                case NAME, NAME_DOWN -> (own ? "d.target" : "f.target") + (isGathered ? " || ''" : "");
                case SIZE, SIZE_DOWN -> own && !isGathered ? "d.bytes" : "d.bytes + 0";
            };
        }

        private String id(boolean own) {
            if (!own) {
                return "f.share_id || '-' || f.delivery_id";
            }
            return isOfWork() ? "w.id" : "d.id";
        }

        /** Walked along the rows of work of one status. */
        private boolean isOfWork() {
            return !isGathered && which.status() != null && isByTime();
        }

        private boolean isByTime() {
            return view.sort() == Sort.NEWEST || view.sort() == Sort.OLDEST;
        }

        private String own() {
            if (isGathered) {
                return source + (which.drop() == null ? "" : " and d.job_id || '' = :job") + rest("d.target", true);
            }
            if (isOfWork()) {
                return "work w cross join delivery d where d.id = w.id and w.kind = 'file' and w.status = :status"
                        + (which.drop() == null ? "" : " and w.job_id || '' = :job") + rest("d.target", true);
            }
            var drop = which.drop() == null ? "" : " and d.job_id" + (isByTime() ? "" : " || ''") + " = :job";
            var tables = which.status() == null
                    ? "delivery d where true"
                    : "delivery d cross join work w where w.id = d.id and w.status = :status";
            return tables + drop + rest("d.target", true);
        }

        private String linked() {
            return "shared_file f cross join share s cross join delivery d cross join work w"
                    + " where s.id = f.share_id and d.id = f.delivery_id and w.id = d.id"
                    + (which.drop() == null ? "" : " and s.job_id = :job")
                    + (which.order() == null ? "" : " and d.order_id = :order")
                    + (which.status() == null ? "" : " and w.status = :status")
                    + rest("f.target", false);
        }

        private String rest(String target, boolean own) {
            var text = new StringBuilder();
            var search = view.search();
            if (search != null) {
                text.append(" and ").append(target).append(" like :search escape '!'");
                bound.put("search", "%" + search.replaceAll("([!%_])", "!$1") + "%");
            }
            var after = view.page().after();
            if (after != null) {
                bound.put("after", after);
                var than = view.sort().isDown() ? " < " : " > ";
                text.append(
                        isByTime()
                                ? " and " + id(own) + than + ":after"
                                : " and (" + key(own) + ", " + id(own) + ")" + than + "(:k, :after)");
            }
            return text.toString();
        }
    }
}
