package dev.swath.io.ledger;

import dev.swath.io.ledger.Listings.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

final class SqlBoard implements Board {
    /** By rank, as {@link #AREAS} gives it. */
    private static final List<String> STATES =
            List.of("none", "stopped", "done", "waiting", "working", "held", "aside", "failed");

    private static final List<String> PARTS = List.of("requests", "orders", "shares", "files");

    private static final String LATEST = """
            select h.at_ms, h.event, h.detail, h.by_whom, coalesce(
                (select name from job where id = h.subject),
                (select name from purchase where id = h.subject),
                (select target from delivery where id = h.subject),
                (select j.name || '/' || f.feature_key from feature f join job j on j.id = f.job_id
                 where f.id = coalesce((select feature_id from request where id = h.subject),
                                       (select r.feature_id from share s join request r on r.id = s.request_id
                                        where s.id = h.subject), h.subject)),
                case when h.subject like 'drop/%' then substr(h.subject, 6) else h.subject end) as label
            from history h order by h.seq desc limit :most""";

    private static final String WAITING = """
            select j.id, j.name, count(*) as orders, sum(p.hectares_e4) as hectares_e4
            from work w join purchase p on p.id = w.id join job j on j.id = w.job_id
            where w.status = 'held' and w.reason_code = 'needs-approval'
            group by j.id, j.name order by j.id desc limit :most""";

    private static final String RANK = """
            case w.status when 'failed' then 7 when 'aside' then 6 when 'held' then 5 when 'working' then 4
                          when 'waiting' then 3 when 'done' then 2 else 1 end""";

    /** How the parts of {@code f}, a feature, stand. */
    static final String RANKS = """
            (
                select max(%1$s)
                from request r join work w on w.id = r.id where r.feature_id = f.id) as requests, (
                select max(%1$s)
                from request r join purchase p on p.request_id = r.id join work w on w.id = p.id
                where r.feature_id = f.id) as orders, (
                select max(%1$s)
                from request r join share s on s.request_id = r.id join work w on w.id = s.id
                where r.feature_id = f.id) as shares, (
                select max(%1$s)
                from request r join purchase p on p.request_id = r.id join delivery d on d.order_id = p.id
                join work w on w.id = d.id where r.feature_id = f.id) as files""".formatted(RANK);

    // the page is cut first: what stands after it is looked up for its features alone
    private static final String AREAS = """
            select f.*, j.name as drop_name, %1$s
            from (select * from feature %2$s limit :limit) f join job j on j.id = f.job_id
            order by %3$s""";

    private static final String OF_DROP = "where job_id = :job %s order by row_no, id";
    private static final String AFTER_ROW = "and (row_no, id) > (select row_no, id from feature where id = :after)";

    private final Db db;

    SqlBoard(Db db) {
        this.db = db;
    }

    @Override
    public List<Pace> paces() {
        long now = db.now();
        return db.read(handle -> handle.createQuery("select * from gate order by name")
                .map((row, context) -> new Pace(
                        row.getString("name").replaceFirst("/.*", ""),
                        Instant.ofEpochMilli(row.getLong("next_ms")),
                        row.getLong("paused_until_ms") > now
                                ? Instant.ofEpochMilli(row.getLong("paused_until_ms"))
                                : null,
                        row.getDouble("slowdown")))
                .list());
    }

    @Override
    public List<Latest> latest(int most) {
        return list(
                LATEST,
                Map.of("most", most),
                (row, context) -> new Latest(
                        Instant.ofEpochMilli(row.getLong("at_ms")),
                        row.getString("label"),
                        row.getString("event"),
                        row.getString("detail"),
                        row.getString("by_whom")));
    }

    @Override
    public List<Waiting> waiting(int most) {
        return list(
                WAITING,
                Map.of("most", most),
                (row, context) -> new Waiting(
                        row.getString("id"), row.getString("name"), row.getLong("orders"), Columns.hectares(row)));
    }

    @Override
    public List<Area> areas(@Nullable String jobId, Page page) {
        var bound = new HashMap<String, Object>();
        bound.put("limit", page.limit());
        if (page.after() != null) {
            bound.put("after", page.after());
        }
        if (jobId != null) {
            bound.put("job", jobId);
            var cut = OF_DROP.formatted(page.after() == null ? "" : AFTER_ROW);
            return list(AREAS.formatted(RANKS, cut, "f.row_no, f.id"), bound, (row, context) -> area(row));
        }
        var cut = (page.after() == null ? "" : "where id < :after") + " order by id desc";
        return list(AREAS.formatted(RANKS, cut, "f.id desc"), bound, (row, context) -> area(row));
    }

    @Override
    public Optional<Area> area(String id) {
        var one = AREAS.formatted(RANKS, "where id = :id", "f.id");
        return list(one, Map.of("id", id, "limit", 1), (row, context) -> area(row)).stream()
                .findFirst();
    }

    private <T> List<T> list(String sql, Map<String, ?> bound, RowMapper<T> mapper) {
        return db.read(
                handle -> handle.createQuery(sql).bindMap(bound).map(mapper).list());
    }

    private static Area area(ResultSet row) throws SQLException {
        var aside = Columns.reason(row, "aside_code", "aside");
        return new Area(
                row.getString("id"),
                row.getString("job_id"),
                row.getString("drop_name"),
                row.getString("feature_key"),
                aside == null ? STATES.get(rank(row)) : "aside",
                Columns.hectares(row),
                Columns.shape(row, "aoi"),
                aside);
    }

    /** The line with {@code state} in the place of the ranks. */
    static Map<String, Object> withState(Map<String, Object> line) {
        int rank = 0;
        for (var part : PARTS) {
            rank = Math.max(rank, line.remove(part) instanceof Number number ? number.intValue() : 0);
        }
        line.put("state", line.containsKey("code") ? "aside" : STATES.get(rank));
        return line;
    }

    private static int rank(ResultSet row) throws SQLException {
        return Math.max(
                Math.max(row.getInt("requests"), row.getInt("orders")),
                Math.max(row.getInt("shares"), row.getInt("files")));
    }
}
