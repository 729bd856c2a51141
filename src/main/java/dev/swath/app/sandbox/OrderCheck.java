package dev.swath.app.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** Reads the request for an order and refuses it with the words of the real service where it would. */
final class OrderCheck {
    /** Items per order, by the Orders documentation. */
    private static final int MAX_ITEMS = 500;
    /** Vertices of a clip area, by current practice. */
    private static final int MAX_VERTICES = 1500;

    private static final Set<String> TOOLS = Set.of("clip", "harmonize");

    /**
     * What the order comes to.
     *
     * @param hints one per item that cannot be delivered
     */
    record Checked(List<Order.Item> items, @Nullable Geometry clip, List<String> toolSuffixes, List<String> hints) {}

    private final Catalogue catalogue;
    private final QuadCheck quads;
    private final Set<Quirk> quirks;
    private final Set<String> gone = ConcurrentHashMap.newKeySet();

    OrderCheck(Catalogue catalogue, Mosaics mosaics, Set<Quirk> quirks) {
        this.catalogue = catalogue;
        this.quads = new QuadCheck(mosaics);
        this.quirks = quirks;
    }

    /** The first items of this order do not exist any more, for no order. */
    void withdraw(JsonNode request, int items) {
        request.path("products").findValues("item_ids").stream()
                .flatMap(ids -> Json.texts(ids).stream())
                .limit(items)
                .forEach(gone::add);
    }

    Checked check(JsonNode request) {
        if (request.path("name").asText().isEmpty()) {
            throw Problem.general("Unable to accept order: name is required");
        }
        if (request.path("source_type").asText("scenes").equals("basemaps")) {
            return quads.check(request);
        }
        List<String> tools = tools(request.path("tools"));
        Geometry clip = clip(request.path("tools"));
        boolean partial = request.path("order_type").asText("full").equals("partial");
        var items = new ArrayList<Order.Item>();
        var refused = new ArrayList<String>();
        JsonNode products = products(request);
        requireExisting(products);
        for (JsonNode product : products) {
            collect(product, items, refused);
        }
        if (!refused.isEmpty() && (!partial || items.isEmpty())) {
            throw Problem.field("Details", refused);
        }
        var hints = new ArrayList<>(refused);
        var inside = new ArrayList<Order.Item>();
        for (Order.Item item : items) {
            if (clip == null || item.scene().footprint().intersects(clip)) {
                inside.add(item);
            } else {
                hints.add("AOI does not intersect " + Scene.ITEM_TYPE + "/"
                        + item.scene().id());
            }
        }
        if (hints.size() > refused.size() && quirks.contains(Quirk.OUTSIDE_REFUSED)) {
            throw Problem.field("Details", hints);
        }
        return new Checked(inside, clip, tools, hints);
    }

    private JsonNode products(JsonNode request) {
        JsonNode products = request.path("products");
        int items = 0;
        for (JsonNode product : products) {
            int more = product.path("item_ids").size();
            if (more == 0 || product.path("item_type").asText().isEmpty()) {
                throw Problem.field("Products", List.of("Item ID or Item Type empty"));
            }
            items += more;
        }
        if (items == 0) {
            throw Problem.field("Products", List.of("Item ID or Item Type empty"));
        }
        if (items > MAX_ITEMS) {
            throw Problem.field("Products", List.of("too many items: " + items + ", at most " + MAX_ITEMS));
        }
        return products;
    }

    /** Names every item that there is not. */
    private void requireExisting(JsonNode products) {
        var unknown = new ArrayList<String>();
        for (JsonNode product : products) {
            for (String id : Json.texts(product.get("item_ids"))) {
                if (scene(id).isEmpty()) {
                    unknown.add("Item ID " + id + " / Item Type "
                            + product.path("item_type").asText() + " doesn't exist");
                }
            }
        }
        if (!unknown.isEmpty()) {
            throw Problem.field("Details", unknown);
        }
    }

    private Optional<Scene> scene(String id) {
        return gone.contains(id) ? Optional.empty() : catalogue.scene(id);
    }

    private void collect(JsonNode product, List<Order.Item> items, List<String> refused) {
        String type = product.path("item_type").asText();
        List<Bundle> chain = bundles(type, product.path("product_bundle").asText());
        var seen = new HashSet<String>();
        for (String id : Json.texts(product.get("item_ids"))) {
            if (!seen.add(id)) {
                if (quirks.contains(Quirk.DUPLICATES_REFUSED)) {
                    throw Problem.field("Products", List.of("duplicate item ID " + id));
                }
                continue;
            }
            Scene scene = catalogue.scene(id).orElseThrow();
            Optional<Bundle> bundle =
                    chain.stream().filter(link -> link.missing(scene).isEmpty()).findFirst();
            bundle.ifPresentOrElse(
                    found -> items.add(Order.Item.of(scene, found)),
                    () -> refused.add("no access to assets: " + type + "/" + id + "/["
                            + chain.get(0).missing(scene).orElse("") + "]"));
        }
    }

    /** A comma-separated chain: the first bundle that a scene has is taken. */
    private static List<Bundle> bundles(String type, String chain) {
        var bundles = new ArrayList<Bundle>();
        for (String word : chain.split(",", -1)) {
            Optional<Bundle> bundle = Bundle.of(word.trim());
            if (bundle.isEmpty() || !type.equals(Scene.ITEM_TYPE)) {
                throw Problem.field(
                        "Products", List.of("Bad item type '" + type + "' for bundle type '" + word.trim() + "'"));
            }
            bundles.add(bundle.get());
        }
        return bundles;
    }

    private static List<String> tools(JsonNode tools) {
        var suffixes = new ArrayList<String>();
        for (JsonNode tool : tools) {
            String name = tool.fieldNames().hasNext() ? tool.fieldNames().next() : "";
            if (!TOOLS.contains(name)) {
                throw Problem.general("Unable to accept order: the sandbox has no tool '" + name + "'");
            }
            suffixes.add(name.equals("harmonize") ? "_harmonized" : "_" + name);
        }
        return suffixes;
    }

    private static @Nullable Geometry clip(JsonNode tools) {
        for (JsonNode tool : tools) {
            if (tool.has("clip")) {
                return area(tool.get("clip").path("aoi"));
            }
        }
        return null;
    }

    static Geometry area(JsonNode aoi) {
        Geometry area;
        try {
            area = GeoJson.read(aoi);
        } catch (IllegalArgumentException unreadable) {
            throw Problem.general("Unable to accept order: geojson: invalid geometry");
        }
        if (area.getDimension() != 2 || area.isEmpty()) {
            throw Problem.general("Unable to accept order: geojson: invalid geometry");
        }
        if (area.getNumPoints() > MAX_VERTICES) {
            throw Problem.general("AOI too complex");
        }
        TopologyValidationError error = new IsValidOp(area).getValidationError();
        if (error != null) {
            throw Problem.general("Unable to accept order: AOI is invalid: " + sentence(error));
        }
        return area;
    }

    private static String sentence(TopologyValidationError error) {
        return error.getMessage() + "[" + error.getCoordinate().x + " " + error.getCoordinate().y + "]";
    }
}
