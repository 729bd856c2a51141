package dev.swath.io.planet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.swath.io.base.GeometryHash;
import dev.swath.model.Answer;
import dev.swath.model.Contents;
import dev.swath.model.Product;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateArrays;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * What an order consists of that another program placed: read from the same answer as {@link OrderDocument}.
 *
 * <p>The clip's identity is that of the area as a drop would have it: no repeated points, one part as a polygon. A clip
 * that is only referred to, and tools that we never ask for, make goods that nobody else wants.
 */
public final class OrderContents {
    /** Identity of a clip whose shape is not told. */
    static final String UNKNOWN_CLIP = "unknown";

    private static final String CLIP = "clip";
    private static final Set<String> WITHOUT_GOODS = Set.of("failed", "cancelled");

    private final JsonNode order;
    private final @Nullable Geometry clip;
    private final String clipHash;

    private OrderContents(JsonNode order) {
        this.order = order;
        var asked = tool(CLIP);
        clip = asked == null
                ? null
                : GeoJson.read(asked.path("aoi")).map(OrderContents::plain).orElse(null);
        clipHash = asked == null || isBasemap() ? "" : clip == null ? UNKNOWN_CLIP : GeometryHash.clipHash(clip);
    }

    public static Contents read(Answer answer) {
        return new OrderContents(Json.object(answer, "an order")).contents();
    }

    private Contents contents() {
        var products = order.path("products");
        var first = products.path(0);
        var items = new TreeSet<String>();
        var goods = new TreeMap<String, Map.Entry<Product, List<String>>>();
        for (var product : products) {
            var own = new TreeSet<>(Json.texts(product.path("item_ids")));
            items.addAll(own);
            if (!WITHOUT_GOODS.contains(Json.text(order, "state", ""))) {
                own.forEach(item -> bundles(product, item).forEach(bundle -> {
                    var bought = new Product(Json.text(product, "item_type", ""), bundle, clipHash, tools());
                    goods.computeIfAbsent(bought.toString(), key -> Map.entry(bought, new ArrayList<>()))
                            .getValue()
                            .add(item);
                }));
            }
        }
        return new Contents(
                SceneJson.instant(order, "created_on"),
                Json.text(first, "item_type", ""),
                Json.text(first, "product_bundle", ""),
                List.copyOf(items),
                clip == null
                        ? GeoJson.read(first.path("geometry"))
                                .map(OrderContents::plain)
                                .orElse(null)
                        : clip,
                clip == null ? "" : clipHash,
                tools().contains(Product.HARMONIZE),
                goods.values().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, entry -> List.copyOf(entry.getValue()))));
    }

    private boolean isBasemap() {
        return order.path("products").path(0).has("mosaic_name");
    }

    private @Nullable JsonNode tool(String word) {
        for (var tool : order.path("tools")) {
            if (tool.has(word)) {
                return tool.path(word);
            }
        }
        return null;
    }

    /** The words of the tools besides the clip; an archive is none, but nobody can use its files as a scene's. */
    private String tools() {
        var words = new TreeSet<String>();
        for (var tool : order.path("tools")) {
            tool.fieldNames().forEachRemaining(words::add);
        }
        words.remove(CLIP);
        var harmonize = tool(Product.HARMONIZE);
        if (harmonize != null && !harmonize.path("target_sensor").asText().equals("Sentinel-2")) {
            words.remove(Product.HARMONIZE);
            words.add("harmonise-other");
        }
        if (order.path("delivery").hasNonNull("archive_type")) {
            words.add("archive");
        }
        return String.join("+", words);
    }

    /** Of a chain of bundles the one that an item came as; all of it while no file tells. */
    private List<String> bundles(JsonNode product, String item) {
        var chain = Arrays.stream(Json.text(product, "product_bundle", "").split(",", -1))
                .map(String::trim)
                .filter(bundle -> !bundle.isEmpty())
                .toList();
        var files = new ArrayList<String>();
        for (var result : order.path("_links").path("results")) {
            var name = Json.text(result, "name", "");
            if (name.contains("/" + item + "_") && name.matches(".*\\.tiff?")) {
                files.add(name);
            }
        }
        if (chain.size() < 2 || files.isEmpty()) {
            return chain;
        }
        // Planet names eight bands, and no other number of them
        boolean eight = files.stream().anyMatch(file -> file.contains("_8b"));
        return chain.stream()
                .filter(bundle -> bundle.contains("_8b") == eight)
                .findFirst()
                .map(List::of)
                .orElse(chain);
    }

    private static Geometry plain(Geometry areal) {
        var factory = areal.getFactory();
        var parts = new ArrayList<Polygon>();
        for (int i = 0; i < areal.getNumGeometries(); i++) {
            var part = (Polygon) areal.getGeometryN(i);
            var holes = new LinearRing[part.getNumInteriorRing()];
            for (int hole = 0; hole < holes.length; hole++) {
                holes[hole] = plain(part.getInteriorRingN(hole));
            }
            parts.add(factory.createPolygon(plain(part.getExteriorRing()), holes));
        }
        return parts.size() == 1 ? parts.get(0) : factory.createMultiPolygon(parts.toArray(Polygon[]::new));
    }

    private static LinearRing plain(LinearRing ring) {
        var points = CoordinateArrays.removeRepeatedPoints(ring.getCoordinates());
        return points.length > 3 ? ring.getFactory().createLinearRing(points) : ring;
    }
}
