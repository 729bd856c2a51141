package dev.swath.io.ledger;

import dev.swath.model.Job;
import dev.swath.model.Reason;
import dev.swath.model.Route;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

final class SqlJobs implements Jobs {
    private static final String SAME_CONTENT = "same-content";

    private final Db db;
    private final Counts counts;

    SqlJobs(Db db) {
        this.db = db;
        this.counts = new Counts(db);
    }

    @Override
    public Job begin(String name, Path source, Map<String, String> settings, @Nullable Route until) {
        return db.write(handle -> {
            forgetUnfinished(handle, source);
            var id = db.newId();
            handle.createUpdate("insert into job (id, name, source, state, settings, until_route, arrived_ms)"
                            + " values (:id, :name, :source, 'READING', :settings, :until, :now)")
                    .bind("id", id)
                    .bind("name", name)
                    .bind("source", source.toString())
                    .bind("settings", Columns.json(settings))
                    .bind("until", until == null ? null : until.id())
                    .bind("now", db.now())
                    .execute();
            db.note(handle, id, "reading", source.toString());
            return require(handle, id);
        });
    }

    private void forgetUnfinished(Handle handle, Path source) {
        var unfinished = handle.createQuery("select id from job where state = 'READING' and source = :source")
                .bind("source", source.toString())
                .mapTo(String.class)
                .list();
        for (var id : unfinished) {
            forgetContent(handle, id);
            handle.createUpdate("delete from job where id = :id").bind("id", id).execute();
            db.note(handle, id, "forgotten", "its reading was interrupted and begins anew");
        }
    }

    private static void forgetContent(Handle handle, String jobId) {
        handle.createUpdate("delete from request where job_id = :id")
                .bind("id", jobId)
                .execute();
        handle.createUpdate("delete from feature where job_id = :id")
                .bind("id", jobId)
                .execute();
    }

    @Override
    public Job open(String jobId, String revision) {
        try {
            return db.write(handle -> openOrSame(handle, jobId, revision));
        } catch (DuplicateRevision e) {
            // another process opened the same content between our look and our write: now it is seen
            return db.write(handle -> openOrSame(handle, jobId, revision));
        }
    }

    private static final class DuplicateRevision extends IllegalStateException {
        DuplicateRevision(Throwable cause) {
            super(cause);
        }
    }

    private Job openOrSame(Handle handle, String jobId, String revision) {
        var other = handle.createQuery("select * from job where revision = :revision and state in ('OPEN', 'FINISHED')"
                        + " and name = (select name from job where id = :id)")
                .bind("revision", revision)
                .bind("id", jobId)
                .map((row, context) -> job(row))
                .findOne();
        if (other.isPresent()) {
            forgetContent(handle, jobId);
            var text =
                    "same content as " + other.get().name() + " (" + other.get().id() + ")";
            end(handle, jobId, Job.State.SAME, revision, new Reason(SAME_CONTENT, text));
        } else {
            try {
                end(handle, jobId, Job.State.OPEN, revision, null);
            } catch (UnableToExecuteStatementException e) {
                throw Failures.isDuplicate(e) ? new DuplicateRevision(e) : e;
            }
            makeWork(handle, jobId);
            SqlStanding.begin(handle, require(handle, jobId));
        }
        return require(handle, jobId);
    }

    /** READING -> {@code state}. */
    private void end(Handle handle, String jobId, Job.State state, @Nullable String revision, @Nullable Reason reason) {
        int changed = handle.createUpdate("update job set state = :state, revision = :revision, reason_code = :code,"
                        + " reason = :reason, finished_ms = :finished where id = :id and state = 'READING'")
                .bind("state", state.name())
                .bind("revision", revision)
                .bind("code", reason == null ? null : reason.code())
                .bind("reason", reason == null ? null : reason.text())
                .bind("finished", state == Job.State.OPEN ? null : (Long) db.now())
                .bind("id", jobId)
                .execute();
        if (changed == 0) {
            throw new IllegalStateException("job " + jobId + " is not being read, cannot become " + state);
        }
        db.note(handle, jobId, state.name().toLowerCase(Locale.ROOT), reason == null ? "" : reason.text());
    }

