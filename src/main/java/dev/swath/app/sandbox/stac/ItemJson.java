package dev.swath.app.sandbox.stac;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Envelope;

/** Items in the shape of earth-search's: STAC 1.0.0 with {@code eo:bands} and {@code raster:bands}. */
final class ItemJson {
    private static final List<String> EXTENSIONS = List.of(
            "eo/v1.1.0", "grid/v1.1.0", "processing/v1.1.0", "projection/v1.1.0", "raster/v1.1.0", "view/v1.0.0");

    private final Catalog catalog;
    private final Store store;
    private final Links links;
    private final boolean checksums;

    ItemJson(Catalog catalog, Store store, Links links, boolean checksums) {
        this.catalog = catalog;
        this.store = store;
        this.links = links;
        this.checksums = checksums;
    }

    ObjectNode item(Scene scene) {
        ObjectNode item = Json.object()
                .put("type", "Feature")
                .put("stac_version", "1.0.0")
                .put("id", scene.id());
        item.set("properties", properties(scene));
        item.set("geometry", Shapes.write(scene.footprint()));
        links.ofItem(item.putArray("links"), scene);
        item.set("assets", assets(scene));
        Envelope box = scene.footprint().getEnvelopeInternal();
        item.set("bbox", Json.numbers(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()));
        item.set("stac_extensions", Json.array(extensions(scene.collection())));
        return item.put("collection", scene.collection().id());
    }

    ObjectNode properties(Scene scene) {
        var properties = Properties.of(scene, catalog);
        return links.storage() == Storage.REQUESTER_PAYS
                ? properties.put("storage:platform", "AWS").put("storage:requester_pays", true)
                : properties;
    }

    private static List<String> extensions(Collection collection) {
        Stream<String> own =
                switch (collection) {
                    case SENTINEL_2_L2A -> Stream.of("mgrs/v1.0.0");
                    case SENTINEL_2_C1_L2A ->
                        Stream.of("mgrs/v1.0.0", "file/v2.1.0", "sentinel-2/v1.0.0", "storage/v1.0.0");
                    case LANDSAT_C2_L2 -> Stream.of("landsat/v2.0.0", "scientific/v1.0.0");
                };
        return Stream.concat(EXTENSIONS.stream(), own)
                .map(name -> "https://stac-extensions.github.io/" + name + "/schema.json")
                .toList();
    }

    private ObjectNode assets(Scene scene) {
        ObjectNode assets = Json.object();
        var described = new AssetJson(scene, links);
        for (Band band : scene.collection().bands()) {
            ObjectNode asset = described.image(band);
            if (checksums && scene.collection() == Collection.SENTINEL_2_C1_L2A) {
                sum(asset, store.image(scene, band));
            }
            assets.set(band.key(), asset);
        }
        for (Texts text : Texts.of(scene.collection())) {
            ObjectNode asset = described.text(text.file(scene), text.type());
            if (scene.collection() == Collection.SENTINEL_2_C1_L2A) {
                sum(asset, store.text(scene, text));
            }
            assets.set(text.key(), asset);
        }
        if (scene.collection() == Collection.SENTINEL_2_L2A) {
            scene.collection().bands().forEach(band -> assets.set(band.key() + "-jp2", described.original(band)));
        }
        return assets;
    }

    /** A multihash: 12 is SHA-256, 20 its length. */
    private static void sum(ObjectNode asset, Store.Made made) {
        asset.put("file:checksum", "1220" + made.sha256()).put("file:size", made.size());
    }
}
