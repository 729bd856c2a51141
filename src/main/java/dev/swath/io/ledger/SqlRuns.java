package dev.swath.io.ledger;

import dev.swath.model.Shard;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

final class SqlRuns implements Runs {
    private static final String CURRENT = "select * from run where ended_ms is null order by started_ms desc limit 1";

    private static final String END_LEASES = """
            update work set status = 'waiting', lease = null, lease_until_ms = null, holder = null, updated_ms = :now
            where status = 'working'""";

    // shards never held the lock: who has it now knows nothing of their death
    private static final String NOT_OF_SHARDS = " and not (holder like :shards and lease_until_ms > :now)";

    private final Db db;

    SqlRuns(Db db) {
        this.db = db;
    }

    @Override
    public Run takeOver(String holder, long pid) {
        return db.write(handle -> {
            var unclean = current(handle);
            int inDoubt = doubt(handle);
            forgetUnsent(handle);
            int leases = handle.createUpdate(END_LEASES + NOT_OF_SHARDS)
                    .bind("shards", Shard.HOLDER + "%")
                    .bind("now", db.now())
                    .execute();
            // a new run may have a new budget, and the settings may have changed
            SqlMoney.judgeAgain(handle, db.now());
            var id = unclean.map(Run::id).orElseGet(db::newId);
            var run = new Run(id, holder, pid, unclean.isPresent(), leases, inDoubt);
            write(handle, run);
            db.note(
                    handle,
                    id,
                    run.resumed() ? "resumed" : "started",
                    leases + " leases ended, " + inDoubt + " orders in doubt");
            return run;
        });
    }

    /** What had been sent: it may have arrived. */
    private int doubt(Handle handle) {
        var sent = posting(handle, "sent_ms is not null");
        for (var id : sent) {
            handle.createUpdate("update purchase set state = 'UNKNOWN' where id = :id")
                    .bind("id", id)
                    .execute();
            handle.createUpdate("update work set route = 'order-reconcile', not_before_ms = :now where id = :id")
                    .bind("now", db.now())
                    .bind("id", id)
                    .execute();
            db.note(handle, id, "unknown", "its sender died before the answer was written down");
        }
        return sent.size();
    }

    private void forgetUnsent(Handle handle) {
        for (var id : posting(handle, "sent_ms is null")) {
            handle.createUpdate("update purchase set state = 'PLANNED', " + SqlOrders.UNSENT + " where id = :id")
                    .bind("id", id)
                    .execute();
            handle.createUpdate("update work set route = 'order', not_before_ms = :now where id = :id")
                    .bind("now", db.now())
                    .bind("id", id)
                    .execute();
            db.note(handle, id, "planned", "its sender died before anything was sent");
        }
    }

    private static List<String> posting(Handle handle, String sent) {
        return handle.createQuery("select id from purchase where state = 'POSTING' and " + sent + " order by id")
                .mapTo(String.class)
                .list();
    }

    private void write(Handle handle, Run run) {
        handle.createUpdate("""
                        insert into run (id, holder, pid, resumed, leases_ended, orders_in_doubt, started_ms)
                        values (:id, :holder, :pid, :resumed, :leases, :doubt, :now)
                        on conflict (id) do update
                        set holder = excluded.holder, pid = excluded.pid, resumed = excluded.resumed,
                            leases_ended = excluded.leases_ended, orders_in_doubt = excluded.orders_in_doubt""")
                .bind("id", run.id())
                .bind("holder", run.holder())
                .bind("pid", run.pid())
                .bind("resumed", run.resumed())
                .bind("leases", run.leasesEnded())
                .bind("doubt", run.ordersInDoubt())
                .bind("now", db.now())
                .execute();
    }

    @Override
    public void end(String holder) {
        db.change(handle -> {
            // an order that is still POSTING keeps its lease: the next holder finds it in doubt
            handle.createUpdate(END_LEASES + " and holder = :holder"
                            + " and not exists (select 1 from purchase p where p.id = work.id and p.state = 'POSTING')")
                    .bind("now", db.now())
                    .bind("holder", holder)
                    .execute();
            for (var run : current(handle).stream().toList()) {
                int ended = handle.createUpdate("update run set ended_ms = :now where id = :id and holder = :holder")
                        .bind("now", db.now())
                        .bind("id", run.id())
                        .bind("holder", holder)
                        .execute();
                if (ended == 1) {
                    db.note(handle, run.id(), "ended", "");
                }
            }
        });
    }

    @Override
    public Optional<Run> current() {
        return db.read(SqlRuns::current);
    }

    /** Empty where nobody runs: a ledger that is only read, or a test's. */
    static String currentId(Handle handle) {
        return current(handle).map(Run::id).orElse("");
    }

    @Override
    public Optional<Instant> restoredFrom() {
        return db.read(Restored::backup);
    }

    @Override
    public int approveRestored(@Nullable String jobId) {
        return db.write(handle -> Restored.approve(db, handle, jobId));
    }

    private static Optional<Run> current(Handle handle) {
        return handle.createQuery(CURRENT)
                .map((row, context) -> new Run(
                        row.getString("id"),
                        row.getString("holder"),
                        row.getLong("pid"),
                        row.getBoolean("resumed"),
                        row.getInt("leases_ended"),
                        row.getInt("orders_in_doubt")))
                .findOne();
    }
}
