package dev.swath.io.ledger;

import dev.swath.model.OrderState;
import dev.swath.model.Route;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

final class SqlDecisions implements Decisions {
    private static final String ROWS = """
            select w.id, w.job_id, w.kind, w.route, w.status, w.reason_code, p.state as order_state,
                   p.planet_state, p.request_id
            from work w left join purchase p on p.id = w.id where w.id in (%s) order by w.id""";

    /** How a kind of subject is called. */
    private record Name(Kind kind, String sql) {}

    private static final List<Name> NAMES = List.of(
            new Name(Kind.DROP, """
                    select id, name as label, id as job_id from job
                    where id = :word or name = :word order by arrived_ms desc, id desc"""),
            new Name(Kind.ORDER, """
                    select id, name as label, job_id from purchase
                    where id = :word or name = :word or planet_id = :word"""),
            new Name(Kind.FEATURE, """
                    select f.id as id, j.name || '/' || f.feature_key as label, f.job_id as job_id
                    from feature f join job j on j.id = f.job_id where f.id = :word or f.feature_key = :word
                    union select f.id, j.name || '/' || f.feature_key, f.job_id
                    from job j join feature f on f.job_id = j.id
                    where j.name = substr(:word, 1, length(j.name)) and :word = j.name || '/' || f.feature_key
                    order by id desc"""),
            new Name(Kind.FILE, """
                    select id, target as label, job_id from delivery where id = :word or target = :word
                    union select d.id, d.target, d.job_id
                    from delivery d join shared_file s on s.delivery_id = d.id where s.target = :word"""),
            new Name(Kind.SCENE, "select distinct id, id as label, '' as job_id from scene where id = :word"));

    private final Db db;
    private final Rows rows;

    SqlDecisions(Db db, Rows rows) {
        this.db = db;
        this.rows = rows;
    }

    /** A row of work that a decision may move. */
    private record Row(
            String id,
            String jobId,
            String kind,
            String route,
            String status,
            @Nullable String code,
            @Nullable OrderState order,
            @Nullable String planetState,
            @Nullable String requestId) {
        boolean isOrder() {
            return kind.equals("order");
        }

        boolean hasEnded() {
            return List.of("done", "aside", "failed", "cancelled").contains(status);
        }

        /** Whether nothing can come of the order any more; what the provider may still have ready is never bought anew. */
        boolean isLostOrder() {
            return isOrder()
                    && (order != OrderState.PLACED
                            || List.of("failed", "cancelled").contains(String.valueOf(planetState)));
        }
    }

    @Override
    public List<Subject> find(String word) {
        return db.read(handle -> {
            var found = new LinkedHashSet<Subject>();
            NAMES.forEach(name -> handle.createQuery(name.sql())
                    .bind("word", word)
                    .map((row, context) -> new Subject(
                            name.kind(), row.getString("id"), row.getString("label"), row.getString("job_id")))
                    .forEach(found::add));
            return List.copyOf(found);
        });
    }

    private List<Row> rows(Handle handle, Subject subject) {
        if (subject.kind() == Kind.SCENE) {
            throw new IllegalArgumentException("a scene has no work of its own");
        }
        var ids = subject.kind() == Kind.DROP ? "select id from work where job_id = :id" : Parts.of(subject.kind());
        return handle.createQuery(ROWS.formatted(ids))
                .bind("id", subject.id())
                .map((row, context) -> new Row(
                        row.getString("id"),
                        row.getString("job_id"),
                        row.getString("kind"),
                        row.getString("route"),
                        row.getString("status"),
                        row.getString("reason_code"),
                        row.getString("order_state") == null ? null : OrderState.valueOf(row.getString("order_state")),
                        row.getString("planet_state"),
                        row.getString("request_id")))
                .list();
    }

    @Override
    public Cancelled cancel(Subject subject) {
        return db.write(handle -> {
            int stopped = 0;
            int atProvider = 0;
            for (var row : rows(handle, subject)) {
                if (isPlannedAnewLater(handle, subject, row)) {
                    rows.cancel(handle, row.id());
                }
                if (row.hasEnded() || isWantedByOthers(handle, subject, row)) {
                    continue;
                }
                if (row.isOrder() && (row.order() != OrderState.PLANNED || mayBeSent(handle, row))) {
                    atProvider += cancelSent(handle, row);
                } else if (!row.kind().equals("file") || !row.status().equals("working")) {
                    rows.cancel(handle, row.id());
                    stopped++;
                    forget(handle, row);
                }
            }
            db.note(handle, subject.id(), "cancel", stopped + " stopped, " + atProvider + " to be cancelled at Planet");
            return new Cancelled(stopped, atProvider);
        });
    }

    /** A request that is done may order once more as long as an order of it may still come short. */
    private static boolean isPlannedAnewLater(Handle handle, Subject subject, Row row) {
        return row.kind().equals("request")
                && row.status().equals("done")
                && (subject.kind() == Kind.DROP || subject.kind() == Kind.FEATURE)
                && handle.createQuery("select 1 from purchase p join work w on w.id = p.id"
                                + " where p.request_id = :id and w.status in ('waiting', 'working', 'held')")
                        .bind("id", row.id())
                        .mapTo(Integer.class)
                        .findFirst()
                        .isPresent();
    }

