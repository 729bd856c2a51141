package dev.swath.io.ledger;

import dev.swath.io.ledger.Listings.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class SqlGallery implements Gallery {
    /** The image of a scene, and where its description lies; a shared one in the place of whoever shares it. */
    private static final String IMAGES = """
            select d.id as id, d.job_id as job_id, r.feature_id as feature_id, d.target as target, d.order_id, d.item_id,
                   d.stored_bytes, d.digest,
                   (select x.target from delivery x where x.order_id = d.order_id
                    and x.path = '_swath/' || d.item_id || '_scene.json' and x.digest is not null) as description
            from delivery d join purchase p on p.id = d.order_id join request r on r.id = p.request_id
            where %1$s %2$s
            union all
            select s.id || '-' || d.id, s.job_id, r.feature_id, f.target, d.order_id, d.item_id, d.stored_bytes, d.digest,
                   (select y.target from delivery x join shared_file y on y.delivery_id = x.id and y.share_id = s.id
                    where x.order_id = d.order_id and x.path = '_swath/' || d.item_id || '_scene.json')
            from shared_file f join share s on s.id = f.share_id join delivery d on d.id = f.delivery_id
            join request r on r.id = s.request_id
            where %1$s %3$s""";

    private static final String IS_IMAGE =
            "d.digest is not null and d.item_id is not null and d.target like '%.tif' and d.path not like '%udm%'";

    private static final String TOLD = """
            select i.*, j.name as drop_name, f.feature_key, f.aoi, p.item_type, p.bundle, s.acquired_ms, s.cloud
            from (select * from (%s) listed %s order by id desc limit :limit) i
            join job j on j.id = i.job_id join feature f on f.id = i.feature_id join purchase p on p.id = i.order_id
            left join scene s on s.item_type = p.item_type and s.id = i.item_id
            order by i.id desc""";

    private final Db db;

    SqlGallery(Db db) {
        this.db = db;
    }

    @Override
    public List<Image> images(@Nullable String jobId, @Nullable String featureId, Page page) {
        var own = new StringBuilder();
        var shared = new StringBuilder();
        var bound = new HashMap<String, Object>();
        bound.put("limit", page.limit());
        if (jobId != null) {
            own.append(" and d.order_id in (select id from purchase where job_id = :job)");
            shared.append(" and s.job_id = :job");
            bound.put("job", jobId);
        }
        if (featureId != null) {
            own.append(" and d.order_id in (select p.id from request r join purchase p on p.request_id = r.id"
                    + " where r.feature_id = :feature)");
            shared.append(" and r.feature_id = :feature");
            bound.put("feature", featureId);
        }
        if (page.after() != null) {
            bound.put("after", page.after());
        }
        var after = page.after() == null ? "" : "where id < :after";
        return list(TOLD.formatted(IMAGES.formatted(IS_IMAGE, own, shared), after), bound);
    }

    @Override
    public Optional<Image> image(String id) {
        int dash = id.indexOf('-');
        var sql = IMAGES.formatted(
                IS_IMAGE, " and d.id = :delivery and :share = ''", " and d.id = :delivery and s.id = :share");
        return list(
                        TOLD.formatted(sql, ""),
                        Map.of(
                                "delivery",
                                id.substring(dash + 1),
                                "share",
                                dash < 0 ? "" : id.substring(0, dash),
                                "limit",
                                1))
                .stream()
                .findFirst();
    }

    private List<Image> list(String sql, Map<String, ?> bound) {
        return db.read(handle -> handle.createQuery(sql)
                .bindMap(bound)
                .map((row, context) -> image(row))
                .list());
    }

    private static Image image(ResultSet row) throws SQLException {
        return new Image(
                row.getString("id"),
                row.getString("job_id"),
                row.getString("drop_name"),
                row.getString("feature_id"),
                row.getString("feature_key"),
                row.getString("item_type"),
                row.getString("item_id"),
                Columns.instant(row, "acquired_ms"),
                Columns.number(row, "cloud"),
                row.getString("bundle"),
                row.getString("target"),
                row.getString("description"),
                row.getLong("stored_bytes"),
                row.getString("digest"),
                Columns.shape(row, "aoi"));
    }
}
