package dev.swath.io.ledger;

import dev.swath.model.Reason;
import dev.swath.model.Route;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a ledger that was put back from a backup from buying twice: it does not know what was ordered after the
 * backup. Until a person approves, what is planned is held; what may have been sent is looked up by its name first.
 */
final class Restored {
    static final String CODE = "restored";

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private static final String PLANNED = "(select id from purchase where state = 'PLANNED')";

    private Restored() {}

    /** Time of the backup, the oldest if several were put back; empty when the ledger is whole. */
    static Optional<Instant> backup(Handle handle) {
        return handle.createQuery("select min(backup_ms) from restored")
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli);
    }

    /** Marks the ledger and holds what is planned; returns how many orders are held. */
    static int mark(Db db, Handle handle, Instant backup) {
        handle.createUpdate("insert into restored (at_ms, backup_ms) values (:now, :backup)")
                .bind("now", db.now())
                .bind("backup", backup.toEpochMilli())
                .execute();
        // not sent when the backup was made, but surely soon after: as if planned
        handle.execute("update purchase set state = 'PLANNED', " + SqlOrders.UNSENT
                + " where state = 'POSTING' and sent_ms is null");
        // the window in which they are looked for begins anew: they may have been sent again after the backup
        handle.createUpdate("update purchase set sent_ms = :now where state in ('POSTING', 'UNKNOWN')")
                .bind("now", db.now())
                .execute();
        return hold(db, handle, "id in " + PLANNED + " and status in ('waiting', 'working', 'held')", "");
    }

    /** Holds an order that was just planned, if the ledger is a restored one. */
    static void holdPlanned(Db db, Handle handle, String orderId) {
        hold(db, handle, "id = :id", orderId);
    }

    private static int hold(Db db, Handle handle, String which, String id) {
        var reason = backup(handle).map(Restored::reason).orElse(null);
        if (reason == null) {
            return 0;
        }
        return handle.createUpdate("update work set route = 'order', status = 'held', reason_code = :code,"
                        + " reason = :reason, lease = null, lease_until_ms = null, holder = null, updated_ms = :now"
                        + " where " + which)
                .bind("code", reason.code())
                .bind("reason", reason.text())
                .bind("now", db.now())
                .bindMap(id.isEmpty() ? Map.of() : Map.of("id", id))
                .execute();
    }

    private static Reason reason(Instant backup) {
        return new Reason(
                CODE,
                "the ledger was restored from a backup of " + MINUTE.format(backup)
                        + ": orders placed since are not in it; compare with Planet's list of orders, then"
                        + " ./swath approve DROP");
    }

    /**
     * A person has compared. Orders that the backup knew are looked up by their name before they are sent; those planned
     * since go on. The mark goes with the last held order.
     *
     * @param jobId of one drop; null = of all
     */
    static int approve(Db db, Handle handle, @Nullable String jobId) {
        var rows = new Rows(db);
        var held = held(handle, jobId);
        for (var order : held) {
            if (order.isKnown()) {
                handle.createUpdate("update purchase set state = 'UNKNOWN', sent_ms = :now where id = :id")
                        .bind("now", db.now())
                        .bind("id", order.id())
                        .execute();
            }
            rows.unclaimedNext(handle, order.id(), order.isKnown() ? Route.ORDER_RECONCILE : Route.ORDER, db.now());
        }
        // whatever was asked for before the restore and is not planned yet may have been bought as well
        handle.execute("delete from restored where not exists"
                + " (select 1 from work where status = 'held' and reason_code = '" + CODE + "')"
                + " and not exists (select 1 from work where kind = 'request'"
                + " and status in ('waiting', 'working', 'held')"
                + " and created_ms < (select max(at_ms) from restored))");
        db.note(
                handle,
                jobId == null ? Backups.SUBJECT : jobId,
                "approved",
                held.size() + " orders that were held since the ledger was restored");
        return held.size();
    }

    /** @param isKnown whether the backup knew it, so that it may have been sent under its name */
    private record Held(String id, boolean isKnown) {}

    private static List<Held> held(Handle handle, @Nullable String jobId) {
        return handle.createQuery("select id, created_ms < (select max(at_ms) from restored) as known from work"
                        + " where status = 'held' and reason_code = :code"
                        + (jobId == null ? "" : " and job_id = :job") + " order by id")
                .bind("code", CODE)
                .bindMap(jobId == null ? Map.of() : Map.of("job", jobId))
                .map((row, context) -> new Held(row.getString("id"), row.getBoolean("known")))
                .list();
    }
}
