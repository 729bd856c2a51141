package dev.swath.io.ledger;

import dev.swath.model.ChipSeason;
import dev.swath.model.Claim;
import dev.swath.model.DatasetJob;
import dev.swath.model.Reason;
import dev.swath.model.Route;
import dev.swath.model.Status;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

final class SqlDatasets implements Datasets {
    private static final String DATASETS = "select d.*, j.name from dataset d join job j on j.id = d.job_id ";
    private static final String OUTCOMES = """
            select c.id, c.job_id, c.operation, c.chip, c.season, '' as question,
                   case when c.operation in ('create-dataset', 'refine-cloud-cover') then c.answer end as answer, c.reason, c.checked,
                   w.status, w.reason as trouble
            from chip_season c join work w on w.id = c.id
            where c.job_id = :job and c.operation = :operation order by c.chip, c.season desc""";
    private static final int BATCH = 1000;
    private static final String CHIP = """
            insert into chip_season (id, job_id, operation, chip, season, question, answer, reason, checked)
            values (:id, :job, :operation, :chip, :season, :question, :answer, :reason, :checked)""";
    private static final String WORK = """
            insert into work (id, job_id, kind, route, status, not_before_ms, failures, created_ms, updated_ms)
            values (:id, :job, 'chip', :route, :status, :now, 0, :now, :now)""";
    private static final String STOP_PARTS = """
            update work set status = 'cancelled', reason_code = :code, reason = :reason, updated_ms = :now
            where job_id = :job and kind = 'chip' and status = 'waiting'""";

    private final Db db;
    private final Rows rows;

    SqlDatasets(Db db, Rows rows) {
        this.db = db;
        this.rows = rows;
    }

    @Override
    public void ask(DatasetJob job) {
        db.change(handle -> {
            handle.createUpdate("insert into job (id, name, source, revision, state, settings, arrived_ms)"
                            + " values (:id, :name, 'dataset', :id, 'OPEN', '{}', :now)")
                    .bind("id", job.id())
                    .bind("name", job.name())
                    .bind("now", db.now())
                    .execute();
            handle.createUpdate("insert into dataset (job_id, folder, operations, options, step, begun)"
                            + " values (:id, :folder, :operations, :options, 0, false)")
                    .bind("id", job.id())
                    .bind("folder", job.folder().toString())
                    .bind("operations", Columns.json(job.operations()))
                    .bind("options", job.options())
                    .execute();
            rows.add(handle, job.id(), job.id(), Rows.Kind.DATASET, Route.DATASET);
            db.note(handle, job.id(), "asked", String.join(", ", job.operations()) + " in " + job.folder());
        });
    }

    @Override
    public DatasetJob get(String jobId) {
        return db.read(handle -> find(handle, jobId))
                .orElseThrow(() -> new IllegalArgumentException("there is no dataset " + jobId));
    }

    private static Optional<DatasetJob> find(Handle handle, String jobId) {
        return handle.createQuery(DATASETS + "where d.job_id = :id")
                .bind("id", jobId)
                .map((row, context) -> job(row))
                .findOne();
    }

    @Override
    public boolean isDataset(String jobId) {
        return db.read(handle -> find(handle, jobId)).isPresent();
    }

    @Override
    public Optional<DatasetJob> openIn(Path folder) {
        return db.read(handle -> handle.createQuery(
                        DATASETS + "where d.folder = :folder and j.state = 'OPEN' order by j.arrived_ms desc limit 1")
                .bind("folder", folder.toString())
                .map((row, context) -> job(row))
                .findOne());
    }

    @Override
    public void begin(Claim dataset, List<ChipSeason> parts, Route route, Instant look) {
        db.change(handle -> {
            rows.owned(handle, dataset);
            insert(handle, parts, route);
            handle.createUpdate("update dataset set begun = true where job_id = :id")
                    .bind("id", dataset.jobId())
                    .execute();
            rows.next(handle, dataset, Route.DATASET, look.toEpochMilli());
        });
    }

    /** In batches, for a dataset has many chips, and while they are written nobody else writes. */
    private void insert(Handle handle, List<ChipSeason> parts, Route route) {
        for (int from = 0; from < parts.size(); from += BATCH) {
            var chips = handle.prepareBatch(CHIP);
            var work = handle.prepareBatch(WORK);
            for (var part : parts.subList(from, Math.min(parts.size(), from + BATCH))) {
                chips.bind("id", part.id())
                        .bind("job", part.jobId())
                        .bind("operation", part.operation())
                        .bind("chip", part.chip())
                        .bind("season", part.season())
                        .bind("question", part.question())
                        .bind("answer", part.answer())
                        .bind("reason", part.reason())
                        .bind("checked", part.checked())
                        .add();
                var status = part.reason() == null ? Status.WAITING : Status.DONE;
                work.bind("id", part.id())
                        .bind("job", part.jobId())
                        .bind("route", route.id())
                        .bind("status", status.word())
                        .bind("now", db.now())
                        .add();
            }
            chips.execute();
            work.execute();
        }
    }

