package dev.swath.io.ledger;

import dev.swath.model.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

final class SqlSummaries implements Summaries {
    private final Db db;

    SqlSummaries(Db db) {
        this.db = db;
    }

    @Override
    public Summary of(String featureId) {
        return db.read(handle -> {
            var rejected = new TreeMap<String, Long>();
            long chosen = 0;
            long found = 0;
            for (var count : verdicts(handle, featureId)) {
                found += count.scenes();
                if (count.chosen()) {
                    chosen += count.scenes();
                } else if (count.code() != null) {
                    rejected.merge(count.code(), count.scenes(), Long::sum);
                }
            }
            return new Summary(
                    found,
                    chosen,
                    Map.copyOf(rejected),
                    orders(handle, featureId),
                    shared(handle, featureId),
                    troubles(handle, featureId));
        });
    }

    @Override
    public String featureOf(String workId) {
        return db.read(handle -> handle.createQuery("select r.feature_id from request r where r.id = :id"
                        + " union select r.feature_id from purchase p join request r on r.id = p.request_id"
                        + " where p.id = :id"
                        + " union select r.feature_id from share s join request r on r.id = s.request_id"
                        + " where s.id = :id"
                        + " union select r.feature_id from delivery d join purchase p on p.id = d.order_id"
                        + " join request r on r.id = p.request_id where d.id = :id")
                .bind("id", workId)
                .mapTo(String.class)
                .findOne()
                .orElseThrow(() -> new IllegalArgumentException("there is no work " + workId)));
    }

    private record Verdicts(boolean chosen, @Nullable String code, long scenes) {}

    private static List<Verdicts> verdicts(Handle handle, String featureId) {
        return handle.createQuery("select c.chosen, c.reason_code, count(*) as scenes from request r"
                        + " join candidate c on c.request_id = r.id where r.feature_id = :feature"
                        + " group by c.chosen, c.reason_code")
                .bind("feature", featureId)
                .map((row, context) ->
                        new Verdicts(row.getBoolean("chosen"), row.getString("reason_code"), row.getLong("scenes")))
                .list();
    }

    private static List<Bought> orders(Handle handle, String featureId) {
        return handle.createQuery("select p.*, w.status, w.reason_code, w.reason from request r"
                        + " join purchase p on p.request_id = r.id join work w on w.id = p.id"
                        + " where r.feature_id = :feature order by p.id")
                .bind("feature", featureId)
                .map((row, context) -> new Bought(
                        row.getString("id"),
                        row.getString("name"),
                        row.getString("state"),
                        row.getString("planet_id"),
                        row.getString("planet_state"),
                        row.getString("status"),
                        reason(row),
                        row.getLong("hectares_e4"),
                        items(handle, row.getString("id")),
                        files(handle, row.getString("id"))))
                .list();
    }

    private static List<Shared> shared(Handle handle, String featureId) {
        return handle.createQuery("select s.id, p.name as order_name, p.planet_id, j.name as drop_name,"
                        + " w.status, w.reason_code, w.reason"
                        + " from request r join share s on s.request_id = r.id join work w on w.id = s.id"
                        + " join purchase p on p.id = s.order_id join job j on j.id = p.job_id"
                        + " where r.feature_id = :feature order by s.id")
                .bind("feature", featureId)
                .map((row, context) -> new Shared(
                        row.getString("order_name"),
                        row.getString("drop_name"),
                        row.getString("planet_id"),
                        row.getString("status"),
                        reason(row),
                        handle.createQuery("select item_id from share_item where share_id = :id order by item_id")
                                .bind("id", row.getString("id"))
                                .mapTo(String.class)
                                .list(),
                        sharedFiles(handle, row.getString("id"), row.getString("status"))))
                .list();
    }

    private static List<Arrived> sharedFiles(Handle handle, String shareId, String status) {
        return handle.createQuery("select d.path, s.target, d.stored_bytes, d.digest, d.crc32c from shared_file s"
                        + " join delivery d on d.id = s.delivery_id where s.share_id = :share order by d.path")
                .bind("share", shareId)
                .map((row, context) -> new Arrived(
                        row.getString("path"),
                        row.getString("target"),
                        status,
                        row.getLong("stored_bytes"),
                        null,
                        row.getString("digest"),
                        Columns.whole(row, "crc32c")))
                .list();
    }

    private static List<String> items(Handle handle, String orderId) {
        return handle.createQuery("select item_id from purchase_item where order_id = :order order by item_id")
                .bind("order", orderId)
                .mapTo(String.class)
                .list();
    }

    private static List<Arrived> files(Handle handle, String orderId) {
        return handle.createQuery("select d.*, w.status, w.reason_code, w.reason"
                        + " from delivery d join work w on w.id = d.id where d.order_id = :order order by d.path")
                .bind("order", orderId)
                .map((row, context) -> {
                    long stored = row.getLong("stored_bytes");
                    return new Arrived(
                            row.getString("path"),
                            row.getString("target"),
                            row.getString("status"),
                            stored > 0 ? stored : row.getLong("bytes"),
                            reason(row),
                            row.getString("digest"),
                            Columns.whole(row, "crc32c"));
                })
                .list();
    }

    private static List<Stuck> troubles(Handle handle, String featureId) {
        return handle.createQuery("select w.route, w.status, w.reason_code, w.reason from request r"
                        + " join work w on w.id = r.id where r.feature_id = :feature and w.reason_code is not null"
                        + " order by w.id")
                .bind("feature", featureId)
                .map((row, context) -> new Stuck(
                        row.getString("route"),
                        row.getString("status"),
                        new Reason(row.getString("reason_code"), row.getString("reason"))))
                .list();
    }

    private static @Nullable Reason reason(ResultSet row) throws SQLException {
        var code = row.getString("reason_code");
        return code == null ? null : new Reason(code, row.getString("reason"));
    }
}
