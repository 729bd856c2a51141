package dev.swath.io.ledger;

import dev.swath.model.Claim;
import dev.swath.model.Delivery;
import dev.swath.model.Route;
import dev.swath.model.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

final class SqlAway implements Away {
    private static final String EXPORTABLE = """
            select d.* from work w join delivery d on d.id = w.id
            where w.route = 'download' and w.status = 'waiting' and d.path <> 'manifest.json'
              and (w.reason_code is null or w.reason_code <> 'exported' or w.not_before_ms <= :now) %s
            order by d.order_id, d.path""";

    private static final String CLAIM = """
            update work set status = 'working', lease = :batch || '-' || id, lease_until_ms = :until, holder = :holder,
                updated_ms = :now
            where id = :id and route = 'download' and status = 'waiting' returning id, job_id, lease, failures""";

    private static final String FETCHED = """
            select d.*, w.not_before_ms as at_ms from work w join delivery d on d.id = w.id
            where w.job_id = :job and w.status = 'done' and w.route = 'download' and w.not_before_ms >= :since
            order by w.not_before_ms""";

    private final Db db;
    private final Rows rows;

    SqlAway(Db db, Rows rows) {
        this.db = db;
        this.rows = rows;
    }

    @Override
    public void exportable(@Nullable String onlyJob, Consumer<Delivery> each) {
        db.read(handle -> {
            try (var files = handle
                    .createQuery(EXPORTABLE.formatted(onlyJob == null ? "" : "and w.job_id = :job"))
                    .bind("now", db.now())
                    .bindMap(onlyJob == null ? Map.of() : Map.of("job", onlyJob))
                    .map((row, context) -> DeliveryRows.read(row))
                    .stream()) {
                files.forEach(each);
            }
            return Boolean.TRUE;
        });
    }

    @Override
    public List<String> export(List<String> deliveryIds, String plan, Instant until) {
        return db.write(handle -> handle.createQuery("""
                        update work set not_before_ms = :until, reason_code = 'exported', reason = :reason,
                            updated_ms = :now
                        where id in (<ids>) and route = 'download' and status = 'waiting' returning id""")
                .bind("until", until.toEpochMilli())
                .bind("reason", "plan " + plan + " has it; it is fetched here after " + until)
                .bind("now", db.now())
                .bindList("ids", deliveryIds)
                .mapTo(String.class)
                .list());
    }

    @Override
    public Optional<Deliveries.Row> find(String deliveryId) {
        return db.read(handle -> handle.createQuery("select d.*, w.status, w.reason from delivery d"
                        + " join work w on w.id = d.id where d.id = :id")
                .bind("id", deliveryId)
                .map((row, context) -> new Deliveries.Row(
                        DeliveryRows.read(row),
                        row.getString("status"),
                        Objects.requireNonNullElse(row.getString("reason"), "")))
                .findOne());
    }

    @Override
    public Optional<Claim> claim(String deliveryId, Duration lease) {
        return db.write(handle -> handle.createQuery(CLAIM)
                .bind("batch", db.newId())
                .bind("until", db.now() + lease.toMillis())
                .bind("holder", db.holder())
                .bind("now", db.now())
                .bind("id", deliveryId)
                .map((row, context) -> new Claim(
                        row.getString("id"),
                        row.getString("job_id"),
                        Route.DOWNLOAD,
                        row.getString("lease"),
                        row.getInt("failures")))
                .findOne());
    }

    @Override
    public void take(List<Delivery> files) {
        db.change(handle -> {
            parents(handle);
            files.forEach(file -> take(handle, file));
            handle.createUpdate("update work set status = 'waiting', failures = 0, not_before_ms = :now, reason = null,"
                            + " reason_code = null where job_id = :job and status = 'failed'")
                    .bind("now", db.now())
                    .bind("job", JOB)
                    .execute();
        });
    }

    /** A file hangs on an order, a request, a feature and a job; of these a plan tells nothing but names. */
    private void parents(Handle handle) {
        handle.createUpdate("insert into job (id, name, source, state, settings, arrived_ms)"
                        + " values (:id, :id, '', 'OPEN', '{}', :now) on conflict do nothing")
                .bind("id", JOB)
                .bind("now", db.now())
                .execute();
        handle.createUpdate("insert into feature (id, job_id, feature_key, row_no, clip_hash, hectares_e4, repairs)"
                        + " values (:id, :id, :id, 1, '', 0, '[]') on conflict do nothing")
                .bind("id", JOB)
                .execute();
        handle.createUpdate("insert into request (id, job_id, feature_id, start_day, end_day)"
                        + " values (:id, :id, :id, '', '') on conflict do nothing")
                .bind("id", JOB)
                .execute();
    }

    private void take(Handle handle, Delivery file) {
        handle.createUpdate("insert into purchase (id, request_id, job_id, name, state, posts, item_type, bundle,"
                        + " harmonize, hectares_e4, planet_id)"
                        + " values (:id, :job, :job, :id, 'PLACED', 1, '', '', false, 0, :planetId)"
                        + " on conflict do nothing")
                .bind("id", file.orderId())
                .bind("job", JOB)
                .bind("planetId", file.planetId())
                .execute();
        if (DeliveryRows.insert(handle, ofThePlan(file), file.target())) {
            rows.add(handle, file.id(), JOB, Rows.Kind.FILE, Route.DOWNLOAD);
        }
    }

    private static Delivery ofThePlan(Delivery file) {
        return new Delivery(
                file.id(),
                JOB,
                file.orderId(),
                file.planetId(),
                file.path(),
                file.target(),
                file.bytes(),
                file.sha256(),
                file.md5(),
                file.itemId());
    }

    @Override
    public void fetched(Instant since, Consumer<Fetched> each) {
        db.read(handle -> {
            try (var files = handle
                    .createQuery(FETCHED)
                    .bind("job", JOB)
                    .bind("since", since.toEpochMilli())
                    .map((row, context) -> new Fetched(
                            DeliveryRows.read(row),
                            new Stored(
                                    row.getLong("stored_bytes"),
                                    row.getString("digest"),
                                    row.getBoolean("reused"),
                                    Columns.whole(row, "crc32c")),
                            Instant.ofEpochMilli(row.getLong("at_ms"))))
                    .stream()) {
                files.forEach(each);
            }
            return Boolean.TRUE;
        });
    }
}
