package dev.swath.io.ledger;

import java.time.Instant;
import java.util.List;

final class SqlHistory implements History {
    private final Db db;

    SqlHistory(Db db) {
        this.db = db;
    }

    @Override
    public List<Event> of(String subjectId) {
        return db.read(handle -> handle.createQuery(
                        "select at_ms, subject, event, detail, by_whom from history where subject = :id order by seq")
                .bind("id", subjectId)
                .map((row, context) -> new Event(
                        Instant.ofEpochMilli(row.getLong("at_ms")),
                        row.getString("subject"),
                        row.getString("event"),
                        row.getString("detail"),
                        row.getString("by_whom")))
                .list());
    }
}
