package dev.swath.io.stac.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import dev.swath.io.base.Origin;
import dev.swath.io.stac.Fixtures;
import dev.swath.io.stac.StacJson;
import dev.swath.model.Answer;
import dev.swath.model.Call;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A server that answers as earth-search and the Planetary Computer did: each recorded request with its recorded answer,
 * any other with 500. Addresses in the answers are this server's own.
 */
final class RecordedApi implements AutoCloseable {
    private final Origin server = new Origin(this::serve);
    private final List<JsonNode> exchanges = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    RecordedApi() {
        for (Path file : Fixtures.files("stac-api-recordings")) {
            exchanges.add(Fixtures.json(file));
            names.add(file.getFileName().toString().replace(".json", ""));
        }
    }

    List<String> names() {
        return names;
    }

    URI uri(String path) {
        return server.uri(path);
    }

    /** The recorded request, to this server. */
    Call call(String name) {
        JsonNode request = exchanges.get(names.indexOf(name)).path("request");
        JsonNode body = request.path("body");
        return new Call(
                request.path("method").asText(),
                URI.create(here(request.path("uri").asText())),
                body.isNull() ? null : body.toString(),
                name);
    }

    /** Sends a call as a gate does. */
    Answer send(Call call) {
        var request = HttpRequest.newBuilder(call.uri())
                .method(
                        call.method(),
                        call.json() == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(call.json()))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            Map<String, String> headers = new HashMap<>();
            response.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
            return new Answer(call, response.statusCode(), headers, response.body(), null);
        } catch (IOException broken) {
            throw new AssertionError(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        JsonNode body = StacJson.parsed(text).orElse(MissingNode.getInstance());
        for (JsonNode recorded : exchanges) {
            JsonNode request = recorded.path("request");
            URI uri = URI.create(request.path("uri").asText());
            boolean same = request.path("method").asText().equals(exchange.getRequestMethod())
                    && uri.getPath().equals(exchange.getRequestURI().getPath())
                    && (request.path("body").isNull()
                            ? body.isMissingNode()
                            : request.path("body").equals(body));
            if (same) {
                JsonNode response = recorded.path("response");
                Origin.body(
                                response.path("status").asInt(),
                                here(response.path("body").toString()))
                        .handle(exchange);
                return;
            }
        }
        Origin.body(500, "not recorded: " + text).handle(exchange);
    }

    private String here(String text) {
        String own = server.uri("").toString();
        return text.replace("https://earth-search.aws.element84.com", own)
                .replace("https://planetarycomputer.microsoft.com", own);
    }

    @Override
    public void close() {
        server.close();
    }
}
