package dev.swath.app.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * A mosaic of the world, of one interval.
 *
 * @param last the first day that is not in it any more
 */
record Mosaic(Series series, String name, LocalDate first, LocalDate last) {
    /** Level 15 of Web Mercator, quads of 4096 pixels: 2048 of them around the world. */
    static final QuadGrid GRID = new QuadGrid(2048);

    private static final int LEVEL = 15;
    private static final int QUAD_PIXELS = 4096;

    String id() {
        return uuid(name);
    }

    static String uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    Instant begins() {
        return first.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** @param api address of the service, without a slash at the end */
    ObjectNode json(String api) {
        var self = api + "/basemaps/v1/mosaics/" + id();
        var tree = Json.object();
        tree.putObject("_links")
                .put("_self", self)
                .put("quads", self + "/quads?bbox={lx},{ly},{ux},{uy}")
                .put("tiles", api + "/basemaps/v1/planet-tiles/" + name + "/gmap/{z}/{x}/{y}.png");
        tree.putArray("bbox").add(-180).add(-85.05).add(180).add(85.05);
        tree.put("coordinate_system", "EPSG:3857")
                .put("datatype", "uint16")
                .put("first_acquired", first + "T00:00:00.000Z")
                .put("id", id())
                .put("interval", series.interval())
                .put("last_acquired", last + "T00:00:00.000Z")
                .put("level", LEVEL)
                .put("name", name)
                .put("product_type", "timelapse")
                .put("quad_download", series.downloadable());
        tree.putObject("grid").put("quad_size", QUAD_PIXELS).put("resolution", GRID.sideMetres() / QUAD_PIXELS);
        tree.putArray("item_types").add(Scene.ITEM_TYPE);
        return tree;
    }
}
