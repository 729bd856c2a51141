package dev.swath.io.ledger;

import dev.swath.io.ledger.Catalog.Area;
import dev.swath.io.ledger.Catalog.Entry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** Items of the catalog as rows. */
final class CatalogRows {
    private static final String INSERT = """
            insert into catalog_item (collection, id, area, holder_id, shared, item_type, scene_id, taken_ms, west, south,
                east, north, shape, facts, written)
            values (:collection, :id, :area, :holder, :shared, :itemType, :scene, :taken, :west, :south, :east, :north,
                :shape, :facts, :written)""";

    private CatalogRows() {}

    static void replace(Handle handle, Area area, List<Entry> entries) {
        handle.createUpdate("delete from catalog_item where collection = :collection and area = :area")
                .bind("collection", area.collection())
                .bind("area", area.name())
                .execute();
        if (entries.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch(INSERT);
        for (var entry : entries) {
            var box = box(entry.shape());
            batch.bind("collection", entry.collection())
                    .bind("id", entry.id())
                    .bind("area", entry.area())
                    .bind("holder", entry.holderId())
                    .bind("shared", entry.shared())
                    .bind("itemType", entry.itemType())
                    .bind("scene", entry.sceneId())
                    .bind("taken", entry.taken().toEpochMilli())
                    .bind("west", box.getMinX())
                    .bind("south", box.getMinY())
                    .bind("east", box.getMaxX())
                    .bind("north", box.getMaxY())
                    .bind("shape", Columns.wkb(entry.shape()))
                    .bind("facts", entry.facts())
                    .bind("written", entry.written())
                    .add();
        }
        batch.execute();
    }

    /** Of a shape that runs on beyond the antimeridian, all longitudes. */
    private static Envelope box(Geometry shape) {
        var box = shape.getEnvelopeInternal();
        return box.getMinX() < -180 || box.getMaxX() > 180
                ? new Envelope(-180, 180, box.getMinY(), box.getMaxY())
                : box;
    }

    static Entry read(ResultSet row) throws SQLException {
        return new Entry(
                row.getString("collection"),
                row.getString("area"),
                row.getString("id"),
                row.getString("holder_id"),
                row.getBoolean("shared"),
                row.getString("item_type"),
                row.getString("scene_id"),
                Instant.ofEpochMilli(row.getLong("taken_ms")),
                Columns.shape(row.getBytes("shape")),
                row.getString("facts"),
                row.getString("written"));
    }
}
