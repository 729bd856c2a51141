package dev.swath.io.ledger;

import dev.swath.io.ledger.Decisions.Subject;
import dev.swath.model.OrderState;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Tries again what belongs to one subject and had failed when the decision was made, block by block. */
final class Retrying {
    private static final List<String> STATUSES = List.of("failed", "cancelled", "skipped", "held", "waiting");

    private final Db db;
    private final Rows rows;
    private final Subject subject;
    private final long decided;
    private int blocks;
    private int goOn;

    Retrying(Db db, Rows rows, Subject subject) {
        this.db = db;
        this.rows = rows;
        this.subject = subject;
        decided = db.now();
    }

    int run(Runnable breath) {
        new Blocks(db, subject).each(STATUSES, ids -> {
            var wanted = db.read(handle -> DecidedRow.list(handle, ids).stream()
                    .filter(this::isWanted)
                    .map(DecidedRow::id)
                    .toList());
            if (!wanted.isEmpty()) {
                if (blocks++ > 0) {
                    breath.run();
                }
                goOn += db.write(handle -> new Block(handle).run(wanted));
            }
        });
        return db.write(handle -> {
            db.note(handle, subject.id(), "retry", goOn + " rows go on");
            return goOn;
        });
    }

    /** One transaction: rows, the requests that are planned anew for them, and their drops. */
    private final class Block {
        private final Handle handle;
        private final Set<String> anew = new LinkedHashSet<>();
        private final Set<String> drops = new LinkedHashSet<>();
        private int moved;

        Block(Handle handle) {
            this.handle = handle;
        }

        int run(List<String> ids) {
            for (var row : DecidedRow.list(handle, ids)) {
                if (isWanted(row)) {
                    retry(row);
                }
            }
            anew.forEach(request -> rows.planAnewByDecision(handle, request));
            drops.forEach(drop -> rows.reopen(handle, drop));
            return moved;
        }

        private void retry(DecidedRow row) {
            if (row.hasFailed() && row.isLostOrder()) {
                rows.replaced(handle, row.id(), "a new order is made in its place");
                release(row);
                anew.add(String.valueOf(row.requestId()));
                moved(row);
            } else {
                goOn(row);
                if (row.isShare()) {
                    retryOwner(row);
                }
            }
        }

        private void goOn(DecidedRow row) {
            rows.unclaimedNext(handle, row.id(), row.again(), db.now());
            moved(row);
        }

        private void moved(DecidedRow row) {
            moved++;
            drops.add(row.jobId());
        }

        /** What Planet accepted stays spent. */
        private void release(DecidedRow lost) {
            if (lost.order() == OrderState.PLACED) {
                SqlOwnership.release(handle, lost.id());
                rows.wakeShares(handle, lost.id());
            } else {
                SqlMoney.forget(handle, rows, lost.id());
            }
        }

        /**
         * The order whose files are shared. When nothing can come of it, its scenes are released: the share finds that,
         * and its own request buys them. The order's own drop is not retried for it.
         */
        private void retryOwner(DecidedRow share) {
            var owner = DecidedRow.list(handle, ids("select order_id from share where id = :id", share.id()));
            for (var order : owner) {
                if (order.hasFailed() && order.isLostOrder()) {
                    release(order);
                } else if (order.hasFailed()) {
                    goOn(order);
                }
                var files = ids(
                        "select d.id from delivery d join work w on w.id = d.id"
                                + " where d.order_id = :id and w.status in ('failed', 'cancelled')",
                        order.id());
                if (!files.isEmpty() && !order.isLostOrder()) {
                    DecidedRow.list(handle, files).forEach(this::goOn);
                }
            }
        }

        private List<String> ids(String sql, String id) {
            return handle.createQuery(sql).bind("id", id).mapTo(String.class).list();
        }
    }

    /** What waits for approval, or stops on purpose, has verbs of its own; what fails meanwhile is another decision. */
    private boolean isWanted(DecidedRow row) {
        var code = String.valueOf(row.code());
        boolean ofBudget = Money.OF_BUDGETS.contains(code);
        boolean mayGoOn = row.hasFailed()
                || row.status().equals("skipped")
                || (row.status().equals("held") && (ofBudget || code.equals("in-doubt")))
                || (row.status().equals("waiting") && ofBudget);
        return mayGoOn && row.updatedMillis() <= decided;
    }
}
