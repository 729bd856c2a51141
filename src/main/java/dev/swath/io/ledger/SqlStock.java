package dev.swath.io.ledger;

import dev.swath.model.Delivery;
import dev.swath.model.Route;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

final class SqlStock implements Stock {
    private static final String FILES = """
            from delivery d join work w on w.id = d.id
            where w.status = 'done' and d.stored_ms is not null %s""";

    private static final String LINKS = """
            from shared_file l join delivery d on d.id = l.delivery_id join work w on w.id = l.share_id
            where w.status = 'done' and w.reason_code is null and d.stored_ms is not null %s""";

    private final Db db;
    private final Rows rows;

    SqlStock(Db db, Rows rows) {
        this.db = db;
        this.rows = rows;
    }

    @Override
    public List<Lying> after(@Nullable String jobId, @Nullable Lying last, int most) {
        return db.read(handle -> {
            var found = new ArrayList<Lying>();
            if (last == null || !last.linked()) {
                found.addAll(files(handle, jobId, last, most));
            }
            if (found.size() < most) {
                found.addAll(links(handle, jobId, last != null && last.linked() ? last : null, most - found.size()));
            }
            return found;
        });
    }

    private static List<Lying> files(Handle handle, @Nullable String jobId, @Nullable Lying last, int most) {
        return handle.createQuery("select d.* " + FILES.formatted("and d.id > :after" + onlyOf(jobId))
                        + " order by d.id limit :most")
                .bind("after", last == null ? "" : last.workId())
                .bind("most", most)
                .bindMap(job(jobId))
                .map((row, context) -> file(row))
                .list();
    }

    private static List<Lying> links(Handle handle, @Nullable String jobId, @Nullable Lying last, int most) {
        return handle.createQuery("select d.*, l.share_id, l.target as link "
                        + LINKS.formatted("and (l.share_id, l.delivery_id) > (:share, :file)" + onlyOf(jobId))
                        + " order by l.share_id, l.delivery_id limit :most")
                .bind("share", last == null ? "" : last.workId())
                .bind("file", last == null ? "" : last.file().id())
                .bind("most", most)
                .bindMap(job(jobId))
                .map((row, context) -> link(row))
                .list();
    }

    private static String onlyOf(@Nullable String jobId) {
        return jobId == null ? "" : " and w.job_id = :job";
    }

    private static Map<String, String> job(@Nullable String jobId) {
        return jobId == null ? Map.of() : Map.of("job", jobId);
    }

    @Override
    public long count(@Nullable String jobId) {
        return db.read(handle -> count(handle, FILES, jobId) + count(handle, LINKS, jobId));
    }

    private static long count(Handle handle, String from, @Nullable String jobId) {
        return handle.createQuery("select count(*) " + from.formatted(onlyOf(jobId)))
                .bindMap(job(jobId))
                .mapTo(Long.class)
                .one();
    }

    @Override
    public Optional<Lying> of(String deliveryId) {
        return db.read(handle -> file(handle, deliveryId));
    }

    private static Optional<Lying> file(Handle handle, String deliveryId) {
        return handle.createQuery("select d.* " + FILES.formatted("and d.id = :id"))
                .bind("id", deliveryId)
                .map((row, context) -> file(row))
                .findOne();
    }

    @Override
    public boolean isStill(Lying file) {
        return db.read(handle -> isStill(handle, file));
    }

    private static boolean isStill(Handle handle, Lying file) {
        var now = file.linked()
                ? handle.createQuery("select d.*, l.share_id, l.target as link "
                                + LINKS.formatted("and l.share_id = :share and l.delivery_id = :id"))
                        .bind("share", file.workId())
                        .bind("id", file.file().id())
                        .map((row, context) -> link(row))
                        .findOne()
                : file(handle, file.workId());
        return now.filter(file::equals).isPresent();
    }

    @Override
    public List<String> unknown(List<String> targets) {
        if (targets.isEmpty()) {
            return List.of();
        }
        var known = new HashSet<>(db.read(handle -> handle.createQuery("select target from delivery"
                        + " where target in (<targets>)"
                        + " union all select target from shared_file where target in (<targets>)")
                .bindList("targets", targets)
                .mapTo(String.class)
                .list()));
        return targets.stream().filter(target -> !known.contains(target)).toList();
    }

    @Override
    public boolean isWantedAgain(String deliveryId) {
        return db.read(handle -> handle.createQuery("select again from delivery where id = :id")
                .bind("id", deliveryId)
                .mapTo(Boolean.class)
                .one());
    }

    @Override
    public boolean bringAgain(Lying file, String why) {
        return db.write(handle -> {
            if (!isStill(handle, file)) {
                return false;
            }
            var route = file.linked() ? Route.DOWNLOAD_SHARE : DeliveryRows.route(file.file());
            rows.unclaimedNext(handle, file.workId(), route, db.now());
            if (!file.linked()) {
                wantAgain(handle, List.of(file.workId()));
            }
            db.note(handle, file.workId(), "fetched-again", why);
            if (file.linked()) {
                SqlCatalog.sharedChanged(handle, file.workId());
            } else {
                SqlCatalog.changed(handle, file.workId());
            }
            rows.reopen(handle, Rows.jobOf(handle, file.workId()));
            return true;
        });
    }

    private static void wantAgain(Handle handle, List<String> files) {
        handle.createUpdate("update delivery set again = true where id in (<ids>)")
                .bindList("ids", files)
                .execute();
    }

    @Override
    public int bringAllAgain(String jobId, Runnable breath) {
        int files = 0;
        for (var block = block(jobId, ""); !block.isEmpty(); block = block(jobId, block.get(block.size() - 1))) {
            var ids = block;
            files += db.write(handle -> bringAgain(handle, jobId, ids));
            breath.run();
        }
        return files;
    }

    private List<String> block(String jobId, String after) {
        return db.read(handle -> handle.createQuery(
                        "select id from delivery where job_id = :job and id > :after order by id limit :rows")
                .bind("job", jobId)
                .bind("after", after)
                .bind("rows", Blocks.ROWS)
                .mapTo(String.class)
                .list());
    }

    private int bringAgain(Handle handle, String jobId, List<String> files) {
        wantAgain(handle, files);
        var done = handle.createQuery("select id from work where id in (<ids>) and status = 'done'")
                .bindList("ids", files)
                .mapTo(String.class)
                .list();
        for (var id : done) {
            rows.unclaimedNext(handle, id, Route.DOWNLOAD, db.now());
            db.note(handle, id, "fetched-again", "on request");
        }
        rows.reopen(handle, jobId);
        return done.size();
    }

    private static Lying file(ResultSet row) throws SQLException {
        var delivery = DeliveryRows.read(row);
        return lying(row, delivery.id(), false, delivery);
    }

    private static Lying link(ResultSet row) throws SQLException {
        return lying(
                row, row.getString("share_id"), true, DeliveryRows.read(row).at(row.getString("link")));
    }

    private static Lying lying(ResultSet row, String workId, boolean linked, Delivery file) throws SQLException {
        return new Lying(
                workId,
                linked,
                file,
                row.getLong("stored_bytes"),
                row.getString("digest"),
                Columns.whole(row, "crc32c"));
    }
}