    /** Planned when the backup was made that this ledger was restored from: it is looked up first, as if in doubt. */
    private boolean mayBeSent(Handle handle, Row row) {
        if (!Restored.CODE.equals(row.code())) {
            return false;
        }
        handle.createUpdate(
                        "update purchase set state = 'UNKNOWN', sent_ms = :now where id = :id and state = 'PLANNED'")
                .bind("now", db.now())
                .bind("id", row.id())
                .execute();
        rows.unclaimedNext(handle, row.id(), Route.ORDER_RECONCILE, db.now());
        return true;
    }

    /** What another drop shares and still waits for is fetched all the same; it is cancelled only if it is named itself. */
    private static boolean isWantedByOthers(Handle handle, Subject subject, Row row) {
        boolean bought = row.kind().equals("file") || row.order() == OrderState.PLACED;
        return bought
                && !subject.id().equals(row.id())
                && handle.createQuery("select 1 from share s join work w on w.id = s.id"
                                + " where s.order_id = coalesce((select order_id from delivery where id = :id), :id)"
                                + " and s.job_id <> :job and w.status in ('waiting', 'working', 'held')")
                        .bind("id", row.id())
                        .bind("job", row.jobId())
                        .mapTo(Integer.class)
                        .findFirst()
                        .isPresent();
    }

    /** Nothing was or will be sent. */
    private void forget(Handle handle, Row row) {
        if (row.isOrder()) {
            SqlMoney.forget(handle, rows, row.id());
            // a plan that was shown is another one now
            handle.createUpdate("update job set plan_digest = null where id = :job")
                    .bind("job", row.jobId())
                    .execute();
        }
        handle.createQuery("select order_id from delivery where id = :id")
                .bind("id", row.id())
                .mapTo(String.class)
                .forEach(order -> rows.wakeShares(handle, order));
    }

    private int cancelSent(Handle handle, Row row) {
        handle.createUpdate("update purchase set cancelling = true where id = :id")
                .bind("id", row.id())
                .execute();
        db.note(handle, row.id(), "cancel", "");
        boolean idle = !row.status().equals("working");
        if (row.order() == OrderState.PLACED && idle && row.route().equals(Route.POLL.id())) {
            rows.unclaimedNext(handle, row.id(), Route.ORDER_CANCEL, db.now());
        } else if (row.order() == OrderState.UNKNOWN && idle) {
            rows.unclaimedNext(handle, row.id(), Route.ORDER_RECONCILE, db.now());
        }
        return 1;
    }

    @Override
    public int retry(Subject subject) {
        return db.write(handle -> {
            var anew = new LinkedHashSet<String>();
            var moved = new ArrayList<Row>();
            for (var row : rows(handle, subject)) {
                if (retry(handle, row, anew)) {
                    moved.add(row);
                }
            }
            anew.forEach(request -> rows.planAnewByDecision(handle, request));
            moved.stream().map(Row::jobId).distinct().forEach(job -> reopen(handle, job));
            db.note(handle, subject.id(), "retry", moved.size() + " rows go on");
            return moved.size();
        });
    }

    /** @param anew requests that are to be planned anew; gets those of orders that are not repeated */
    private boolean retry(Handle handle, Row row, Set<String> anew) {
        boolean ended = row.status().equals("failed") || row.status().equals("cancelled");
        boolean held = row.status().equals("held")
                || (row.status().equals("waiting") && Money.OF_BUDGETS.contains(String.valueOf(row.code())));
        if (ended && row.isLostOrder()) {
            rows.replaced(handle, row.id(), "a new order is made in its place");
            if (row.order() == OrderState.PLACED) {
                // what Planet accepted stays spent
                SqlOwnership.release(handle, row.id());
                rows.wakeShares(handle, row.id());
            } else {
                SqlMoney.forget(handle, rows, row.id());
            }
            anew.add(String.valueOf(row.requestId()));
            return true;
        }
        if (held && mayGoOn(row)) {
            rows.unclaimedNext(handle, row.id(), Route.of(row.route()), db.now());
            return true;
        }
        if (ended) {
            rows.unclaimedNext(handle, row.id(), Route.of(row.route()), db.now());
        }
        return ended;
    }

    /** What waits for approval, or stops on purpose, has verbs of its own. */
    private static boolean mayGoOn(Row row) {
        var code = String.valueOf(row.code());
        return Money.OF_BUDGETS.contains(code) || code.equals("in-doubt");
    }

    private void reopen(Handle handle, String jobId) {
        int opened = handle.createUpdate(
                        "update job set state = 'OPEN', finished_ms = null" + " where id = :id and state = 'FINISHED'")
                .bind("id", jobId)
                .execute();
        if (opened == 1) {
            db.note(handle, jobId, "reopened", "");
        }
    }
}
