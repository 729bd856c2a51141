package dev.swath.io.ledger;

import dev.swath.model.Cadence;
import dev.swath.model.Feature;
import dev.swath.model.Period;
import dev.swath.model.Request;
import dev.swath.model.Terms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

final class SqlFeatures implements Features {
    /** Geometries may be large: this many are in memory at a time. */
    private static final int BLOCK = 100;

    private static final String INSERT = """
            insert into feature (id, job_id, feature_key, row_no, aoi, clip, clip_hash, hectares_e4, repairs, start_day,
                end_day, cadence, min_coverage, max_cloud, item_type, bundle, clipped, harmonize, aside_code, aside)
            values (:id, :job, :key, :row, :aoi, :clip, :hash, :hectares, :repairs, :start, :end, :cadence,
                :coverage, :cloud, :itemType, :bundle, :clipped, :harmonize, :asideCode, :aside)
            on conflict (job_id, feature_key) do nothing""";

    private static final String REQUESTS = """
            select r.id as request_id, r.job_id, r.feature_id, r.start_day as from_day, r.end_day as to_day, f.*, j.name as job_name
            from request r join feature f on f.id = r.feature_id join job j on j.id = r.job_id
            where r.id in (<ids>)""";

    private final Db db;

    SqlFeatures(Db db) {
        this.db = db;
    }

    @Override
    public void add(List<Taken> block) {
        if (block.isEmpty()) {
            return;
        }
        db.change(handle -> {
            block.stream().map(taken -> taken.feature().jobId()).distinct().forEach(job -> requireReading(handle, job));
            var batch = handle.prepareBatch(INSERT);
            block.forEach(taken -> bind(batch, taken.feature()).add());
            int[] inserted = batch.execute();
            var requests = handle.prepareBatch("insert into request (id, job_id, feature_id, start_day, end_day)"
                    + " values (:id, :job, :feature, :start, :end)");
            for (int i = 0; i < inserted.length; i++) {
                var feature = block.get(i).feature();
                if (inserted[i] == 0) {
                    addUnderAnotherKey(handle, feature);
                }
                var aside = feature.aside();
                if (aside == null) {
                    block.get(i).periods().forEach(period -> request(requests, feature, period));
                } else {
                    db.note(handle, feature.id(), "set-aside", aside.text());
                }
            }
            if (requests.size() > 0) {
                requests.execute();
            }
        });
    }

    private static void requireReading(Handle handle, String jobId) {
        var reading = handle.createQuery("select 1 from job where id = :id and state = 'READING'")
                .bind("id", jobId)
                .mapTo(Integer.class)
                .findOne();
        if (reading.isEmpty()) {
            throw new IllegalStateException("job " + jobId + " is not being read, it takes no features");
        }
    }

    private static void addUnderAnotherKey(Handle handle, Feature feature) {
        var repairs = new ArrayList<>(feature.repairs());
        var key = feature.key();
        int inserted;
        do {
            key += "~" + feature.row();
            repairs.add("the id '" + feature.key() + "' stands in a row before; this one is named " + key);
            inserted = bind(handle.createUpdate(INSERT), feature)
                    .bind("key", key)
                    .bind("repairs", Columns.json(repairs))
                    .execute();
        } while (inserted == 0);
    }

    private void request(PreparedBatch requests, Feature feature, Period period) {
        requests.bind("id", db.newId())
                .bind("job", feature.jobId())
                .bind("feature", feature.id())
                .bind("start", period.start().toString())
                .bind("end", period.end().toString())
                .add();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Feature feature) {
        var aside = feature.aside();
        statement
                .bind("id", feature.id())
                .bind("job", feature.jobId())
                .bind("key", feature.key())
                .bind("row", feature.row())
                .bind("aoi", Columns.wkb(feature.aoi()))
                .bind("clip", Columns.wkb(feature.clip()))
                .bind("hash", feature.clipHash())
                .bind("hectares", Columns.e4(feature.hectares()))
                .bind("repairs", Columns.json(feature.repairs()))
                .bind("asideCode", aside == null ? null : aside.code())
                .bind("aside", aside == null ? null : aside.text());
        return bind(statement, feature.terms());
    }

