package dev.swath.io.ledger;

import dev.swath.model.Claim;
import dev.swath.model.Composite;
import dev.swath.model.CompositeMaking;
import dev.swath.model.CompositeProgress;
import dev.swath.model.Route;
import dev.swath.model.StacScene;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

final class SqlComposites implements Composites {
    private static final String KEEP_SCENE = """
            insert into stac_scene (id, service, collection, item_id, item, start_ms, end_ms, cloud, footprint)
            values (:id, :service, :collection, :item, :json, :start, :end, :cloud, :footprint)
            on conflict (service, collection, item_id) do update
            set item = excluded.item, start_ms = excluded.start_ms, end_ms = excluded.end_ms, cloud = excluded.cloud,
                footprint = excluded.footprint
            returning id""";

    private static final String WANTED = """
            select a.id from composite_asset ca
            join asset a on a.id = ca.asset_id
            join composite_scene cs on cs.composite_id = ca.composite_id and cs.scene_id = a.scene_id
            where ca.composite_id = :composite and not cs.dropped and a.stored_ms is null""";

    private static final String NEW_WORK = """
            insert into work (id, job_id, kind, route, status, not_before_ms, failures, created_ms, updated_ms)
            select id, :composite, 'asset', 'ingest', 'waiting', :now, 0, :now, :now
            from (%s) wanted where true
            on conflict (id) do nothing""".formatted(WANTED);

    /** Given up for another composite, or held as it was before. */
    private static final String NEW_TRY = """
            update work set job_id = :composite, route = 'ingest', status = 'waiting', not_before_ms = :now,
                failures = 0, reason_code = null, reason = null, updated_ms = :now
            where status not in ('waiting', 'working') and id in (%s)""".formatted(WANTED);

    private static final String UNDER_WAY = """
            select 1 from composite_asset ca
            join work w on w.id = ca.asset_id
            join asset a on a.id = ca.asset_id
            join composite_scene cs on cs.composite_id = ca.composite_id and cs.scene_id = a.scene_id
            where ca.composite_id = :id and not cs.dropped and w.status in ('waiting', 'working') limit 1""";

    private static final String SCENES = """
            select s.* from composite_scene cs join stac_scene s on s.id = cs.scene_id
            where cs.composite_id = :composite and not cs.dropped and (cs.start_ms, cs.scene_id) > (:at, :after)
            order by cs.start_ms, cs.scene_id limit :limit""";

    private final Db db;
    private final Rows rows;
    private final Awaiting assets;

    SqlComposites(Db db, Rows rows) {
        this.db = db;
        this.rows = rows;
        this.assets = new Awaiting(db, rows, UNDER_WAY);
    }

    @Override
    public void ask(Composite composite) {
        ask(composite, CompositeMaking.STANDARD);
    }

    @Override
    public void ask(Composite composite, CompositeMaking making) {
        db.change(handle -> {
            begin(handle, composite, making);
            rows.add(handle, composite.id(), composite.id(), Rows.Kind.COMPOSITE, Route.SEARCH_STAC);
        });
    }

    @Override
    public void askOf(Composite composite, CompositeMaking making, List<StacScene> scenes) {
        db.change(handle -> {
            begin(handle, composite, making);
            scenes.forEach(scene -> keep(handle, composite.id(), scene));
            rows.add(handle, composite.id(), composite.id(), Rows.Kind.COMPOSITE, Route.COMPOSITE);
        });
    }

    private void begin(Handle handle, Composite composite, CompositeMaking making) {
        handle.createUpdate("insert into job (id, name, source, revision, state, settings, arrived_ms)"
                        + " values (:id, :name, 'composite', :id, 'OPEN', '{}', :now)")
                .bind("id", composite.id())
                .bind("name", composite.name())
                .bind("now", db.now())
                .execute();
        handle.createUpdate("insert into composite (job_id, request, service, collections, bands, masked, aoi,"
                        + " from_ms, until_ms, max_cloud) values (:id, :request, :service, :collections, :bands,"
                        + " :masked, :aoi, :from, :until, :cloud)")
                .bind("id", composite.id())
                .bind("request", composite.request())
                .bind("service", composite.service().toString())
                .bind("collections", Columns.json(composite.collections()))
                .bind("bands", Columns.json(composite.bands()))
                .bind("masked", composite.masked())
                .bind("aoi", Columns.wkb(composite.aoi()))
                .bind("from", composite.from().toEpochMilli())
                .bind("until", composite.until().toEpochMilli())
                .bind("cloud", composite.maxCloudPercent())
                .execute();
        new SqlMaking(handle).keep(composite.id(), making);
        db.note(handle, composite.id(), "asked", "composite of " + String.join(", ", composite.bands()));
    }

    @Override
    public Composite get(String compositeId) {
        return db.read(handle -> handle.createQuery(
                        "select c.*, j.name from composite c join job j on j.id = c.job_id where c.job_id = :id")
                .bind("id", compositeId)
                .map((row, context) -> composite(row))
                .findOne()
                .orElseThrow(() -> new IllegalArgumentException("there is no composite " + compositeId)));
    }

    @Override
    public CompositeMaking making(String compositeId) {
        return db.read(handle -> new SqlMaking(handle).get(compositeId));
    }

    @Override
    public CompositeProgress progress(String compositeId) {
        return db.read(handle -> new SqlProgress(handle, compositeId).read());
    }

