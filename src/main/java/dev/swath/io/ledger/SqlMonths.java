package dev.swath.io.ledger;

import dev.swath.model.Claim;
import dev.swath.model.CompositeOutput;
import dev.swath.model.Reason;
import dev.swath.model.Route;
import dev.swath.model.StacScene;
import dev.swath.model.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

final class SqlMonths implements Months {
    private static final String MONTHS = """
            select m.id, m.composite_id, m.month, w.status from composite_month m join work w on w.id = m.id
            where %s order by m.month""";

    private static final String SCENES = """
            select s.* from composite_scene cs join stac_scene s on s.id = cs.scene_id
            where cs.composite_id = :composite and not cs.dropped and cs.start_ms >= :from and cs.start_ms < :until
            order by cs.start_ms, cs.scene_id""";

    private static final String UNDER_WAY = """
            select 1 from composite_month m join work w on w.id = m.id
            where m.composite_id = :id and w.status in ('waiting', 'working') limit 1""";

    private final Db db;
    private final Rows rows;
    private final Awaiting months;

    SqlMonths(Db db, Rows rows) {
        this.db = db;
        this.rows = rows;
        this.months = new Awaiting(db, rows, UNDER_WAY);
    }

    @Override
    public void planned(Claim composite, String pixels, List<Planned> months, Instant look) {
        db.change(handle -> {
            rows.owned(handle, composite);
            handle.createUpdate("update composite_making set pixels = :pixels where composite_id = :id")
                    .bind("pixels", pixels)
                    .bind("id", composite.workId())
                    .execute();
            for (var month : months) {
                plan(handle, composite, month);
            }
            rows.next(handle, composite, Route.COMPOSITE_CATALOG, look.toEpochMilli());
            db.note(handle, composite.workId(), "months", months.size() + " months to make");
        });
    }

    /** A composite that is planned once more keeps the months that it has. */
    private void plan(Handle handle, Claim composite, Planned month) {
        var id = db.newId();
        int isNew = handle.createUpdate("insert into composite_month"
                        + " (id, composite_id, month, scenes, tiles, memory_bytes)"
                        + " values (:id, :composite, :month, :scenes, :tiles, :memory)"
                        + " on conflict (composite_id, month) do nothing")
                .bind("id", id)
                .bind("composite", composite.workId())
                .bind("month", month.month().toString())
                .bind("scenes", month.scenes())
                .bind("tiles", month.tiles())
                .bind("memory", month.memoryBytes())
                .execute();
        if (isNew == 1) {
            rows.add(handle, id, composite.jobId(), Rows.Kind.MONTH, Route.COMPOSITE_MONTH);
        }
    }

    @Override
    public Optional<String> pixels(String compositeId) {
        return db.read(handle -> handle.createQuery(
                        "select pixels from composite_making where composite_id = :id and pixels is not null")
                .bind("id", compositeId)
                .mapTo(String.class)
                .findOne());
    }

    @Override
    public Month get(String monthId) {
        return db.read(handle -> handle.createQuery(MONTHS.formatted("m.id = :id"))
                .bind("id", monthId)
                .map((row, context) -> month(row))
                .findOne()
                .orElseThrow(() -> new IllegalArgumentException("there is no month " + monthId)));
    }

    @Override
    public List<Month> of(String compositeId) {
        return db.read(handle -> handle.createQuery(MONTHS.formatted("m.composite_id = :id"))
                .bind("id", compositeId)
                .map((row, context) -> month(row))
                .list());
    }

    private static Month month(ResultSet row) throws SQLException {
        return new Month(
                row.getString("id"),
                row.getString("composite_id"),
                YearMonth.parse(row.getString("month")),
                row.getString("status").equals(Status.DONE.word()));
    }

    @Override
    public List<StacScene> scenes(String compositeId, YearMonth month) {
        return db.read(handle -> handle.createQuery(SCENES)
                .bind("composite", compositeId)
                .bind("from", millis(month))
                .bind("until", millis(month.plusMonths(1)))
                .map((row, context) -> SqlComposites.scene(row))
                .list());
    }

