package dev.swath.app.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Reads the request for an order of basemaps, by quads or by a shape; of the tools the sandbox has the clip alone. */
final class QuadCheck {
    /** Quads of an order that does not merge them, by the Orders documentation. */
    private static final int MAX_QUADS = 500;

    private final Mosaics mosaics;

    QuadCheck(Mosaics mosaics) {
        this.mosaics = mosaics;
    }

    OrderCheck.Checked check(JsonNode request) {
        var items = new ArrayList<Order.Item>();
        var hints = new ArrayList<String>();
        @Nullable Geometry clip = clip(request);
        if (request.path("products").isEmpty()) {
            throw Problem.field("Products", List.of("Mosaic name empty"));
        }
        for (JsonNode product : request.path("products")) {
            collect(product, clip, items, hints);
        }
        if (items.size() + hints.size() > MAX_QUADS) {
            throw Problem.field("Products", List.of("too many quads: at most " + MAX_QUADS));
        }
        if (items.isEmpty()) {
            throw Problem.field("Details", hints.isEmpty() ? List.of("no quads") : hints);
        }
        return new OrderCheck.Checked(items, clip, clip == null ? List.of() : List.of("_clip"), hints);
    }

    private void collect(JsonNode product, @Nullable Geometry clip, List<Order.Item> items, List<String> hints) {
        var name = product.path("mosaic_name").asText();
        var mosaic =
                mosaics.byName(name).orElseThrow(() -> Problem.field("Details", List.of("Mosaic Not Found: " + name)));
        if (!mosaic.series().downloadable()) {
            throw Problem.field("Details", List.of("no access to mosaic: " + name));
        }
        for (var id : wanted(product)) {
            var quad = mosaics.quad(mosaic, id)
                    .orElseThrow(() -> Problem.field("Details", List.of("Quad Not Found: " + id)));
            if (clip == null || quad.footprint().intersects(clip)) {
                items.add(new Order.Item(quad, Bundle.ANALYTIC_SR_UDM2, mosaic));
            } else {
                hints.add("AOI does not intersect " + name + "/" + id);
            }
        }
    }

    private static Set<String> wanted(JsonNode product) {
        if (!product.has("geometry")) {
            return new LinkedHashSet<>(Json.texts(product.path("quad_ids")));
        }
        var shape = OrderCheck.area(product.path("geometry"));
        var ids = new LinkedHashSet<>(Mosaic.GRID.within(shape.getEnvelopeInternal()));
        ids.removeIf(id -> !Mosaic.GRID.footprint(id).map(shape::intersects).orElse(false));
        return ids;
    }

    /** An empty clip is one to the shape of the product. */
    private static @Nullable Geometry clip(JsonNode request) {
        @Nullable Geometry clip = null;
        for (JsonNode tool : request.path("tools")) {
            if (!tool.has("clip")) {
                throw Problem.general("Unable to accept order: of the tools for basemaps the sandbox has only clip");
            }
            var shape = tool.path("clip").has("aoi")
                    ? tool.path("clip").path("aoi")
                    : request.path("products").path(0).path("geometry");
            clip = OrderCheck.area(shape);
        }
        return clip;
    }
}