    /** Every request of the job waits to be searched. */
    void makeWork(Handle handle, String jobId) {
        var hold = Rows.holdAt(handle, jobId, Route.SEARCH);
        handle.createUpdate("insert into work (id, job_id, kind, route, status, not_before_ms, failures,"
                        + " reason_code, reason, created_ms, updated_ms)"
                        + " select id, job_id, 'request', :route, :status, :now, 0, :code, :reason, :now, :now"
                        + " from request where job_id = :job")
                .bind("route", Route.SEARCH.id())
                .bind("status", hold == null ? "waiting" : "held")
                .bind("code", hold == null ? null : hold.code())
                .bind("reason", hold == null ? null : hold.text())
                .bind("now", db.now())
                .bind("job", jobId)
                .execute();
    }

    @Override
    public void fail(String jobId, Reason reason) {
        db.change(handle -> end(handle, jobId, Job.State.FAILED, null, reason));
    }

    @Override
    public int allow(String jobId, @Nullable Route until) {
        var allowed = Arrays.stream(Route.values())
                .filter(route -> until == null || !route.isBeyond(until))
                .map(Route::id)
                .toList();
        return db.write(handle -> {
            var before = require(handle, jobId).until();
            if (before == null || (until != null && before.isBeyond(until))) {
                return 0;
            }
            handle.createUpdate("update job set until_route = :until where id = :id")
                    .bind("until", until == null ? null : until.id())
                    .bind("id", jobId)
                    .execute();
            db.note(handle, jobId, "allowed", until == null ? "to the end" : "up to " + until.id());
            return handle.createUpdate("update work set status = 'waiting', reason_code = null, reason = null,"
                            + " updated_ms = :now where job_id = :id and status = 'held'"
                            + " and reason_code = 'stops-here' and route in (<allowed>)")
                    .bindList("allowed", allowed)
                    .bind("id", jobId)
                    .bind("now", db.now())
                    .execute();
        });
    }

    @Override
    public Optional<Job> get(String jobId) {
        return db.read(handle -> byId(handle, jobId));
    }

    private static Optional<Job> byId(Handle handle, String jobId) {
        return handle.createQuery("select * from job where id = :id")
                .bind("id", jobId)
                .map((row, context) -> job(row))
                .findOne();
    }

    static Job require(Handle handle, String jobId) {
        return byId(handle, jobId).orElseThrow();
    }

    @Override
    public List<Job> list(int limit) {
        return db.read(handle -> handle.createQuery("select * from job order by arrived_ms desc, id desc limit :limit")
                .bind("limit", limit)
                .map((row, context) -> job(row))
                .list());
    }

    @Override
    public List<Job> find(String nameOrId) {
        return db.read(handle -> handle.createQuery(
                        "select * from job where id = :word or name = :word order by arrived_ms desc, id desc")
                .bind("word", nameOrId)
                .map((row, context) -> job(row))
                .list());
    }

    @Override
    public List<Job> ended(int limit) {
        return db.read(handle -> handle.createQuery("""
                        select * from job where state = 'OPEN'
                          and not exists (select 1 from work where job_id = job.id and status = 'waiting')
                          and not exists (select 1 from work where job_id = job.id and status = 'working')
                          and not exists (select 1 from work where job_id = job.id and status = 'held')
                        order by arrived_ms, id limit :limit""")
                .bind("limit", limit)
                .map((row, context) -> job(row))
                .list());
    }

    @Override
    public void tidied(String jobId, String what) {
        db.change(handle -> db.note(handle, jobId, "tidied", "removed by age: " + what));
    }

    @Override
    public void finish(String jobId) {
        db.change(handle -> {
            int changed = handle.createUpdate(
                            "update job set state = 'FINISHED', finished_ms = :now where id = :id and state = 'OPEN'")
                    .bind("now", db.now())
                    .bind("id", jobId)
                    .execute();
            if (changed == 0) {
                throw new IllegalStateException("job " + jobId + " is not open, cannot become FINISHED");
            }
            db.note(handle, jobId, "finished", "");
        });
    }

    @Override
    public Map<String, Long> counts(String jobId) {
        return counts.of(jobId);
    }

    @Override
    public Map<String, Long> counts() {
        return counts.of(null);
    }

    @Override
    public Map<Reason, Long> reasons(@Nullable String jobId) {
        return counts.reasons(jobId);
    }

    static Job job(ResultSet row) throws SQLException {
        var until = row.getString("until_route");
        return new Job(
                row.getString("id"),
                row.getString("name"),
                Path.of(row.getString("source")),
                row.getString("revision"),
                Job.State.valueOf(row.getString("state")),
                Columns.map(row.getString("settings")),
                until == null ? null : Route.of(until),
                Columns.reason(row, "reason_code", "reason"),
                Objects.requireNonNull(Columns.instant(row, "arrived_ms")),
                Columns.instant(row, "finished_ms"));
    }
}
