package dev.swath.step.download;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.ledger.Deliveries.Piece;
import dev.swath.io.planet.GeoJson;
import dev.swath.model.Order;
import dev.swath.model.Scene;
import dev.swath.model.Source;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What a scene is, as a STAC item of no collection: what the catalogue said of it, what was ordered, and the digests of
 * the files that lie beside it. Nothing in it changes when it is written again for the same files.
 */
final class Description {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final ObjectNode root = JSON.createObjectNode();

    /** @param target where the description lies; the files are named from there */
    static byte[] of(Scene scene, Order order, List<Piece> files, String target) {
        var description = new Description();
        description.scene(scene, order);
        description.order(order);
        files.forEach(file -> description.file(file, target));
        try {
            return JSON.writeValueAsBytes(description.root);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void scene(Scene scene, Order order) {
        root.put("type", "Feature").put("stac_version", "1.0.0").put("id", scene.id());
        root.set("geometry", GeoJson.write(scene.footprint()));
        var box = scene.footprint().getEnvelopeInternal();
        root.putArray("bbox")
                .add(box.getMinX())
                .add(box.getMinY())
                .add(box.getMaxX())
                .add(box.getMaxY());
        var properties =
                root.putObject("properties").put("datetime", scene.acquired().toString());
        if (scene.cloudPercent() != null) {
            properties.put("eo:cloud_cover", scene.cloudPercent());
        }
        if (!scene.instrument().isEmpty()) {
            properties.putArray("instruments").add(scene.instrument());
        }
        if (order.source() == Source.SCENES) {
            properties.put("pl:item_type", scene.itemType());
            properties.put("pl:quality_category", scene.standardQuality() ? "standard" : "test");
        } else {
            properties.put("pl:mosaic", scene.itemType());
        }
    }

    private void order(Order order) {
        var properties = root.withObject("/properties")
                .put("swath:order", order.name())
                .put("swath:planet_order", order.planetId())
                .put("swath:bundle", order.bundle());
        var tools = properties.putArray("swath:tools");
        if (order.harmonize()) {
            tools.add("harmonize");
        }
        if (order.clip() != null) {
            tools.add("clip");
            properties.put("swath:clip_hash", order.clipHash());
        }
        root.putArray("links");
        root.putObject("assets");
    }

    private void file(Piece file, String target) {
        var from = Path.of("/" + target).resolveSibling("");
        var href = from.relativize(Path.of("/" + file.delivery().target())).toString();
        var path = file.delivery().path();
        var asset = ((ObjectNode) root.get("assets"))
                .putObject(path.substring(path.lastIndexOf('/') + 1))
                .put("href", "./" + href.replace('\\', '/'))
                .put("swath:status", file.digest().isEmpty() ? file.status() : "delivered");
        if (!file.digest().isEmpty()) {
            asset.put("file:size", file.bytes()).put("swath:digest", file.digest());
        }
        if (file.crc32c() != null) {
            asset.put("swath:crc32c", "%08x".formatted(file.crc32c()));
        }
    }
}
