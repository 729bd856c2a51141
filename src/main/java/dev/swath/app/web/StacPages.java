package dev.swath.app.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.ledger.CatalogSearch.Listed;
import dev.swath.io.ledger.CatalogSearch.Place;
import dev.swath.io.stac.StacJson;
import dev.swath.io.stac.write.ItemDraft;
import dev.swath.io.stac.write.ItemPlace;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The documents of the STAC API, with links to the address that the caller knows us by. */
final class StacPages {
    private static final String JSON = "application/json";
    private static final String GEOJSON = "application/geo+json";
    private static final List<String> CONFORMS = List.of(
            "https://api.stacspec.org/v1.0.0/core",
            "https://api.stacspec.org/v1.0.0/collections",
            "https://api.stacspec.org/v1.0.0/ogcapi-features",
            "https://api.stacspec.org/v1.0.0/item-search",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson");

    private final String base;

    private StacPages(String base) {
        this.base = base;
    }

    /** A proxy with TLS before us says so. */
    static StacPages of(RoutingContext context) {
        var request = context.request();
        var scheme = "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto")) ? "https" : request.scheme();
        return new StacPages(scheme + "://" + request.authority());
    }

    /** Adds a link to a path of ours. */
    ObjectNode link(ArrayNode links, String rel, String type, String path) {
        return links.addObject().put("rel", rel).put("type", type).put("href", base + path);
    }

    private static String path(String collection) {
        return Answers.address(StacApi.PATH + "/collections/", collection);
    }

    ObjectNode landing() {
        var landing = JsonNodeFactory.instance
                .objectNode()
                .put("type", "Catalog")
                .put("stac_version", "1.1.0")
                .put("id", "swath")
                .put("title", "Delivered scenes")
                .put("description", "What was ordered from Planet and delivered.");
        CONFORMS.forEach(landing.putArray("conformsTo")::add);
        var links = landing.putArray("links");
        link(links, "self", JSON, StacApi.PATH);
        link(links, "root", JSON, StacApi.PATH);
        link(links, "conformance", JSON, StacApi.PATH + "/conformance");
        link(links, "data", JSON, StacApi.PATH + "/collections");
        link(links, "search", GEOJSON, StacApi.PATH + "/search").put("method", "GET");
        link(links, "search", GEOJSON, StacApi.PATH + "/search").put("method", "POST");
        link(links, "service-desc", "application/vnd.oai.openapi+json;version=3.1", "/openapi.json");
        return landing;
    }

    ObjectNode conformance() {
        var conformance = JsonNodeFactory.instance.objectNode();
        CONFORMS.forEach(conformance.putArray("conformsTo")::add);
        return conformance;
    }

    ObjectNode collections(List<Listed> listed, boolean areMore) {
        var document = JsonNodeFactory.instance.objectNode();
        var collections = document.putArray("collections");
        listed.forEach(one -> collections.add(collection(one)));
        var links = document.putArray("links");
        link(links, "self", JSON, StacApi.PATH + "/collections");
        link(links, "root", JSON, StacApi.PATH);
        if (areMore) {
            var last = new Place(Instant.EPOCH, listed.get(listed.size() - 1).id(), "");
            link(
                    links,
                    "next",
                    JSON,
                    StacApi.PATH + "/collections?limit=" + listed.size() + "&token=" + StacToken.of(last));
        }
        return document;
    }

    ObjectNode collection(Listed listed) {
        var document = StacJson.object(listed.document().getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalStateException("collection " + listed.id() + " cannot be read"));
        var links = document.putArray("links");
        link(links, "self", JSON, path(listed.id()));
        link(links, "root", JSON, StacApi.PATH);
        link(links, "parent", JSON, StacApi.PATH);
        link(links, "items", GEOJSON, path(listed.id()) + "/items");
        return document;
    }

    ObjectNode item(ItemDraft draft, String collection) {
        var ofCollection = base + path(collection);
        var self = Answers.address(path(collection) + "/items/", draft.id());
        var document =
                new ItemPlace(base + self, base + StacApi.PATH, ofCollection, ofCollection, collection).document(draft);
        link(document.withArray("links"), "self", GEOJSON, self);
        return document;
    }

    /**
     * A page of items.
     *
     * @param next where the next page begins; null on the last one
     */
    Found found(ArrayNode features, @Nullable Place next) {
        var document = JsonNodeFactory.instance.objectNode().put("type", "FeatureCollection");
        document.set("features", features);
        document.put("numberReturned", features.size());
        var links = document.putArray("links");
        link(links, "root", JSON, StacApi.PATH);
        return new Found(this, document, Optional.ofNullable(next).map(StacToken::of));
    }

    /** @param next token of the next page */
    record Found(StacPages pages, ObjectNode document, Optional<String> next) {
        ArrayNode links() {
            return document.withArray("links");
        }
    }
}
