package dev.swath.app.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A plain client of the simulated STAC API. */
final class StacClient {
    /** Some square kilometres near Rothenburg, in the middle of a tile and of a swath. */
    static final String PLACE = "[10.02,49.93,10.04,49.95]";

    private final Client http;

    StacClient(Sandbox sandbox) {
        this.http = new Client(sandbox).within(Duration.ofMinutes(1));
    }

    static ObjectNode ask(String collection, String bbox, String period) {
        ObjectNode body = Client.JSON.createObjectNode();
        body.putArray("collections").add(collection);
        body.set("bbox", json(bbox));
        return body.put("datetime", period);
    }

    /** May to July 2024 at the usual place. */
    static ObjectNode ask(String collection) {
        return ask(collection, PLACE, "2024-05-01T00:00:00Z/2024-07-31T23:59:59Z");
    }

    static JsonNode json(String text) {
        try {
            return Client.JSON.readTree(text);
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    HttpResponse<byte[]> post(JsonNode body) throws IOException {
        return http.send("POST", "/stac/v1/search", body.toString(), "Content-Type", "application/json");
    }

    HttpResponse<byte[]> get(String address, String... headers) throws IOException {
        return http.send("GET", address, "", headers);
    }

    HttpResponse<byte[]> head(String address) throws IOException {
        return http.send("HEAD", address, "");
    }

    JsonNode page(JsonNode body) throws IOException {
        return Client.json(post(body));
    }

    static JsonNode next(JsonNode page) {
        for (JsonNode link : page.path("links")) {
            if (link.path("rel").asText().equals("next")) {
                return link;
            }
        }
        return MissingNode.getInstance();
    }

    /** All items, page after page until there is no next link. */
    List<JsonNode> all(ObjectNode body) throws IOException {
        var items = new ArrayList<JsonNode>();
        JsonNode page = page(body.put("limit", 100));
        while (true) {
            page.path("features").forEach(items::add);
            JsonNode next = next(page);
            if (next.isMissingNode()) {
                return items;
            }
            page = page(next.path("body"));
        }
    }

    static double clouds(JsonNode item) {
        return item.at("/properties/eo:cloud_cover").asDouble();
    }

    Samples pixels(JsonNode item, String asset) throws IOException {
        return Samples.of(get(item.at("/assets/" + asset + "/href").asText()).body());
    }
}
