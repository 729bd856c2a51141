package dev.swath.io.ledger;

import dev.swath.model.Candidate;
import dev.swath.model.Claim;
import dev.swath.model.Reason;
import dev.swath.model.Route;
import dev.swath.model.Scene;
import dev.swath.model.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

final class SqlCandidates implements Candidates {
    // the catalogue's newest word counts for all requests: assets and permissions come later than the scene itself
    private static final String SCENE = """
            insert into scene (item_type, id, acquired_ms, cloud, footprint, assets, downloadable, instrument, standard)
            values (:type, :id, :acquired, :cloud, :footprint, :assets, :downloadable, :instrument, :standard)
            on conflict (item_type, id) do update
            set acquired_ms = excluded.acquired_ms, cloud = excluded.cloud, footprint = excluded.footprint,
                assets = excluded.assets, downloadable = excluded.downloadable, instrument = excluded.instrument,
                standard = excluded.standard""";

    private static final String CANDIDATE = """
            insert into candidate (request_id, item_type, scene_id, chosen) values (:request, :type, :id, false)
            on conflict (request_id, item_type, scene_id) do nothing""";

    private static final String COPY = """
            insert into candidate (request_id, item_type, scene_id, chosen)
            select :request, item_type, scene_id, false from candidate where request_id = :other
            on conflict (request_id, item_type, scene_id) do nothing""";

    private static final String VERDICT = """
            update candidate set coverage = :coverage, chosen = :chosen, reason_code = :code, reason = :reason
            where request_id = :request and item_type = :type and scene_id = :id""";

    private static final String OF_REQUEST = """
            select s.*, c.coverage, c.chosen, c.reason_code, c.reason
            from candidate c join scene s on s.item_type = c.item_type and s.id = c.scene_id
            where c.request_id = :request order by s.acquired_ms, s.id""";

    private final Db db;
    private final Rows rows;

    SqlCandidates(Db db, Rows rows) {
        this.db = db;
        this.rows = rows;
    }

    @Override
    public void add(Claim claim, List<Scene> page) {
        db.change(handle -> {
            rows.owned(handle, claim);
            if (page.isEmpty()) {
                return;
            }
            var scenes = handle.prepareBatch(SCENE);
            var candidates = handle.prepareBatch(CANDIDATE);
            // always in the same order, so that two pages with the same scenes never wait for each other in a circle
            page.stream()
                    .sorted(Comparator.comparing(Scene::itemType).thenComparing(Scene::id))
                    .forEach(scene -> {
                        scenes.bind("type", scene.itemType())
                                .bind("id", scene.id())
                                .bind("acquired", scene.acquired().toEpochMilli())
                                .bind("cloud", scene.cloudPercent())
                                .bind("footprint", Columns.wkb(scene.footprint()))
                                .bind("assets", Columns.json(scene.assets()))
                                .bind("downloadable", Columns.json(scene.downloadable()))
                                .bind("instrument", scene.instrument())
                                .bind("standard", scene.standardQuality())
                                .add();
                        candidates
                                .bind("request", claim.workId())
                                .bind("type", scene.itemType())
                                .bind("id", scene.id())
                                .add();
                    });
            scenes.execute();
            candidates.execute();
        });
    }

    private record Search(String requestId, long finished) {}

    @Override
    public boolean reuse(Claim claim, String question, Instant since) {
        return db.write(handle -> {
            rows.owned(handle, claim);
            var search = handle.createQuery("select request_id, finished_ms from search_cache"
                            + " where question = :question and finished_ms >= :since"
                            + " order by finished_ms desc, request_id limit 1")
                    .bind("question", question)
                    .bind("since", since.toEpochMilli())
                    .map((row, context) -> new Search(row.getString("request_id"), row.getLong("finished_ms")))
                    .findOne();
            if (search.isEmpty()) {
                return false;
            }
            handle.createUpdate(COPY)
                    .bind("request", claim.workId())
                    .bind("other", search.get().requestId())
                    .execute();
            // a copy is as old as what it was copied from
            remember(handle, claim, question, search.get().finished());
            return true;
        });
    }