    @Override
    public void look(Claim dataset, Instant again) {
        db.changeForNow(handle -> rows.next(handle, dataset, Route.DATASET, again.toEpochMilli()));
    }

    @Override
    public void ended(Claim dataset) {
        db.change(handle -> {
            rows.owned(handle, dataset);
            var job = find(handle, dataset.jobId()).orElseThrow();
            db.note(handle, job.id(), "ended", job.operation());
            handle.createUpdate("update dataset set step = step + 1, begun = false where job_id = :id")
                    .bind("id", job.id())
                    .execute();
            if (job.isAtLast()) {
                rows.stop(handle, dataset, Status.DONE, null);
                finish(handle, job.id());
            } else {
                rows.next(handle, dataset, Route.DATASET, db.now());
            }
        });
    }

    private void finish(Handle handle, String jobId) {
        handle.createUpdate("update job set state = 'FINISHED', finished_ms = :now where id = :id and state = 'OPEN'")
                .bind("id", jobId)
                .bind("now", db.now())
                .execute();
    }

    @Override
    public ChipSeason part(String partId) {
        return db.read(handle -> handle.createQuery("select * from chip_season where id = :id")
                .bind("id", partId)
                .map((row, context) -> part(row))
                .findOne()
                .orElseThrow(() -> new IllegalArgumentException("there is no chip " + partId)));
    }

    @Override
    public List<ChipSeason> answered(Claim claim, ChipSeason part) {
        return db.write(handle -> {
            rows.owned(handle, claim);
            handle.createUpdate("update chip_season set answer = :answer, reason = :reason, checked = :checked"
                            + " where id = :id")
                    .bind("id", part.id())
                    .bind("answer", part.answer())
                    .bind("reason", part.reason())
                    .bind("checked", part.checked())
                    .execute();
            return handle.createQuery("select * from chip_season where job_id = :job and operation = :operation"
                            + " and chip = :chip order by season desc")
                    .bind("job", part.jobId())
                    .bind("operation", part.operation())
                    .bind("chip", part.chip())
                    .map((row, context) -> part(row))
                    .list();
        });
    }

    @Override
    public void done(Claim claim) {
        db.changeForNow(handle -> rows.stop(handle, claim, Status.DONE, null));
    }

    @Override
    public long open(String jobId) {
        return db.read(handle -> handle.createQuery("select count(*) from work where job_id = :job and kind = 'chip'"
                        + " and status in ('waiting', 'working', 'held')")
                .bind("job", jobId)
                .mapTo(Long.class)
                .one());
    }

    @Override
    public void outcomes(String jobId, String operation, Consumer<Outcome> each) {
        db.read(handle -> {
            handle.createQuery(OUTCOMES)
                    .bind("job", jobId)
                    .bind("operation", operation)
                    .map((row, context) ->
                            new Outcome(part(row), Status.of(row.getString("status")), row.getString("trouble")))
                    .forEach(each);
            return Boolean.TRUE;
        });
    }

    @Override
    public void stop(String jobId, Reason reason) {
        db.change(handle -> {
            stopParts(handle, jobId, reason);
            handle.createUpdate("update work set status = 'cancelled', lease = null, lease_until_ms = null,"
                            + " holder = null, reason_code = :code, reason = :reason, updated_ms = :now"
                            + " where job_id = :job and status in ('waiting', 'working', 'held')")
                    .bind("job", jobId)
                    .bind("code", reason.code())
                    .bind("reason", reason.text())
                    .bind("now", db.now())
                    .execute();
            finish(handle, jobId);
            db.note(handle, jobId, "stopped", reason.text());
        });
    }

    @Override
    public void stopParts(String jobId, Reason reason) {
        db.change(handle -> stopParts(handle, jobId, reason));
    }

    private void stopParts(Handle handle, String jobId, Reason reason) {
        handle.createUpdate(STOP_PARTS)
                .bind("job", jobId)
                .bind("code", reason.code())
                .bind("reason", reason.text())
                .bind("now", db.now())
                .execute();
    }

    private static DatasetJob job(ResultSet row) throws SQLException {
        return new DatasetJob(
                row.getString("job_id"),
                row.getString("name"),
                Path.of(row.getString("folder")),
                Columns.list(row.getString("operations")),
                row.getString("options"),
                row.getInt("step"),
                row.getBoolean("begun"));
    }

    private static ChipSeason part(ResultSet row) throws SQLException {
        return new ChipSeason(
                row.getString("id"),
                row.getString("job_id"),
                row.getString("operation"),
                row.getString("chip"),
                row.getString("season"),
                row.getString("question"),
                row.getString("answer"),
                row.getString("reason"),
                row.getInt("checked"));
    }
}
