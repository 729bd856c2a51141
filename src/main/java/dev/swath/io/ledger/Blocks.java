package dev.swath.io.ledger;

import dev.swath.io.ledger.Decisions.Kind;
import dev.swath.io.ledger.Decisions.Subject;
import dev.swath.model.Route;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a subject in blocks of bounded size. They are looked for outside of any transaction that writes, so that
 * who acts on a block has to look at its rows once more.
 */
final class Blocks {
    static final int ROWS = 1000;

    // the whole of the index work_job, in its order
    private static final String OF_DROP = """
            select not_before_ms, id from work
            where job_id = :id and status = :status and route = :route and (not_before_ms, id) > (:at, :after)
            order by not_before_ms, id limit :rows""";

    private static final String OF_PARTS = """
            select not_before_ms, id from work
            where id in (%s) and status = :status and route = :route and (not_before_ms, id) > (:at, :after)
            order by not_before_ms, id limit :rows""";

    private final Db db;
    private final Subject subject;

    Blocks(Db db, Subject subject) {
        if (subject.kind() == Kind.SCENE) {
            throw new IllegalArgumentException("a scene has no work of its own");
        }
        this.db = db;
        this.subject = subject;
    }

    private record Row(long at, String id) {}

    /** Ids of the rows that have one of these statuses, in the order of the flow: requests, then their orders and files. */
    void each(List<String> statuses, Consumer<List<String>> block) {
        for (var route : Route.values()) {
            for (var status : statuses) {
                var rows = after(route, status, null);
                while (!rows.isEmpty()) {
                    block.accept(rows.stream().map(Row::id).toList());
                    rows = rows.size() < ROWS ? List.of() : after(route, status, rows.get(rows.size() - 1));
                }
            }
        }
    }

    private List<Row> after(Route route, String status, @Nullable Row last) {
        var sql = subject.kind() == Kind.DROP ? OF_DROP : OF_PARTS.formatted(Parts.of(subject.kind()));
        return db.read(handle -> handle.createQuery(sql)
                .bind("id", subject.id())
                .bind("status", status)
                .bind("route", route.id())
                .bind("at", last == null ? Long.MIN_VALUE : last.at())
                .bind("after", last == null ? "" : last.id())
                .bind("rows", ROWS)
                .map((row, context) -> new Row(row.getLong("not_before_ms"), row.getString("id")))
                .list());
    }
}
