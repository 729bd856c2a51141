package dev.swath.io.ledger;

import dev.swath.io.ledger.Listings.Page;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

final class SqlGallery implements Gallery {
    private static final String COMPOSITES = """
            select m.*, j.name, c.aoi from (
                select o.composite_id || '.' || o.month as id, o.composite_id, o.month, o.target, o.bytes, o.digest,
                       (select x.target from composite_output x where x.composite_id = o.composite_id and x.kind = 'item'
                        and x.target = substr(o.target, 1, length(o.target) - 4) || '.json') as description
                from composite_output o where o.kind = 'cog' and o.month is not null%s) m
            join job j on j.id = m.composite_id join composite c on c.job_id = m.composite_id
            %s order by m.id desc limit :limit""";

    private static final String CHIPS = """
            select s.id, s.chip, s.season, d.folder
            from chip_season s join work w on w.id = s.id join dataset d on d.job_id = s.job_id
            where s.operation = 'download-images' and s.reason is null and w.status = 'done'%s and not exists (
                select 1 from dataset e join chip_season n on n.job_id = e.job_id and n.operation = s.operation
                    and n.chip = s.chip and n.season = s.season
                where e.folder = d.folder and n.id > s.id and n.reason is null)
            order by s.id desc limit :limit""";

    private static final String IS_OWN =
            " and d.digest is not null and d.item_id is not null and d.target like '%.tif' and d.path not like '%udm%'";

    /** The same of both tables together: by conditions of the file alone SQLite would first look at all files there are. */
    private static final String IS_SHARED =
            " and d.digest || d.item_id || f.target like '%.tif' and f.target || d.path not like '%udm%'";

    /** The image of a scene, and where its description lies: walked from the newest file on. */
    private static final String OWN = """
            select d.id as id, d.job_id as job_id, r.feature_id as feature_id, d.target as target, d.order_id, d.item_id,
                   d.stored_bytes, d.digest,
                   (select x.target from delivery x where x.order_id = d.order_id
                    and x.path = '_swath/' || d.item_id || '_scene.json' and x.digest is not null) as description
            from delivery d cross join purchase p cross join request r
            where p.id = d.order_id and r.id = p.request_id""" + IS_OWN;

    /** A shared one, in the place of whoever shares it. */
    private static final String SHARED = """
            select s.id || '-' || d.id as id, s.job_id, r.feature_id, f.target, d.order_id, d.item_id, d.stored_bytes,
                   d.digest,
                   (select y.target from delivery x join shared_file y on y.delivery_id = x.id and y.share_id = s.id
                    where x.order_id = d.order_id and x.path = '_swath/' || d.item_id || '_scene.json') as description
            from shared_file f cross join share s cross join delivery d cross join request r
            where s.id = f.share_id and d.id = f.delivery_id and r.id = s.request_id""" + IS_SHARED;

    private static final String TOLD = """
            select i.*, j.name as drop_name, f.feature_key, f.aoi, p.item_type, p.bundle, s.acquired_ms, s.cloud
            from (select * from (select * from (%s) own union all select * from (%s) linked) listed
                  order by id desc limit :limit) i
            join job j on j.id = i.job_id join feature f on f.id = i.feature_id join purchase p on p.id = i.order_id
            left join scene s on s.item_type = p.item_type and s.id = i.item_id
            order by i.id desc""";

    private final Db db;

    SqlGallery(Db db) {
        this.db = db;
    }

    @Override
    public List<Image> images(@Nullable String jobId, @Nullable String featureId, Page page) {
        var own = new StringBuilder(OWN);
        var shared = new StringBuilder(SHARED);
        var bound = bound(page);
        if (jobId != null) {
            own.append(" and d.job_id = :job");
            shared.append(" and s.job_id = :job");
            bound.put("job", jobId);
        }
        if (featureId != null) {
            own.append(" and d.order_id in (select p.id from request r join purchase p on p.request_id = r.id"
                    + " where r.feature_id = :feature)");
            shared.append(" and f.share_id in (select s.id from request r join share s on s.request_id = r.id"
                    + " where r.feature_id = :feature)");
            bound.put("feature", featureId);
        }
        if (page.after() != null) {
            own.append(" and d.id < :after");
            // the first is what an index finds
            shared.append(" and f.share_id <= :after and s.id || '-' || d.id < :after");
        }
        // few are gathered, many are walked
        own.append(" order by d.id").append(featureId == null ? "" : " || ''").append(" desc limit :limit");
        shared.append(" order by f.share_id desc, f.delivery_id desc limit :limit");
        return list(TOLD.formatted(own, shared), bound, SqlGallery::image);
    }

    @Override
    public Optional<Image> image(String id) {
        int dash = id.indexOf('-');
        var sql = TOLD.formatted(
                OWN + " and d.id = :delivery and :share = ''",
                SHARED + " and f.delivery_id = :delivery and f.share_id = :share");
        var bound =
                Map.of("delivery", id.substring(dash + 1), "share", dash < 0 ? "" : id.substring(0, dash), "limit", 1);
        return list(sql, bound, SqlGallery::image).stream().findFirst();
    }

    @Override
    public List<Made> composites(@Nullable String compositeId, Page page) {
        var bound = bound(page);
        if (compositeId != null) {
            bound.put("composite", compositeId);
        }
        var sql = COMPOSITES.formatted(
                compositeId == null ? "" : " and o.composite_id = :composite",
                page.after() == null ? "" : "where m.id < :after");
        return list(sql, bound, SqlGallery::made);
    }

    @Override
    public Optional<Made> composite(String id) {
        var sql = COMPOSITES.formatted(" and o.composite_id = :composite", "where m.id = :id");
        var bound = Map.of("composite", id.replaceFirst("\\..*", ""), "id", id, "limit", 1);
        return list(sql, bound, SqlGallery::made).stream().findFirst();
    }

    @Override
    public List<Chip> chips(@Nullable String name, Page page) {
        var bound = bound(page);
        if (name != null) {
            bound.put("name", name);
        }
        var sql = (name == null ? "" : " and s.chip = :name") + (page.after() == null ? "" : " and s.id < :after");
        return list(CHIPS.formatted(sql), bound, SqlGallery::chip);
    }

    @Override
    public Optional<Chip> chip(String id) {
        return list(CHIPS.formatted(" and s.id = :id"), Map.of("id", id, "limit", 1), SqlGallery::chip).stream()
                .findFirst();
    }

    private static Map<String, Object> bound(Page page) {
        var bound = new HashMap<String, Object>();
        bound.put("limit", page.limit());
        if (page.after() != null) {
            bound.put("after", page.after());
        }
        return bound;
    }

    private <T> List<T> list(String sql, Map<String, ?> bound, RowMapper<T> mapper) {
        return db.read(
                handle -> handle.createQuery(sql).bindMap(bound).map(mapper).list());
    }

    private static Made made(ResultSet row, StatementContext context) throws SQLException {
        return new Made(
                row.getString("id"),
                row.getString("composite_id"),
                row.getString("name"),
                row.getString("month"),
                row.getString("target"),
                row.getString("description"),
                row.getLong("bytes"),
                row.getString("digest"),
                Columns.shape(row.getBytes("aoi")));
    }

    private static Chip chip(ResultSet row, StatementContext context) throws SQLException {
        return new Chip(
                row.getString("id"), Path.of(row.getString("folder")), row.getString("chip"), row.getString("season"));
    }

    private static Image image(ResultSet row, StatementContext context) throws SQLException {
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