    private static long millis(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    @Override
    public Map<Integer, Long> begin(Claim month, String plan, int tiles, long memoryBytes) {
        return db.write(handle -> {
            rows.owned(handle, month);
            handle.createUpdate("delete from composite_tile where month_id = :id and not exists"
                            + " (select 1 from composite_month where id = :id and plan = :plan)")
                    .bind("id", month.workId())
                    .bind("plan", plan)
                    .execute();
            handle.createUpdate("update composite_month set plan = :plan, tiles = :tiles, memory_bytes = :memory"
                            + " where id = :id")
                    .bind("plan", plan)
                    .bind("tiles", tiles)
                    .bind("memory", memoryBytes)
                    .bind("id", month.workId())
                    .execute();
            var finished = new TreeMap<Integer, Long>();
            handle.createQuery("select tile, crc32c from composite_tile where month_id = :id")
                    .bind("id", month.workId())
                    .map((row, context) -> Map.entry(row.getInt("tile"), row.getLong("crc32c")))
                    .forEach(tile -> finished.put(tile.getKey(), tile.getValue()));
            db.note(handle, month.workId(), "begun", finished.size() + " of " + tiles + " tiles are there");
            return finished;
        });
    }

    @Override
    public void tile(Claim month, int tile, long crc32c) {
        db.changeForNow(handle -> {
            rows.owned(handle, month);
            handle.createUpdate("insert into composite_tile (month_id, tile, crc32c, made_ms)"
                            + " values (:id, :tile, :crc, :now) on conflict (month_id, tile) do update"
                            + " set crc32c = excluded.crc32c, made_ms = excluded.made_ms")
                    .bind("id", month.workId())
                    .bind("tile", tile)
                    .bind("crc", crc32c)
                    .bind("now", db.now())
                    .execute();
        });
    }

    @Override
    public boolean isHeld(Claim claim) {
        return db.read(handle -> handle.createQuery(
                        "select 1 from work where id = :id and lease = :lease and status = 'working'")
                .bind("id", claim.workId())
                .bind("lease", claim.lease())
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    @Override
    public void made(Claim month, List<CompositeOutput> outputs) {
        db.change(handle -> {
            rows.stop(handle, month, Status.DONE, null);
            keep(handle, month.jobId(), outputs);
            handle.createUpdate("delete from composite_tile where month_id = :id")
                    .bind("id", month.workId())
                    .execute();
            db.note(handle, month.workId(), "made", outputs.size() + " files");
            wake(handle, month, db.now());
        });
    }

    private static void keep(Handle handle, String compositeId, List<CompositeOutput> outputs) {
        for (var output : outputs) {
            var month = output.month();
            handle.createUpdate("insert into composite_output (composite_id, target, month, kind, bytes, digest)"
                            + " values (:composite, :target, :month, :kind, :bytes, :digest)"
                            + " on conflict (composite_id, target) do update set month = excluded.month,"
                            + " kind = excluded.kind, bytes = excluded.bytes, digest = excluded.digest")
                    .bind("composite", compositeId)
                    .bind("target", output.target())
                    .bind("month", month == null ? null : month.toString())
                    .bind("kind", output.kind())
                    .bind("bytes", output.bytes())
                    .bind("digest", output.digest())
                    .execute();
        }
    }

    @Override
    public List<CompositeOutput> outputs(String compositeId) {
        return db.read(handle -> outputs(handle, compositeId));
    }

    static List<CompositeOutput> outputs(Handle handle, String compositeId) {
        return handle.createQuery("select * from composite_output where composite_id = :id"
                        + " order by coalesce(month, '9999'), target")
                .bind("id", compositeId)
                .map((row, context) -> new CompositeOutput(
                        yearMonth(row.getString("month")),
                        row.getString("kind"),
                        row.getString("target"),
                        row.getLong("bytes"),
                        row.getString("digest")))
                .list();
    }

    private static @Nullable YearMonth yearMonth(@Nullable String text) {
        return text == null ? null : YearMonth.parse(text);
    }

    @Override
    public boolean isUnderWay(String compositeId) {
        return db.read(handle -> months.isUnderWay(handle, compositeId));
    }

    @Override
    public void await(Claim composite, Instant look) {
        var why = "the catalog is written when the months are made";
        months.putBack(composite, Route.COMPOSITE_CATALOG, "waits-for-months", why, look);
    }

    @Override
    public void catalogued(Claim composite, List<CompositeOutput> outputs) {
        db.change(handle -> {
            var lost = handle.createQuery("select m.month from composite_month m join work w on w.id = m.id"
                            + " where m.composite_id = :id and w.status <> 'done' order by m.month")
                    .bind("id", composite.workId())
                    .mapTo(String.class)
                    .list();
            var reason = new Reason("months-missing", "could not be made: " + String.join(", ", lost));
            rows.stop(handle, composite, lost.isEmpty() ? Status.DONE : Status.FAILED, lost.isEmpty() ? null : reason);
            keep(handle, composite.workId(), outputs);
            db.note(
                    handle,
                    composite.workId(),
                    lost.isEmpty() ? "catalogued" : "failed",
                    lost.isEmpty() ? "" : reason.text());
        });
    }

    @Override
    public boolean isOpen(String compositeId) {
        return db.read(handle -> handle.createQuery("select 1 from work where job_id = :id"
                        + " and status in ('waiting', 'working', 'held', 'failed') limit 1")
                .bind("id", compositeId)
                .mapTo(Integer.class)
                .findFirst()
                .isPresent());
    }

    /** When no month of a composite is under way any more, it is catalogued. */
    static void wake(Handle handle, Claim ended, long now) {
        if (ended.route() != Route.COMPOSITE_MONTH) {
            return;
        }
        handle.createUpdate("update work set not_before_ms = :now, updated_ms = :now"
                        + " where id = :job and route = 'composite-catalog' and status = 'waiting'"
                        + " and not_before_ms > :now and not exists (select 1 from work m where m.job_id = :job"
                        + " and m.route = 'composite-month' and m.status in ('waiting', 'working'))")
                .bindMap(Map.of("now", now, "job", ended.jobId()))
                .execute();
    }
}