    private static void remember(Handle handle, Claim claim, String question, long finished) {
        handle.createUpdate("insert into search_cache (question, request_id, finished_ms)"
                        + " values (:question, :request, :finished) on conflict (question, request_id) do nothing")
                .bind("question", question)
                .bind("request", claim.workId())
                .bind("finished", finished)
                .execute();
    }

    @Override
    public void found(Claim claim, String question) {
        db.change(handle -> {
            rows.next(handle, claim, Route.SELECT, db.now());
            remember(handle, claim, question, db.now());
            db.note(handle, claim.workId(), "found", count(handle, claim) + " scenes");
        });
    }

    private static long count(Handle handle, Claim claim) {
        return handle.createQuery("select count(*) from candidate where request_id = :request")
                .bind("request", claim.workId())
                .mapTo(Long.class)
                .one();
    }

    @Override
    public List<Candidate> of(String requestId) {
        return db.read(handle -> handle.createQuery(OF_REQUEST)
                .bind("request", requestId)
                .map((row, context) -> candidate(row))
                .list());
    }

    @Override
    public Stream<Candidate> ofFeature(String featureId) {
        return db
                .read(handle -> handle.createQuery(
                                "select id from request where feature_id = :feature order by start_day, id")
                        .bind("feature", featureId)
                        .mapTo(String.class)
                        .list())
                .stream()
                .flatMap(request -> of(request).stream());
    }

    @Override
    public void decide(Claim claim, List<Candidate> verdicts) {
        long chosen = verdicts.stream().filter(Candidate::chosen).count();
        db.change(handle -> {
            if (chosen > 0) {
                rows.next(handle, claim, Route.ORDER_PLAN, db.now());
            } else {
                rows.stop(handle, claim, Status.DONE, nothing(verdicts));
            }
            if (!verdicts.isEmpty()) {
                write(handle, claim, verdicts);
            }
            db.note(handle, claim.workId(), "chosen", chosen + " of " + verdicts.size() + " scenes");
        });
    }

    private static Reason nothing(List<Candidate> verdicts) {
        return verdicts.isEmpty()
                ? new Reason("nothing-found", "the catalogue has no scene of this place and time")
                : new Reason("nothing-chosen", "none of " + verdicts.size() + " scenes is acceptable");
    }

    private static void write(Handle handle, Claim claim, List<Candidate> verdicts) {
        var batch = handle.prepareBatch(VERDICT);
        for (var verdict : verdicts) {
            var reason = verdict.reason();
            batch.bind("coverage", verdict.coveragePercent())
                    .bind("chosen", verdict.chosen())
                    .bind("code", reason == null ? null : reason.code())
                    .bind("reason", reason == null ? null : reason.text())
                    .bind("request", claim.workId())
                    .bind("type", verdict.scene().itemType())
                    .bind("id", verdict.scene().id())
                    .add();
        }
        batch.execute();
    }

    @Override
    public Optional<Scene> scene(String itemType, String itemId) {
        return db.read(handle -> handle.createQuery("select * from scene where item_type = :type and id = :id")
                .bind("type", itemType)
                .bind("id", itemId)
                .map((row, context) -> scene(row))
                .findOne());
    }

    /** What the catalogue last said of scenes; there are some types and ids. */
    static List<Scene> scenes(Handle handle, Set<String> itemTypes, Set<String> ids) {
        return handle.createQuery("select * from scene where item_type in (<types>) and id in (<ids>)")
                .bindList("types", itemTypes)
                .bindList("ids", ids)
                .map((row, context) -> scene(row))
                .list();
    }

    private static Scene scene(ResultSet row) throws SQLException {
        return new Scene(
                row.getString("id"),
                row.getString("item_type"),
                Instant.ofEpochMilli(row.getLong("acquired_ms")),
                Columns.number(row, "cloud"),
                Columns.shape(row.getBytes("footprint")),
                Columns.set(row.getString("assets")),
                Columns.set(row.getString("downloadable")),
                row.getString("instrument"),
                row.getBoolean("standard"));
    }

    private static Candidate candidate(ResultSet row) throws SQLException {
        return new Candidate(
                scene(row),
                Columns.number(row, "coverage"),
                row.getBoolean("chosen"),
                Columns.reason(row, "reason_code", "reason"));
    }
}
