package dev.swath.io.ledger;

import dev.swath.model.Job;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

final class SqlListings implements Listings {
    private static final String ORDERS = """
            select id, name, order_id, job_id, drop_name, aoi_name, status, planet_state, start_date, end_date,
                   product_bundle, scenes_selected, quota_hectares, timestamp, reason_code as code, reason
            from order_line""";

    /** A file that is shared has the bytes of another drop's order, in a place of its own. */
    private static final String FILES = """
            select d.id as id, d.job_id as job_id, j.name as drop_name, p.name as order_name, p.planet_id as order_id,
                   d.path as path, d.target as target, w.status as status, coalesce(d.stored_bytes, d.bytes) as bytes,
                   d.digest as digest, d.item_id as item_id, w.reason_code as code, w.reason as reason
            from delivery d join work w on w.id = d.id join purchase p on p.id = d.order_id join job j on j.id = d.job_id
            %s
            union all
            select s.id || '-' || d.id, s.job_id, j.name, p.name, p.planet_id, d.path, f.target, w.status,
                   coalesce(d.stored_bytes, d.bytes), d.digest, d.item_id, w.reason_code, w.reason
            from shared_file f join share s on s.id = f.share_id join delivery d on d.id = f.delivery_id
            join work w on w.id = d.id join purchase p on p.id = d.order_id join job j on j.id = s.job_id
            %s""";

    private final Db db;

    SqlListings(Db db) {
        this.db = db;
    }

    @Override
    public List<Job> drops(@Nullable String name, Job.@Nullable State state, Page page) {
        var bound = new HashMap<String, Object>();
        var conditions = new ArrayList<String>();
        add(conditions, bound, "name = :name", "name", name);
        add(conditions, bound, "state = :state", "state", state == null ? null : state.name());
        add(conditions, bound, "id < :after", "after", page.after());
        return db.read(
                handle -> handle.createQuery("select * from job" + where(conditions) + " order by id desc limit :limit")
                        .bindMap(bound)
                        .bind("limit", page.limit())
                        .map((row, context) -> SqlJobs.job(row))
                        .list());
    }

    @Override
    public List<Map<String, Object>> orders(Which which, Page page) {
        var bound = new HashMap<String, Object>();
        var conditions = new ArrayList<String>();
        add(conditions, bound, "(job_id = :drop or drop_name = :drop)", "drop", which.drop());
        add(conditions, bound, "(id = :order or name = :order or order_id = :order)", "order", which.order());
        add(conditions, bound, "status = :status", "status", which.status());
        add(conditions, bound, "aoi_name = :aoi", "aoi", which.aoi());
        add(conditions, bound, "id < :after", "after", page.after());
        return rows(ORDERS + where(conditions) + " order by id desc limit :limit", bound, page);
    }

    @Override
    public List<Map<String, Object>> files(Which which, Page page) {
        var bound = new HashMap<String, Object>();
        var conditions = new ArrayList<String>();
        add(conditions, bound, "(j.id = :drop or j.name = :drop)", "drop", which.drop());
        add(conditions, bound, "(p.id = :order or p.name = :order or p.planet_id = :order)", "order", which.order());
        add(conditions, bound, "w.status = :status", "status", which.status());
        var where = where(conditions);
        var after = page.after() == null ? "" : " where id < :after";
        if (page.after() != null) {
            bound.put("after", page.after());
        }
        return rows(
                "select * from (" + FILES.formatted(where, where) + ") listed" + after
                        + " order by id desc limit :limit",
                bound,
                page);
    }

    private List<Map<String, Object>> rows(String sql, Map<String, Object> bound, Page page) {
        return db.read(handle -> handle.createQuery(sql)
                .bindMap(bound)
                .bind("limit", page.limit())
                .map((row, context) -> {
                    var columns = row.getMetaData();
                    var line = new LinkedHashMap<String, Object>();
                    for (int i = 1; i <= columns.getColumnCount(); i++) {
                        var value = row.getObject(i);
                        if (value != null) {
                            line.put(columns.getColumnLabel(i), value);
                        }
                    }
                    return (Map<String, Object>) line;
                })
                .list());
    }

    private static void add(
            List<String> conditions, Map<String, Object> bound, String condition, String name, @Nullable String value) {
        if (value != null) {
            conditions.add(condition);
            bound.put(name, value);
        }
    }

    private static String where(List<String> conditions) {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }
}
