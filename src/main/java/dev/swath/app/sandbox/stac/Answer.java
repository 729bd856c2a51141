package dev.swath.app.sandbox.stac;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the service answers to a request, before it is put on the wire. */
public record Answer(int status, Map<String, String> headers, Buffer body) {
    static Answer json(int status, JsonNode tree) {
        return of(status, "application/json; charset=utf-8", Json.bytes(tree));
    }

    static Answer features(JsonNode tree) {
        return of(200, "application/geo+json; charset=utf-8", Json.bytes(tree));
    }

    static Answer xml(int status, String text) {
        return of(status, "application/xml", text.getBytes(StandardCharsets.UTF_8));
    }

    static Answer of(int status, String type, byte[] body) {
        return new Answer(status, Map.of("Content-Type", type), Buffer.buffer(body));
    }

    Answer with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }
}
