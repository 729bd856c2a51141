package dev.swath.io.ledger;

import dev.swath.model.Claim;
import dev.swath.model.Delivery;
import dev.swath.model.Route;
import dev.swath.model.Shard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The shard of a file is reckoned here and not by the database: no function that hashes is common to all of them. */
final class SqlShards implements Shards {
    private static final String FILES = """
            select w.id, w.status, d.path from work w join delivery d on d.id = w.id
            where w.route = 'download' %s %s""";
    private static final String OF_JOB = "and w.job_id = :job";
    private static final String EXPIRED =
            "and w.status = 'working' and w.lease_until_ms <= :now order by w.lease_until_ms";
    private static final String DUE =
            "and w.status = 'waiting' and w.not_before_ms <= :now order by w.not_before_ms, w.id";
    private static final String WORKING = "and w.status = 'working'";
    private static final String SOON = "and w.status = 'waiting' and w.not_before_ms < :now";

    // what was found is looked at again: between the two others may have claimed it
    private static final String CLAIM = """
            update work
            set status = 'working', lease = :batch || '-' || id, lease_until_ms = :until, holder = :holder,
                updated_ms = :now
            where id in (<ids>) and route = 'download'
              and case status when 'waiting' then not_before_ms <= :now
                              when 'working' then lease_until_ms <= :now
                              else false end
            returning id, job_id, lease, failures""";

    private final Db db;

    SqlShards(Db db) {
        this.db = db;
    }

    private record File(String id, String status, String path) {}

    @Override
    public List<Claim> claim(Shard shard, int limit, Duration lease, @Nullable String onlyJob) {
        long now = db.now();
        var free = db.read(handle -> Stream.of(EXPIRED, DUE)
                .flatMap(which -> some(handle, which, now, shard, limit, onlyJob).stream())
                .limit(limit)
                .toList());
        return free.isEmpty() ? List.of() : db.writeForNow(handle -> claim(handle, free, now, lease));
    }

    private List<Claim> claim(Handle handle, List<String> ids, long now, Duration lease) {
        return handle.createQuery(CLAIM)
                .bind("batch", db.newId())
                .bind("until", now + lease.toMillis())
                .bind("holder", db.holder())
                .bind("now", now)
                .bindList("ids", ids)
                .map((row, context) -> new Claim(
                        row.getString("id"),
                        row.getString("job_id"),
                        Route.DOWNLOAD,
                        row.getString("lease"),
                        row.getInt("failures")))
                .list();
    }

    @Override
    public boolean isBusy(Shard shard, @Nullable String onlyJob, Instant soon) {
        return db.read(handle -> Stream.of(WORKING, SOON)
                .anyMatch(which -> !some(handle, which, soon.toEpochMilli(), shard, 1, onlyJob)
                        .isEmpty()));
    }

    @Override
    public Map<String, Long> counts(Shard shard, @Nullable String onlyJob) {
        var counts = new TreeMap<String, Long>();
        db.read(handle -> {
            try (var files = files(handle, "", 0, onlyJob)) {
                files.filter(file -> !file.path().equals(Delivery.MANIFEST) && shard.has(file.id(), file.path()))
                        .forEach(file -> counts.merge(file.status(), 1L, Long::sum));
            }
            return counts;
        });
        return counts;
    }

    private static List<String> some(
            Handle handle, String which, long now, Shard shard, int limit, @Nullable String onlyJob) {
        try (var files = files(handle, which, now, onlyJob)) {
            return files.filter(file -> shard.has(file.id(), file.path()))
                    .limit(limit)
                    .map(File::id)
                    .toList();
        }
    }

    private static Stream<File> files(Handle handle, String which, long now, @Nullable String onlyJob) {
        var sql = FILES.formatted(onlyJob == null ? "" : OF_JOB, which);
        return handle
                .createQuery(sql)
                .bindMap(sql.contains(":now") ? Map.of("now", now) : Map.of())
                .bindMap(onlyJob == null ? Map.of() : Map.of("job", onlyJob))
                .map((row, context) -> new File(row.getString("id"), row.getString("status"), row.getString("path")))
                .stream();
    }
}