    private static <S extends SqlStatement<S>> S bind(S statement, @Nullable Terms terms) {
        return statement
                .bind("start", terms == null ? null : terms.period().start().toString())
                .bind("end", terms == null ? null : terms.period().end().toString())
                .bind("cadence", terms == null ? null : terms.cadence().word())
                .bind("coverage", terms == null ? null : (Double) terms.minCoveragePercent())
                .bind("cloud", terms == null ? null : (Double) terms.maxCloudPercent())
                .bind("itemType", terms == null ? null : terms.itemType())
                .bind("bundle", terms == null ? null : terms.bundle())
                .bind("clipped", terms == null ? null : (Boolean) terms.clip())
                .bind("harmonize", terms == null ? null : (Boolean) terms.harmonize());
    }

    @Override
    public Request request(String requestId) {
        return db.read(handle -> requests(handle, Set.of(requestId)).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no request " + requestId)));
    }

    /** Requests by their ids, of which there are some. */
    static List<Request> requests(Handle handle, Set<String> ids) {
        return handle.createQuery(REQUESTS)
                .bindList("ids", ids)
                .map((row, context) -> request(row))
                .list();
    }

    private static Request request(ResultSet row) throws SQLException {
        var id = row.getString("request_id");
        var terms = terms(row);
        if (terms == null) {
            throw new IllegalStateException("request " + id + " is of a feature that was set aside");
        }
        return new Request(
                id,
                row.getString("job_id"),
                row.getString("feature_id"),
                row.getString("feature_key"),
                row.getString("job_name"),
                Columns.shape(row.getBytes("aoi")),
                Columns.shape(row.getBytes("clip")),
                row.getString("clip_hash"),
                Columns.hectares(row),
                terms,
                period(row, "from_day", "to_day"));
    }

    @Override
    public Stream<Feature> stream(String jobId) {
        return Stream.iterate(
                        after(jobId, 0, ""),
                        block -> !block.isEmpty(),
                        block -> after(jobId, last(block).row(), last(block).id()))
                .flatMap(List::stream);
    }

    private List<Feature> after(String jobId, long row, String id) {
        return db.read(
                handle -> handle.createQuery("select * from feature where job_id = :job and (row_no, id) > (:row, :id)"
                                + " order by row_no, id limit :limit")
                        .bind("job", jobId)
                        .bind("row", row)
                        .bind("id", id)
                        .bind("limit", BLOCK)
                        .map((found, context) -> feature(found))
                        .list());
    }

    private static Feature last(List<Feature> block) {
        return block.get(block.size() - 1);
    }

    @Override
    public long count(String jobId) {
        return db.read(handle -> handle.createQuery("select count(*) from feature where job_id = :job")
                .bind("job", jobId)
                .mapTo(Long.class)
                .one());
    }

    private static Feature feature(ResultSet row) throws SQLException {
        return new Feature(
                row.getString("id"),
                row.getString("job_id"),
                row.getString("feature_key"),
                row.getLong("row_no"),
                Columns.shape(row, "aoi"),
                Columns.shape(row, "clip"),
                row.getString("clip_hash"),
                Columns.hectares(row),
                Columns.list(row.getString("repairs")),
                terms(row),
                Columns.reason(row, "aside_code", "aside"));
    }

    private static @Nullable Terms terms(ResultSet row) throws SQLException {
        if (row.getString("start_day") == null) {
            return null;
        }
        return new Terms(
                period(row, "start_day", "end_day"),
                Cadence.of(row.getString("cadence")),
                row.getDouble("min_coverage"),
                row.getDouble("max_cloud"),
                row.getString("item_type"),
                row.getString("bundle"),
                row.getBoolean("clipped"),
                row.getBoolean("harmonize"));
    }

    private static Period period(ResultSet row, String start, String end) throws SQLException {
        return new Period(LocalDate.parse(row.getString(start)), LocalDate.parse(row.getString(end)));
    }
}
