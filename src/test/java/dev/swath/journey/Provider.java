package dev.swath.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.swath.app.sandbox.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Asks the simulated services themselves, past the product, what they have delivered. */
final class Provider {
    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final Sandbox sandbox;

    Provider(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** SHA-256 of every file of an order by its path, as its manifest states them. */
    Map<String, String> digests(String planetId) throws IOException, InterruptedException {
        return digests(order(planetId));
    }

    /** An order as the service shows it. */
    JsonNode order(String planetId) throws IOException, InterruptedException {
        return get(sandbox.api().resolve("/compute/ops/orders/v2/" + planetId));
    }

    /** Ids of all orders that the service has ever accepted. */
    List<String> orders() throws IOException, InterruptedException {
        var ids = new ArrayList<String>();
        var next = sandbox.api().resolve("/compute/ops/orders/v2?source_type=all&page_size=100");
        while (next != null) {
            var page = get(next);
            page.path("orders").forEach(order -> ids.add(order.path("id").asText()));
            var link = page.path("_links").path("next").asText("");
            next = link.isEmpty() ? null : URI.create(link);
        }
        return ids;
    }

    Map<String, String> digests(JsonNode order) throws IOException, InterruptedException {
        var digests = new TreeMap<String, String>();
        for (JsonNode result : order.path("_links").path("results")) {
            if (result.path("name").asText().endsWith("manifest.json")) {
                for (JsonNode file :
                        get(URI.create(result.path("location").asText())).path("files")) {
                    digests.put(
                            file.path("path").asText(),
                            file.path("digests").path("sha256").asText());
                }
            }
        }
        return digests;
    }

    /** What the account was charged so far. */
    double squareKmCharged() throws IOException, InterruptedException {
        return get(sandbox.api().resolve("/auth/v1/experimental/public/my/subscriptions"))
                .path(0)
                .path("quota_used")
                .asDouble();
    }

    private JsonNode get(URI address) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address);
        if (address.getPort() == sandbox.port()) {
            var key = Base64.getEncoder().encodeToString((Campaign.KEY + ":").getBytes(UTF_8));
            request.header("Authorization", "Basic " + key);
        }
        var answer = http.send(request.build(), BodyHandlers.ofByteArray());
        return answer.statusCode() / 100 == 3
                ? get(address.resolve(answer.headers().firstValue("Location").orElseThrow()))
                : new ObjectMapper().readTree(answer.body());
    }

    static String sha256(Path file) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
