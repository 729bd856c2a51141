package dev.swath.io.ledger;

import dev.swath.model.Job;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The page is cut first: what else is told of a row is looked up for its rows alone. */
final class SqlListings implements Listings {
    private static final String ORDERS = """
            select id, name, order_id, job_id, drop_name, aoi_name, status, planet_state, start_date, end_date,
                   product_bundle, scenes_selected, quota_hectares, timestamp, reason_code as code, reason
            from order_line where id in (select id from (select id from order_line%s%s limit :limit) page)%2$s""";

    private static final String FEATURES = """
            select f.id as id, f.feature_key as feature, f.job_id as drop_id, j.name as drop_name,
                   f.hectares_e4 / 10000.0 as hectares, f.aside_code as code, f.aside as reason, %s
            from (select * from feature%s%s limit :limit) f join job j on j.id = f.job_id%3$s""";

    private final Db db;
    private final SqlFileList files;

    SqlListings(Db db) {
        this.db = db;
        files = new SqlFileList(db);
    }

    @Override
    public List<Job> drops(@Nullable String name, Job.@Nullable State state, View view) {
        var key = key(view, "name", "id");
        var asked = new Conditions()
                .add("name = :name", "name", name)
                .add("state = :state", "state", state == null ? null : state.name())
                .searched(view, "name")
                .after(view, "job", key);
        return db.read(handle -> handle.createQuery(
                        "select * from job" + asked + Conditions.order(view, key) + " limit :limit")
                .bindMap(asked.bound())
                .bind("limit", view.page().limit())
                .map((row, context) -> SqlJobs.job(row))
                .list());
    }

    @Override
    public List<Map<String, Object>> orders(Which which, View view) {
        var key = key(view, "name", "quota_hectares");
        var asked = new Conditions()
                .add("(job_id = :drop or drop_name = :drop)", "drop", which.drop())
                .add("(id = :order or name = :order or order_id = :order)", "order", which.order())
                .add("status = :status", "status", which.status())
                .add("aoi_name = :aoi", "aoi", which.aoi())
                .searched(view, "name", "order_id", "aoi_name", "drop_name")
                .after(view, "order_line", key);
        return rows(ORDERS.formatted(asked, Conditions.order(view, key)), asked, view);
    }

    @Override
    public List<Map<String, Object>> files(Which which, View view) {
        return files.files(which, view);
    }

    @Override
    public List<Map<String, Object>> features(Which which, View view) {
        var key = key(view, "feature_key", "hectares_e4");
        var asked = new Conditions()
                .add("job_id in (select id from job where id = :drop or name = :drop)", "drop", which.drop())
                .searched(view, "feature_key")
                .after(view, "feature", key);
        var sql = FEATURES.formatted(SqlBoard.RANKS, asked, Conditions.order(view, key));
        // of the features alone: the drops have ids too
        var ordered = sql.replaceFirst("order by (\\S+)( desc)?, id( desc)?$", "order by f.$1$2, f.id$3");
        return rows(ordered, asked, view).stream().map(SqlBoard::withState).toList();
    }

    private static String key(View view, String name, String size) {
        return switch (view.sort()) {
            case NEWEST, OLDEST -> "id";
            case NAME, NAME_DOWN -> name;
            case SIZE, SIZE_DOWN -> size;
        };
    }

    private List<Map<String, Object>> rows(String sql, Conditions asked, View view) {
        return db.read(handle -> handle.createQuery(sql)
                .bindMap(asked.bound())
                .bind("limit", view.page().limit())
                .map(SqlListings::line)
                .list());
    }

    /** By column; what is null is absent. */
    static Map<String, Object> line(ResultSet row, StatementContext context) throws SQLException {
        var columns = row.getMetaData();
        var line = new LinkedHashMap<String, Object>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            var value = row.getObject(i);
            if (value != null) {
                line.put(columns.getColumnLabel(i), value);
            }
        }
        return line;
    }
}
