package dev.swath.app.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A plain HTTP client of the sandbox that follows nothing and hides nothing. */
final class Client {
    static final ObjectMapper JSON = new ObjectMapper();

    /** A field of 100 ha near Rothenburg. */
    static final String FIELD = "{\"type\":\"Polygon\",\"coordinates\":"
            + "[[[10.000,50.000],[10.014,50.000],[10.014,50.009],[10.000,50.009],[10.000,50.000]]]}";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI api;

    private final Duration timeout;

    Client(Sandbox sandbox) {
        this(sandbox.api(), Duration.ofSeconds(5));
    }

    private Client(URI api, Duration timeout) {
        this.api = api;
        this.timeout = timeout;
    }

    /** A client that waits no longer than this for a whole answer. */
    Client within(Duration patience) {
        return new Client(api, patience);
    }

    HttpResponse<byte[]> send(String method, String address, String body, String... headers) throws IOException {
        var request = HttpRequest.newBuilder(api.resolve(address))
                .timeout(timeout)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    HttpResponse<byte[]> keyed(String method, String address, String body) throws IOException {
        return send(method, address, body, "Authorization", "api-key secret");
    }

    HttpResponse<byte[]> bare(String address) throws IOException {
        return send("GET", address, "");
    }

    JsonNode json(String method, String address, String body) {
        try {
            return json(keyed(method, address, body));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static JsonNode json(HttpResponse<byte[]> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    static String search(String filters) {
        return "{\"item_types\":[\"PSScene\"],\"filter\":{\"type\":\"AndFilter\",\"config\":["
                + "{\"type\":\"GeometryFilter\",\"field_name\":\"geometry\",\"config\":" + FIELD + "},"
                + "{\"type\":\"DateRangeFilter\",\"field_name\":\"acquired\",\"config\":"
                + "{\"gte\":\"2025-06-01T00:00:00Z\",\"lt\":\"2025-07-01T00:00:00Z\"}}"
                + (filters.isEmpty() ? "" : "," + filters) + "]}}";
    }

    /** All features of a search, page after page. */
    List<JsonNode> all(String body, String query) {
        var features = new ArrayList<JsonNode>();
        JsonNode page = json("POST", "/data/v1/quick-search?" + query, body);
        while (true) {
            page.path("features").forEach(features::add);
            String next = page.path("_links").path("_next").asText("");
            if (next.isEmpty() || next.equals("null")) {
                return features;
            }
            page = json("GET", next, "");
        }
    }

    /** Ids of scenes over the field that can be ordered with eight bands. */
    List<String> orderable() {
        return all(
                        search("{\"type\":\"AssetFilter\",\"config\":[\"ortho_analytic_8b_sr\"]},"
                                + "{\"type\":\"AssetFilter\",\"config\":[\"ortho_udm2\"]},"
                                + "{\"type\":\"PermissionFilter\",\"config\":[\"assets:download\"]}"),
                        "_sort=acquired+asc")
                .stream()
                .map(item -> item.path("id").asText())
                .toList();
    }

    static String order(String name, List<String> items) {
        return "{\"name\":\"" + name + "\",\"order_type\":\"partial\",\"products\":[{\"item_ids\":[\""
                + String.join("\",\"", items)
                + "\"],\"item_type\":\"PSScene\",\"product_bundle\":\"analytic_8b_sr_udm2,analytic_sr_udm2\"}],"
                + "\"tools\":[{\"harmonize\":{\"target_sensor\":\"Sentinel-2\"}},{\"clip\":{\"aoi\":" + FIELD
                + "}}]}";
    }

    JsonNode place(String name, List<String> items) {
        return json("POST", "/compute/ops/orders/v2", order(name, items));
    }

    JsonNode order(String id) {
        return json("GET", "/compute/ops/orders/v2/" + id, "");
    }

    /** Where a result lies in storage, signed. */
    String storage(JsonNode result) throws IOException {
        return bare(result.path("location").asText())
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    /** The first result whose name ends so. */
    static JsonNode result(JsonNode order, String end) {
        for (JsonNode result : order.path("_links").path("results")) {
            if (result.path("name").asText().endsWith(end)) {
                return result;
            }
        }
        throw new IllegalStateException("no result ends with " + end);
    }
}
