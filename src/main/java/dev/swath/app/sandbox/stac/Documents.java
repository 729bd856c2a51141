package dev.swath.app.sandbox.stac;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What the service says of itself: its landing page, what it conforms to, its collections. */
final class Documents {
    /** As recorded: there is no {@code #filter} among them. */
    private static final List<String> CONFORMS = List.of(
            "https://api.stacspec.org/v1.0.0/core",
            "https://api.stacspec.org/v1.0.0/collections",
            "https://api.stacspec.org/v1.0.0/ogcapi-features",
            "https://api.stacspec.org/v1.0.0/item-search",
            "https://api.stacspec.org/v1.0.0/ogcapi-features#fields",
            "https://api.stacspec.org/v1.0.0/ogcapi-features#sort",
            "https://api.stacspec.org/v1.0.0/ogcapi-features#query",
            "https://api.stacspec.org/v1.0.0/item-search#fields",
            "https://api.stacspec.org/v1.0.0/item-search#sort",
            "https://api.stacspec.org/v1.0.0/item-search#query",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson");

    private static final String JSON = "application/json";
    private static final String GEOJSON = "application/geo+json";

    private final Links links;

    Documents(Links links) {
        this.links = links;
    }

    ObjectNode landing() {
        ObjectNode page = Json.object()
                .put("stac_version", "1.0.0")
                .put("type", "Catalog")
                .put("id", "swath-sandbox")
                .put("title", "Simulated Earth Search")
                .put("description", "A simulated STAC API over images that are generated when asked for");
        ArrayNode all = page.putArray("links");
        Links.add(all, "self", JSON, links.root());
        links.addRoot(all);
        Links.add(all, "conformance", JSON, links.root() + "/conformance");
        Links.add(all, "data", JSON, links.root() + "/collections");
        for (String method : List.of("GET", "POST")) {
            all.addObject()
                    .put("rel", "search")
                    .put("type", GEOJSON)
                    .put("href", links.root() + "/search")
                    .put("method", method);
        }
        for (Collection collection : Collection.values()) {
            Links.add(all, "child", GEOJSON, links.collection(collection));
        }
        page.set("conformsTo", Json.array(CONFORMS));
        return page;
    }

    ObjectNode conformance() {
        ObjectNode page = Json.object();
        page.set("conformsTo", Json.array(CONFORMS));
        return page;
    }

    ObjectNode collections() {
        ObjectNode page = Json.object();
        ArrayNode all = page.putArray("collections");
        for (Collection collection : Collection.values()) {
            all.add(collection(collection));
        }
        ArrayNode around = page.putArray("links");
        Links.add(around, "self", JSON, links.root() + "/collections");
        links.addRoot(around);
        return page;
    }

    ObjectNode collection(Collection collection) {
        ObjectNode page = Json.object()
                .put("type", "Collection")
                .put("stac_version", "1.0.0")
                .put("id", collection.id())
                .put("title", collection.title())
                .put("description", collection.title() + ", simulated")
                .put("license", "proprietary");
        page.putArray("stac_extensions").add("https://stac-extensions.github.io/item-assets/v1.0.0/schema.json");
        ObjectNode extent = page.putObject("extent");
        extent.putObject("spatial").putArray("bbox").add(Json.numbers(-180, -80, 180, 84));
        extent.putObject("temporal")
                .putArray("interval")
                .addArray()
                .add(collection.sentinel() ? "2015-07-01T00:00:00Z" : "2013-04-01T00:00:00Z")
                .addNull();
        ObjectNode assets = page.putObject("item_assets");
        for (Band band : collection.bands()) {
            ObjectNode asset = assets.putObject(band.key())
                    .put("type", "image/tiff; application=geotiff; profile=cloud-optimized")
                    .put("title", band.title());
            asset.set("roles", Json.array(band.kind().roles()));
        }
        ArrayNode around = page.putArray("links");
        Links.add(around, "self", JSON, links.collection(collection));
        Links.add(around, "parent", JSON, links.root());
        links.addRoot(around);
        Links.add(around, "items", GEOJSON, links.collection(collection) + "/items");
        return page;
    }
}