    @Override
    public boolean isComposite(String jobId) {
        return db.read(handle -> handle.createQuery("select 1 from composite where job_id = :id")
                .bind("id", jobId)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    @Override
    public void found(Claim search, List<Found> page) {
        db.change(handle -> {
            rows.owned(handle, search);
            for (var found : page) {
                var sceneId = keep(handle, search.workId(), found.scene());
                found.assets().forEach(asset -> SqlAssets.keep(handle, search.workId(), sceneId, asset));
            }
        });
    }

    private static String keep(Handle handle, String compositeId, StacScene scene) {
        var id = handle.createQuery(KEEP_SCENE)
                .bind("id", scene.id())
                .bind("service", scene.service().toString())
                .bind("collection", scene.collection())
                .bind("item", scene.itemId())
                .bind("json", scene.item())
                .bind("start", scene.start().toEpochMilli())
                .bind("end", scene.end().toEpochMilli())
                .bind("cloud", scene.cloudPercent())
                .bind("footprint", Columns.wkb(scene.footprint()))
                .mapTo(String.class)
                .one();
        handle.createUpdate("insert into composite_scene (composite_id, scene_id, start_ms, dropped)"
                        + " values (:composite, :scene, :start, false) on conflict (composite_id, scene_id) do update"
                        + " set start_ms = excluded.start_ms, dropped = false")
                .bind("composite", compositeId)
                .bind("scene", id)
                .bind("start", scene.start().toEpochMilli())
                .execute();
        return id;
    }

    @Override
    public int searched(Claim search, Set<String> dropped, Instant look) {
        return db.write(handle -> {
            for (var scene : dropped) {
                handle.createUpdate("update composite_scene set dropped = true"
                                + " where composite_id = :composite and scene_id = :scene")
                        .bind("composite", search.workId())
                        .bind("scene", scene)
                        .execute();
            }
            int wanted = 0;
            for (var sql : List.of(NEW_TRY, NEW_WORK)) {
                wanted += handle.createUpdate(sql)
                        .bind("composite", search.workId())
                        .bind("now", db.now())
                        .execute();
            }
            rows.next(handle, search, Route.INGEST_CATALOG, wanted == 0 ? db.now() : look.toEpochMilli());
            db.note(handle, search.workId(), "searched", wanted + " assets to fetch");
            return wanted;
        });
    }

    @Override
    public List<StacScene> scenes(String compositeId, @Nullable StacScene after, int limit) {
        return db.read(handle -> handle.createQuery(SCENES)
                .bind("composite", compositeId)
                .bind("at", after == null ? Long.MIN_VALUE : after.start().toEpochMilli())
                .bind("after", after == null ? "" : after.id())
                .bind("limit", limit)
                .map((row, context) -> scene(row))
                .list());
    }

    @Override
    public Optional<StacScene> scene(String sceneId) {
        return db.read(handle -> handle.createQuery("select * from stac_scene where id = :id")
                .bind("id", sceneId)
                .map((row, context) -> scene(row))
                .findOne());
    }

    @Override
    public boolean isIngesting(String compositeId) {
        return db.read(handle -> assets.isUnderWay(handle, compositeId));
    }

    @Override
    public void awaitAssets(Claim composite, Instant look) {
        var why = "the catalog is written when the assets are there";
        assets.putBack(composite, Route.INGEST_CATALOG, "waits-for-assets", why, look);
    }

    @Override
    public void ingested(Claim composite) {
        db.change(handle -> {
            rows.next(handle, composite, Route.COMPOSITE, db.now());
            db.note(handle, composite.workId(), "ingested", "");
        });
    }

    /** When nothing more is under way at ingest for a job, composites look whether their own assets are there. */
    static void wake(Handle handle, Claim ended, long now) {
        if (ended.route() != Route.INGEST) {
            return;
        }
        handle.createUpdate("update work set not_before_ms = :now, updated_ms = :now"
                        + " where route = 'ingest-catalog' and status = 'waiting' and not_before_ms > :now"
                        + " and not exists (select 1 from work a where a.job_id = :job and a.route = 'ingest'"
                        + " and a.status in ('waiting', 'working'))")
                .bindMap(Map.of("now", now, "job", ended.jobId()))
                .execute();
    }

    private static Composite composite(ResultSet row) throws SQLException {
        return new Composite(
                row.getString("job_id"),
                row.getString("name"),
                row.getString("request"),
                URI.create(row.getString("service")),
                Columns.list(row.getString("collections")),
                Columns.list(row.getString("bands")),
                row.getBoolean("masked"),
                Objects.requireNonNull(Columns.shape(row, "aoi")),
                Instant.ofEpochMilli(row.getLong("from_ms")),
                Instant.ofEpochMilli(row.getLong("until_ms")),
                Columns.number(row, "max_cloud"));
    }

    static StacScene scene(ResultSet row) throws SQLException {
        return new StacScene(
                row.getString("id"),
                URI.create(row.getString("service")),
                row.getString("collection"),
                row.getString("item_id"),
                row.getString("item"),
                Instant.ofEpochMilli(row.getLong("start_ms")),
                Instant.ofEpochMilli(row.getLong("end_ms")),
                Columns.number(row, "cloud"),
                Objects.requireNonNull(Columns.shape(row, "footprint")));
    }
}
