package dev.swath.io.ledger;

import dev.swath.io.ledger.Listings.Page;
import dev.swath.model.Route;
import dev.swath.model.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class SqlCompositeLooks implements CompositeLooks {
    private static final String LINES = """
            select j.*, w.route as at_route, w.status as at_status, w.reason_code as at_code, w.reason as at_reason
            from composite c join job j on j.id = c.job_id join work w on w.id = c.job_id""";

    private static final String BUSY = """
            select 1 from work w
            where (w.status = 'working' or (w.status = 'waiting' and w.not_before_ms <= :due))
            and (w.job_id = :id or w.id in (select asset_id from composite_asset where composite_id = :id)) limit 1""";

    private final Db db;

    SqlCompositeLooks(Db db) {
        this.db = db;
    }

    @Override
    public List<Line> list(Page page) {
        var after = page.after() == null ? "" : " where j.id < :after";
        return db.read(handle -> {
            var query = handle.createQuery(LINES + after + " order by j.id desc limit :limit")
                    .bind("limit", page.limit());
            return (page.after() == null ? query : query.bind("after", page.after()))
                    .map((row, context) -> line(row))
                    .list();
        });
    }

    @Override
    public Optional<Line> find(String word) {
        return db.read(
                handle -> handle.createQuery(LINES + " where j.id = :word or j.name = :word order by j.id desc limit 1")
                        .bind("word", word)
                        .map((row, context) -> line(row))
                        .findOne());
    }

    @Override
    public Optional<String> open(String request) {
        return db.read(handle -> handle.createQuery("select c.job_id from composite c join work w on w.id = c.job_id"
                        + " where c.request = :request and w.status in ('waiting', 'working', 'held')"
                        + " order by c.job_id desc limit 1")
                .bind("request", request)
                .mapTo(String.class)
                .findOne());
    }

    @Override
    public boolean isBusy(String compositeId, Instant due) {
        return db.read(handle -> handle.createQuery(BUSY)
                .bind("id", compositeId)
                .bind("due", due.toEpochMilli())
                .mapTo(Integer.class)
                .findFirst()
                .isPresent());
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                SqlJobs.job(row),
                Route.of(row.getString("at_route")),
                Status.of(row.getString("at_status")),
                Columns.reason(row, "at_code", "at_reason"));
    }
}
