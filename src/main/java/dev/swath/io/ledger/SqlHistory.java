package dev.swath.io.ledger;

import dev.swath.io.ledger.Decisions.Kind;
import dev.swath.io.ledger.Decisions.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

final class SqlHistory implements History {
    private final Db db;

    SqlHistory(Db db) {
        this.db = db;
    }

    @Override
    public List<Event> of(String subjectId) {
        return db.read(handle -> handle.createQuery("select * from history where subject = :id order by seq")
                .bind("id", subjectId)
                .map((row, context) -> event(row))
                .list());
    }

    @Override
    public List<Event> about(Subject subject) {
        return db.read(handle -> handle.createQuery("select * from history where subject = :id or subject in ("
                        + Parts.of(subject.kind()) + ") order by seq")
                .bind("id", subject.id())
                .map((row, context) -> event(row))
                .list());
    }

    @Override
    public List<Standing> standings(Subject subject) {
        if (subject.kind() == Kind.DROP) {
            return List.of();
        }
        return db.read(handle -> handle.createQuery(
                        "select * from work where id in (" + Parts.of(subject.kind()) + ") order by created_ms, id")
                .bind("id", subject.id())
                .map((row, context) -> new Standing(
                        row.getString("id"),
                        row.getString("kind"),
                        row.getString("route"),
                        row.getString("status"),
                        Instant.ofEpochMilli(row.getLong("not_before_ms")),
                        Columns.reason(row, "reason_code", "reason")))
                .list());
    }

    @Override
    public List<SceneVerdict> ofScene(String sceneId) {
        return db.read(handle -> handle.createQuery("select j.name, f.feature_key, c.chosen, c.reason_code, c.reason"
                        + " from candidate c join request r on r.id = c.request_id join feature f on f.id = r.feature_id"
                        + " join job j on j.id = r.job_id where c.scene_id = :scene order by r.id desc")
                .bind("scene", sceneId)
                .map((row, context) -> new SceneVerdict(
                        row.getString("name"),
                        row.getString("feature_key"),
                        row.getBoolean("chosen"),
                        Columns.reason(row, "reason_code", "reason")))
                .list());
    }

    private static Event event(ResultSet row) throws SQLException {
        return new Event(
                Instant.ofEpochMilli(row.getLong("at_ms")),
                row.getString("subject"),
                row.getString("event"),
                row.getString("detail"),
                row.getString("by_whom"));
    }
}
