package dev.swath.io.ledger;

import dev.swath.model.Asset;
import dev.swath.model.Claim;
import dev.swath.model.Route;
import dev.swath.model.Status;
import dev.swath.model.Stored;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

final class SqlAssets implements Assets {
    /**
     * What was announced anew under the same name is another file. A target that an asset of another service has gets
     * the scene put before its file name as a folder, so that no file is ever lost under another.
     */
    private static final String KEEP = """
            insert into asset (id, scene_id, asset_key, href, target, bytes, checksum)
            values (:id, :scene, :key, :href,
                case when exists (select 1 from asset a
                                  where a.target = :target and not (a.scene_id = :scene and a.asset_key = :key))
                     then :elsewhere else :target end, :bytes, :checksum)
            on conflict (scene_id, asset_key) do update
            set href = excluded.href, bytes = excluded.bytes, checksum = excluded.checksum,
                stored_bytes = null, digest = null, crc32c = null, stored_ms = null
            where asset.href <> excluded.href or asset.bytes <> excluded.bytes
               or coalesce(asset.checksum, '') <> coalesce(excluded.checksum, '')""";

    private final Db db;
    private final Rows rows;

    SqlAssets(Db db, Rows rows) {
        this.db = db;
        this.rows = rows;
    }

    static void keep(Handle handle, String compositeId, String sceneId, Asset asset) {
        handle.createUpdate(KEEP)
                .bind("id", asset.id())
                .bind("scene", sceneId)
                .bind("key", key(asset))
                .bind("href", asset.href().toString())
                .bind("target", asset.target())
                .bind("elsewhere", asset.target().replaceFirst("(?=[^/]*$)", sceneId + "/"))
                .bind("bytes", asset.bytes())
                .bind("checksum", asset.checksum())
                .execute();
        handle.createUpdate("insert into composite_asset (composite_id, asset_id)"
                        + " select :composite, id from asset where scene_id = :scene and asset_key = :key"
                        + " on conflict (composite_id, asset_id) do nothing")
                .bind("composite", compositeId)
                .bind("scene", sceneId)
                .bind("key", key(asset))
                .execute();
    }

    /** The whole asset and a window of it are two; which window stands behind the {@code #} of its address. */
    private static String key(Asset asset) {
        var window = asset.href().getRawFragment();
        return window == null ? asset.key() : asset.key() + "#" + window;
    }

    @Override
    public Asset get(String assetId) {
        return db.read(handle -> require(handle, assetId));
    }

    private static Asset require(Handle handle, String assetId) {
        return handle.createQuery("select * from asset where id = :id")
                .bind("id", assetId)
                .map((row, context) -> read(row))
                .findOne()
                .orElseThrow(() -> new IllegalArgumentException("there is no asset " + assetId));
    }

    @Override
    public void stored(Claim claim, Asset asset, Stored stored) {
        db.changeForNow(handle -> {
            rows.owned(handle, claim);
            if (!require(handle, claim.workId()).equals(asset)) {
                rows.next(handle, claim, Route.INGEST, db.now());
                return;
            }
            rows.stop(handle, claim, Status.DONE, null);
            handle.createUpdate("update asset set stored_bytes = :bytes, digest = :digest, crc32c = :crc,"
                            + " stored_ms = :now where id = :id")
                    .bind("bytes", stored.bytes())
                    .bind("digest", stored.digest())
                    .bind("crc", stored.crc32c())
                    .bind("now", db.now())
                    .bind("id", claim.workId())
                    .execute();
            db.note(handle, claim.workId(), "stored", stored.bytes() + " bytes, " + stored.digest());
            SqlComposites.wake(handle, claim, db.now());
        });
    }

    @Override
    public List<Held> ofScene(String compositeId, String sceneId) {
        return db.read(handle -> handle.createQuery("select a.*, w.reason from composite_asset ca"
                        + " join asset a on a.id = ca.asset_id left join work w on w.id = a.id"
                        + " where ca.composite_id = :composite and a.scene_id = :scene order by a.asset_key")
                .bind("composite", compositeId)
                .bind("scene", sceneId)
                .map((row, context) ->
                        new Held(read(row), stored(row), Objects.requireNonNullElse(row.getString("reason"), "")))
                .list());
    }

    @Override
    public List<Held> held(String sceneId) {
        return db.read(handle -> handle.createQuery(
                        "select * from asset where scene_id = :scene and stored_ms is not null order by asset_key")
                .bind("scene", sceneId)
                .map((row, context) -> new Held(read(row), stored(row), ""))
                .list());
    }

    private static @Nullable Stored stored(ResultSet row) throws SQLException {
        var digest = row.getString("digest");
        return digest == null
                ? null
                : new Stored(row.getLong("stored_bytes"), digest, false, Columns.whole(row, "crc32c"));
    }

    private static Asset read(ResultSet row) throws SQLException {
        return new Asset(
                row.getString("id"),
                row.getString("scene_id"),
                row.getString("asset_key").replaceFirst("#.*", ""),
                URI.create(row.getString("href")),
                row.getString("target"),
                row.getLong("bytes"),
                row.getString("checksum"));
    }
}
