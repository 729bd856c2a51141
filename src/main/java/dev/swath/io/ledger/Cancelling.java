package dev.swath.io.ledger;

import dev.swath.io.ledger.Decisions.Cancelled;
import dev.swath.io.ledger.Decisions.Kind;
import dev.swath.io.ledger.Decisions.Subject;
import dev.swath.model.OrderState;
import dev.swath.model.Route;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Stops what belongs to one subject, block by block. */
final class Cancelling {
    private static final List<String> LIVE = List.of("waiting", "working", "held");

    private static final String AT_PROVIDER = """
            select count(*) from purchase p join work w on w.id = p.id
            where p.%s and p.cancelling and w.status in ('waiting', 'working', 'held')""";

    private static final String PASS_ON = """
            update work set job_id = (
                select w.id from composite_asset ca join work w on w.id = ca.composite_id
                where ca.asset_id = :asset and ca.composite_id <> :composite and %1$s order by w.id limit 1)
            where id = :asset and exists (
                select 1 from composite_asset ca join work w on w.id = ca.composite_id
                where ca.asset_id = :asset and ca.composite_id <> :composite and %1$s)""".formatted("w.status in ('waiting', 'working', 'held')");

    private final Db db;
    private final Rows rows;
    private final Subject subject;
    private int blocks;
    private int stopped;
    private int asked;

    Cancelling(Db db, Rows rows, Subject subject) {
        this.db = db;
        this.rows = rows;
        this.subject = subject;
    }

    /** What came to be between two blocks is found by another look: what is stopped plans nothing more, so that ends. */
    Cancelled run(Runnable breath) {
        for (int before = -1; before < stopped + asked; ) {
            before = stopped + asked;
            new Blocks(db, subject).each(LIVE, ids -> {
                if (blocks++ > 0) {
                    breath.run();
                }
                block(ids);
            });
        }
        return db.write(handle -> {
            int atProvider = atProvider(handle);
            db.note(handle, subject.id(), "cancel", stopped + " stopped, " + atProvider + " to be cancelled at Planet");
            return new Cancelled(stopped, atProvider);
        });
    }

    /** A transaction that is tried again counts anew. */
    private void block(List<String> ids) {
        var counts = db.write(handle -> {
            int stoppedHere = 0;
            int askedHere = 0;
            for (var row : DecidedRow.list(handle, ids)) {
                if (row.hasEnded()) {
                    continue;
                }
                planNothingMore(handle, row);
                if (isWantedByOthers(handle, row) || passesOn(handle, row)) {
                    continue;
                }
                if (row.isOrder() && (row.order() != OrderState.PLANNED || mayBeSent(handle, row))) {
                    askedHere += cancelSent(handle, row);
                } else if (!isFile(row) || !row.status().equals("working")) {
                    rows.cancel(handle, row.id());
                    stoppedHere++;
                    forget(handle, row);
                }
            }
            return new int[] {stoppedHere, askedHere};
        });
        stopped += counts[0];
        asked += counts[1];
    }

    private int atProvider(Handle handle) {
        var which = subject.kind() == Kind.DROP ? "job_id = :id" : "id in (" + Parts.of(subject.kind()) + ")";
        return handle.createQuery(AT_PROVIDER.formatted(which))
                .bind("id", subject.id())
                .mapTo(Integer.class)
                .one();
    }

    /** A request that is done would order once more when an order of it comes short. */
    private void planNothingMore(Handle handle, DecidedRow row) {
        var request = row.requestId();
        if (request != null && (subject.kind() == Kind.DROP || subject.kind() == Kind.FEATURE)) {
            handle.createQuery("select id from work where id = :id and status = 'done'")
                    .bind("id", request)
                    .mapTo(String.class)
                    .findOne()
                    .ifPresent(done -> rows.cancel(handle, done));
        }
    }

    /** Planned when the backup was made that this ledger was restored from: it is looked up first, as if in doubt. */
    private boolean mayBeSent(Handle handle, DecidedRow row) {
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
    private boolean isWantedByOthers(Handle handle, DecidedRow row) {
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

    /** Files that are on their way come to their end. */
    private static boolean isFile(DecidedRow row) {
        return row.kind().equals("file") || row.kind().equals("asset");
    }

    /** An asset that another composite wants, too, is fetched for that one. */
    private boolean passesOn(Handle handle, DecidedRow row) {
        return row.kind().equals("asset")
                && handle.createUpdate(PASS_ON)
                                .bind("asset", row.id())
                                .bind("composite", subject.id())
                                .execute()
                        > 0;
    }

    /** Nothing was or will be sent. */
    private void forget(Handle handle, DecidedRow row) {
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

    /** @return 1 when it was not to be cancelled before */
    private int cancelSent(Handle handle, DecidedRow row) {
        int asks = handle.createUpdate("update purchase set cancelling = true where id = :id and not cancelling")
                .bind("id", row.id())
                .execute();
        if (asks == 1) {
            db.note(handle, row.id(), "cancel", "");
        }
        boolean idle = !row.status().equals("working");
        if (row.order() == OrderState.PLACED && idle && row.route().equals(Route.POLL.id())) {
            rows.unclaimedNext(handle, row.id(), Route.ORDER_CANCEL, db.now());
        } else if (row.order() == OrderState.UNKNOWN && idle) {
            rows.unclaimedNext(handle, row.id(), Route.ORDER_RECONCILE, db.now());
        }
        return asks;
    }
}
