package dev.swath.io.ledger;

import dev.swath.io.base.ContentHash;
import dev.swath.model.Route;
import dev.swath.model.trouble.Refused;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

final class SqlApprovals implements Approvals {
    private static final int DIGEST_CHARS = 12;

    /** What a drop costs: all its orders but those that are refused, or were cancelled before they were sent. */
    private static final String COMMITTED = """
            select coalesce(sum(p.hectares_e4), 0) from purchase p join work w on w.id = p.id
            where p.job_id = :job and p.state <> 'REFUSED' and (p.state <> 'PLANNED' or w.status <> 'cancelled')""";

    private static final String HELD =
            "from work w where w.job_id = :job and w.route = 'order' and w.status = 'held' and w.reason_code = :code";

    private static final String PLANNED = """
            select job_id from (
                select distinct job_id from work
                where status = 'held' and route = 'order' and reason_code = 'planning') planning
            where not exists (select 1 from work r where r.job_id = planning.job_id and r.status = 'waiting'
                              and r.route in ('search', 'select', 'order-plan'))
              and not exists (select 1 from work r where r.job_id = planning.job_id and r.status = 'working'
                              and r.route in ('search', 'select', 'order-plan'))""";

    private static final String UNSHOWN = """
            select job_id from (
                select distinct job_id from work
                where status = 'held' and route = 'order' and reason_code = 'needs-approval') held
            join job j on j.id = held.job_id where j.plan_digest is null""";

    private final Db db;
    private final Rows rows;

    SqlApprovals(Db db, Rows rows) {
        this.db = db;
        this.rows = rows;
    }

    @Override
    public void settle(BigDecimal threshold) {
        var jobs = db.read(
                handle -> handle.createQuery(PLANNED).mapTo(String.class).list());
        for (var job : jobs) {
            db.change(handle -> settle(handle, job, Columns.e4(threshold)));
        }
    }

    @Override
    public boolean isPlanned() {
        return db.read(
                handle -> handle.createQuery(PLANNED).mapTo(String.class).list().isEmpty());
    }

    private void settle(Handle handle, String jobId, long threshold) {
        long committed = committed(handle, jobId);
        long approved = handle.createQuery("select coalesce(approved_e4, 0) from job where id = :job")
                .bind("job", jobId)
                .mapTo(Long.class)
                .one();
        if (threshold == 0 || committed <= Math.max(threshold, approved)) {
            release(handle, jobId, PLANNING);
            return;
        }
        handle.createUpdate("update work set reason_code = :code, reason = :text, updated_ms = :now"
                        + " where job_id = :job and route = 'order' and status = 'held' and reason_code = 'planning'")
                .bind("code", NEEDS_APPROVAL)
                .bind(
                        "text",
                        "the drop's orders come to " + SqlMoney.decimal(committed)
                                + " ha; ./swath approve shows and releases them")
                .bind("now", db.now())
                .bind("job", jobId)
                .execute();
        handle.createUpdate("update job set plan_digest = null where id = :job")
                .bind("job", jobId)
                .execute();
        db.note(handle, jobId, NEEDS_APPROVAL, SqlMoney.decimal(committed) + " ha");
    }

    private static long committed(Handle handle, String jobId) {
        return handle.createQuery(COMMITTED)
                .bind("job", jobId)
                .mapTo(Long.class)
                .one();
    }

    private int release(Handle handle, String jobId, String code) {
        handle.createUpdate("update purchase set approved = true where id in (select w.id " + HELD + ")")
                .bind("job", jobId)
                .bind("code", code)
                .execute();
        return rows.release(handle, jobId, Route.ORDER, code);
    }

    @Override
    public List<String> heldOrders(String jobId) {
        return db.read(handle -> handle.createQuery("select w.id " + HELD + " order by w.id")
                .bind("job", jobId)
                .bind("code", NEEDS_APPROVAL)
                .mapTo(String.class)
                .list());
    }

    @Override
    public List<String> unshown() {
        return db.read(handle -> handle.createQuery(UNSHOWN).mapTo(String.class).list());
    }

    @Override
    public HeldPlan held(String jobId) {
        return db.read(handle -> held(handle, jobId));
    }

    private static HeldPlan held(Handle handle, String jobId) {
        var digest = new ContentHash();
        var byBundle = new TreeMap<String, BigDecimal>();
        int orders = 0;
        try (var held = handle
                .createQuery("select p.name, p.bundle, p.hectares_e4 from purchase p where p.id in (select w.id " + HELD
                        + ") order by p.id")
                .bind("job", jobId)
                .bind("code", NEEDS_APPROVAL)
                .map((row, context) -> new Priced(row.getString(1), row.getString(2), Columns.hectares(row)))
                .stream()) {
            for (var each = held.iterator(); each.hasNext(); orders++) {
                var order = each.next();
                // an order never changes, so its name and its price stand for all of it
                digest.add(order.name()).add(order.hectares().toPlainString());
                byBundle.merge(order.bundle(), order.hectares(), BigDecimal::add);
            }
        }
        var hectares = byBundle.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return new HeldPlan(
                jobId, digest.hex().substring(0, DIGEST_CHARS), orders, scenes(handle, jobId), hectares, byBundle);
    }

    private record Priced(String name, String bundle, BigDecimal hectares) {}

    private static long scenes(Handle handle, String jobId) {
        return handle.createQuery("select count(*) from purchase_item where order_id in (select w.id " + HELD + ")")
                .bind("job", jobId)
                .bind("code", NEEDS_APPROVAL)
                .mapTo(Long.class)
                .one();
    }

    @Override
    public void shown(String jobId, String digest) {
        db.change(handle -> {
            handle.createUpdate("update job set plan_digest = :digest where id = :job")
                    .bind("digest", digest)
                    .bind("job", jobId)
                    .execute();
            db.note(handle, jobId, "plan-shown", digest);
        });
    }

    @Override
    public Optional<String> lastShown(String jobId) {
        return db.read(
                handle -> handle.createQuery("select plan_digest from job where id = :job and plan_digest is not null")
                        .bind("job", jobId)
                        .mapTo(String.class)
                        .findOne());
    }

    @Override
    public int approve(String jobId, String digest) {
        return db.write(handle -> {
            var plan = held(handle, jobId);
            if (plan.orders() == 0 || !plan.digest().equals(digest)) {
                throw new Refused(
                        "plan-changed",
                        plan.orders() == 0
                                ? "nothing of this drop waits for approval"
                                : "the plan is not " + digest + " any more but " + plan.digest()
                                        + "; look at it again and approve that");
            }
            release(handle, jobId, NEEDS_APPROVAL);
            handle.createUpdate("update job set approved_e4 = :hectares, plan_digest = null where id = :job")
                    .bind("hectares", committed(handle, jobId))
                    .bind("job", jobId)
                    .execute();
            db.note(handle, jobId, "approved", digest + ", " + plan.orders() + " orders, " + plan.hectares() + " ha");
            return plan.orders();
        });
    }
}
