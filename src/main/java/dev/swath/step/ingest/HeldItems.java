package dev.swath.step.ingest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.ledger.Assets.Held;
import dev.swath.io.raster.Grid;
import dev.swath.io.stac.ItemReader;
import dev.swath.io.stac.StacItem;
import dev.swath.io.stac.StacJson;
import dev.swath.io.stac.request.ClipMark;
import dev.swath.io.stac.write.ItemDraft;
import dev.swath.io.stac.write.RawItem;
import dev.swath.io.store.Store;
import dev.swath.model.StacScene;
import dev.swath.model.Stored;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** What is held of a scene, as items: of its whole files one, and of the windows over each area one of their own. */
final class HeldItems {
    private static final String SHA256 = "sha256:";
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final Store store;

    HeldItems(Store store) {
        this.store = store;
    }

    /** @param held what lies in the store; a scene of which nothing does has no item */
    List<ItemDraft> of(StacScene scene, List<Held> held) {
        var byMark = new TreeMap<String, Map<String, Held>>();
        held.forEach(one -> byMark.computeIfAbsent(
                        ClipMark.read(one.asset().href()).orElse(""), first -> new LinkedHashMap<>())
                .put(one.asset().key(), one));
        return StacJson.parsed(scene.item())
                .flatMap(json -> ItemReader.read(json, scene.service(), lacking -> {}))
                .stream()
                .flatMap(item -> byMark.entrySet().stream().map(one -> draft(item, one.getKey(), one.getValue())))
                .toList();
    }

    private ItemDraft draft(StacItem item, String mark, Map<String, Held> held) {
        var files = new LinkedHashMap<String, RawItem.Held>();
        var area = new Geometry[] {item.geometry()};
        held.forEach((key, one) -> {
            Stored stored = Objects.requireNonNull(one.stored());
            var target = one.asset().target();
            var digest = stored.digest().startsWith(SHA256) ? stored.digest().substring(SHA256.length()) : "";
            if (mark.isEmpty()) {
                files.put(key, RawItem.Held.whole(RawFolder.inside(target), stored.bytes(), digest));
            } else {
                var grid = StoredHead.grid(store, target, stored.bytes());
                area[0] = footprint(grid);
                files.put(key, new RawItem.Held(RawFolder.inside(target), stored.bytes(), digest, pixels(grid)));
            }
        });
        var whole = RawItem.of(item, files);
        return mark.isEmpty()
                ? whole
                : new ItemDraft(
                        whole.id() + "-" + mark,
                        area[0],
                        whole.time(),
                        whole.properties(),
                        whole.assets(),
                        whole.links());
    }

    /** The pixels of a window, which are not those that the item states. */
    private static ObjectNode pixels(Grid grid) {
        var fields = JsonNodeFactory.instance.objectNode();
        fields.putArray("proj:shape").add(grid.height()).add(grid.width());
        var transform = grid.transform();
        fields.putArray("proj:transform")
                .add(transform.a())
                .add(transform.b())
                .add(transform.c())
                .add(transform.d())
                .add(transform.e())
                .add(transform.f());
        Envelope bounds = grid.bounds();
        fields.putArray("proj:bbox")
                .add(bounds.getMinX())
                .add(bounds.getMinY())
                .add(bounds.getMaxX())
                .add(bounds.getMaxY());
        return fields;
    }

    private static Geometry footprint(Grid grid) {
        return grid.crs().toWgs84(FACTORY.toGeometry(grid.bounds()));
    }
}
