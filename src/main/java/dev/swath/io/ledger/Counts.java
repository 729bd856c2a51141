package dev.swath.io.ledger;

import dev.swath.model.Reason;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** How much of what there is. Every question is answered from an index. */
final class Counts {
    private static final int MOST_REASONS = 100;

    private static final String BY_STATE = """
            select route, status, sum(n) as n from (
                select job_id, status, route, count(*) as n from work %s group by job_id, status, route) by_job
            group by route, status""";

    private static final String REASONS = """
            select code, text, sum(n) as n from (
                select reason_code as code, reason as text, count(*) as n from work
                where reason_code is not null and status in ('held', 'failed', 'aside', 'skipped', 'waiting', 'working') %1$s
                group by reason_code, reason
                union all
                select aside_code, aside, count(*) from feature
                where aside_code is not null %1$s
                group by aside_code, aside) found
            group by code, text order by n desc, code, text limit :limit""";

    private final Db db;

    Counts(Db db) {
        this.db = db;
    }

    Map<String, Long> of(@Nullable String jobId) {
        return db.read(handle -> {
            var counts = new TreeMap<String, Long>();
            handle.createQuery(BY_STATE.formatted(jobId == null ? "" : "where job_id = :job"))
                    .bindMap(job(jobId))
                    .map((row, context) ->
                            Map.entry(row.getString("route") + "/" + row.getString("status"), row.getLong("n")))
                    .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
            long aside = features(handle, jobId, "where aside_code is not null");
            long usable = features(handle, jobId, "where true") - aside;
            putIfAny(counts, "intake/aside", aside);
            putIfAny(counts, "intake/done", usable);
            return counts;
        });
    }

    private static long features(Handle handle, @Nullable String jobId, String where) {
        return handle.createQuery("select count(*) from feature " + where + only(jobId))
                .bindMap(job(jobId))
                .mapTo(Long.class)
                .one();
    }

    private static void putIfAny(Map<String, Long> counts, String what, long count) {
        if (count > 0) {
            counts.put(what, count);
        }
    }

    Map<Reason, Long> reasons(@Nullable String jobId) {
        return db.read(handle -> {
            var reasons = new LinkedHashMap<Reason, Long>();
            handle.createQuery(REASONS.formatted(only(jobId)))
                    .bind("limit", MOST_REASONS)
                    .bindMap(job(jobId))
                    .map((row, context) ->
                            Map.entry(new Reason(row.getString("code"), row.getString("text")), row.getLong("n")))
                    .forEach(entry -> reasons.put(entry.getKey(), entry.getValue()));
            return reasons;
        });
    }

    private static String only(@Nullable String jobId) {
        return jobId == null ? "" : " and job_id = :job";
    }

    private static Map<String, String> job(@Nullable String jobId) {
        return jobId == null ? Map.of() : Map.of("job", jobId);
    }
}
