package dev.swath.io.ledger;

import dev.swath.model.Cadence;
import dev.swath.model.Job;
import dev.swath.model.Period;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class SqlStanding implements Standing {
    /** The drop and its rounds. */
    static final String FAMILY = "select :id as id union all select job_id from round where standing_id = :id";

    private static final String REQUESTS = "select s.*, j.name as name from standing s join job j on j.id = s.job_id ";

    private static final String ORIGIN =
            "select job_id from standing where job_id = :id union select standing_id from round where job_id = :id";

    private static final String SEARCHED = """
            select cadence, min(case when job_id = :id then end_day end) as asked,
                   max(case when job_id <> :id then end_day end) as searched
            from feature where aside_code is null and job_id in (%s) group by cadence""".formatted(FAMILY);

    private static final String FEATURES = """
            insert into feature (id, job_id, feature_key, row_no, aoi, clip, clip_hash, hectares_e4, repairs, start_day,
                end_day, cadence, min_coverage, max_cloud, item_type, bundle, clipped, harmonize)
            select :round || id, :round, feature_key, row_no, aoi, clip, clip_hash, hectares_e4, repairs,
                case when start_day > :from then start_day else :from end, :to, cadence, min_coverage, max_cloud,
                item_type, bundle, clipped, harmonize
            from feature where job_id = :origin and aside_code is null and cadence = :cadence and start_day <= :to""";

    private static final String REQUESTED = """
            insert into request (id, job_id, feature_id, start_day, end_day)
            select id || :number, job_id, id, case when start_day > :from then start_day else :from end, :to
            from feature where job_id = :round and cadence = :cadence and start_day <= :to""";

    private static final String CHOSEN = """
            select distinct c.scene_id, s.acquired_ms
            from request mine join feature f on f.id = mine.feature_id
            join feature before on before.feature_key = f.feature_key and before.job_id <> f.job_id
            join request r on r.feature_id = before.id
            join candidate c on c.request_id = r.id and c.chosen
            join scene s on s.item_type = c.item_type and s.id = c.scene_id
            where mine.id = :request and before.job_id in (%s)""".formatted(FAMILY);

    private final Db db;
    private final SqlJobs jobs;

    SqlStanding(Db db, SqlJobs jobs) {
        this.db = db;
        this.jobs = jobs;
    }

    /** A drop that was read becomes one, if its settings say so. */
    static void begin(Handle handle, Job job) {
        var cron = job.settings().getOrDefault(CRON, "");
        if (!cron.isEmpty()) {
            var until = job.settings().getOrDefault(UNTIL, "");
            handle.createUpdate("insert into standing (job_id, cron, look_back_days, until_day, rounds)"
                            + " values (:id, :cron, :days, :until, 0)")
                    .bind("id", job.id())
                    .bind("cron", cron)
                    .bind("days", Integer.parseInt(job.settings().getOrDefault(LOOK_BACK_DAYS, "0")))
                    .bind("until", until.isEmpty() ? null : until)
                    .execute();
        }
    }

    /** Ids of the drop and of its rounds, when the job is one of them. */
    static List<String> family(Handle handle, String jobId) {
        var origin =
                handle.createQuery(ORIGIN).bind("id", jobId).mapTo(String.class).findFirst();
        return origin.map(id -> handle.createQuery(FAMILY)
                        .bind("id", id)
                        .mapTo(String.class)
                        .list())
                .orElse(List.of());
    }

    /** @param ended whether no more rounds are made, or some again */
    static void end(Db db, Handle handle, String jobId, boolean ended) {
        int changed = handle.createUpdate("update standing set ended_ms = :now, next_ms = null where job_id in ("
                        + ORIGIN + ") and (ended_ms is null) = :ended")
                .bind("now", ended ? (Long) db.now() : null)
                .bind("id", jobId)
                .bind("ended", ended)
                .execute();
        if (changed > 0) {
            db.note(handle, jobId, "standing", ended ? "no more rounds are made" : "rounds are made again");
        }
    }

    @Override
    public List<Request> due(Instant now) {
        return requests("where s.ended_ms is null and (s.next_ms is null or s.next_ms <= :now) order by s.job_id", now);
    }

    @Override
    public List<Request> active() {
        return requests("where s.ended_ms is null and :now > 0 order by s.job_id", Instant.ofEpochMilli(1));
    }

    private List<Request> requests(String which, Instant now) {
        return db.read(handle -> handle.createQuery(REQUESTS + which)
                .bind("now", now.toEpochMilli())
                .map((row, context) -> request(row))
                .list());
    }

    @Override
    public Optional<Request> of(String jobId) {
        return db.read(handle -> handle.createQuery(REQUESTS + "where s.job_id in (" + ORIGIN + ")")
                .bind("id", jobId)
                .map((row, context) -> request(row))
                .findFirst());
    }

    private static Request request(ResultSet row) throws SQLException {
        var until = row.getString("until_day");
        return new Request(
                row.getString("job_id"),
                row.getString("name"),
                row.getString("cron"),
                row.getInt("look_back_days"),
                until == null ? null : LocalDate.parse(until),
                row.getInt("rounds"),
                Columns.instant(row, "next_ms"),
                Columns.instant(row, "ended_ms"));
    }

    @Override
    public int number(String jobId) {
        return db.read(handle -> handle.createQuery("select number from round where job_id = :id")
                .bind("id", jobId)
                .mapTo(Integer.class)
                .findFirst()
                .orElse(0));
    }

    @Override
    public void next(String jobId, Instant next) {
        db.change(handle -> next(handle, jobId, next, 0));
    }

    private static void next(Handle handle, String jobId, Instant next, int more) {
        handle.createUpdate("update standing set next_ms = :next, rounds = rounds + :more where job_id = :id")
                .bind("next", next.toEpochMilli())
                .bind("more", more)
                .bind("id", jobId)
                .execute();
    }

    @Override
    public void end(String jobId) {
        db.change(handle -> end(db, handle, jobId, true));
    }

    @Override
    public Map<Cadence, LocalDate> searched(String jobId, Map<Cadence, LocalDate> ended) {
        return db.read(handle -> {
            var days = new EnumMap<Cadence, LocalDate>(Cadence.class);
            handle.createQuery(SEARCHED)
                    .bind("id", jobId)
                    .map((row, context) -> Map.entry(
                            Cadence.of(row.getString("cadence")),
                            Objects.requireNonNullElse(row.getString("searched"), row.getString("asked"))))
                    .forEach(found -> days.put(found.getKey(), LocalDate.parse(found.getValue())));
            // what the drop asked for ahead of its time was searched up to its arrival alone
            days.replaceAll((cadence, day) -> {
                var first = ended.get(cadence);
                return first != null && first.isBefore(day) && isFirst(handle, jobId, cadence) ? first : day;
            });
            return days;
        });
    }

    private static boolean isFirst(Handle handle, String jobId, Cadence cadence) {
        return handle.createQuery("select 1 from feature where cadence = :cadence and job_id <> :id and job_id in ("
                        + FAMILY + ")")
                .bind("cadence", cadence.word())
                .bind("id", jobId)
                .mapTo(Integer.class)
                .findFirst()
                .isEmpty();
    }

    @Override
    public boolean isChoosing(String jobId) {
        return db.read(handle -> handle.createQuery("select 1 from work where status in ('waiting', 'working', 'held')"
                        + " and route in ('search', 'select') and job_id in (" + FAMILY + ")")
                .bind("id", jobId)
                .mapTo(Integer.class)
                .findFirst()
                .isPresent());
    }

    @Override
    public Optional<Job> round(Request request, Map<Cadence, Period> periods, int maxMonths, Instant next) {
        return db.write(handle -> {
            var origin = SqlJobs.require(handle, request.jobId());
            var id = db.newId();
            int number = request.rounds() + 1;
            insert(handle, origin, id, number);
            int features = 0;
            for (var each : periods.entrySet()) {
                features += features(handle, new Copy(origin.id(), id, each.getKey()), each.getValue(), maxMonths);
            }
            if (features == 0) {
                handle.createUpdate("delete from job where id = :id")
                        .bind("id", id)
                        .execute();
                next(handle, request.jobId(), next, 0);
                return Optional.<Job>empty();
            }
            handle.createUpdate("insert into round (job_id, standing_id, number) values (:id, :origin, :number)")
                    .bind("id", id)
                    .bind("origin", origin.id())
                    .bind("number", number)
                    .execute();
            jobs.makeWork(handle, id);
            next(handle, request.jobId(), next, 1);
            db.note(handle, id, "open", "round " + number + " of " + origin.id());
            return Optional.of(SqlJobs.require(handle, id));
        });
    }

    private void insert(Handle handle, Job origin, String id, int number) {
        var until = origin.until();
        handle.createUpdate("insert into job (id, name, source, revision, state, settings, until_route, arrived_ms)"
                        + " values (:id, :name, :source, :revision, 'OPEN', :settings, :until, :now)")
                .bind("id", id)
                .bind("name", origin.name())
                .bind("source", origin.source().toString())
                .bind("revision", origin.revision() + "/" + origin.id() + "/" + number)
                .bind("settings", Columns.json(origin.settings()))
                .bind("until", until == null ? null : until.id())
                .bind("now", db.now())
                .execute();
    }

    private record Copy(String origin, String round, Cadence cadence) {}

    private static int features(Handle handle, Copy copy, Period period, int maxMonths) {
        int features = bound(handle, FEATURES, copy, period)
                .bind("origin", copy.origin())
                .execute();
        int number = 0;
        for (var chunk : period.chunks(maxMonths, copy.cadence())) {
            bound(handle, REQUESTED, copy, chunk).bind("number", "R" + ++number).execute();
        }
        return features;
    }

    private static org.jdbi.v3.core.statement.Update bound(Handle handle, String sql, Copy copy, Period period) {
        return handle.createUpdate(sql)
                .bind("round", copy.round())
                .bind("cadence", copy.cadence().word())
                .bind("from", period.start().toString())
                .bind("to", period.end().toString());
    }

    @Override
    public Map<String, Instant> chosenBefore(String requestId) {
        return db.read(handle -> {
            var chosen = new HashMap<String, Instant>();
            var origin = handle.createQuery(
                            "select standing_id from round where job_id = (select job_id from request where id = :id)")
                    .bind("id", requestId)
                    .mapTo(String.class)
                    .findFirst();
            origin.ifPresent(id -> handle.createQuery(CHOSEN)
                    .bind("request", requestId)
                    .bind("id", id)
                    .map((row, context) ->
                            Map.entry(row.getString("scene_id"), Instant.ofEpochMilli(row.getLong("acquired_ms"))))
                    .forEach(entry -> chosen.put(entry.getKey(), entry.getValue())));
            return Map.copyOf(chosen);
        });
    }
}
