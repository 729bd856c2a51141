package dev.swath.app.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer before it is put on the wire.
 *
 * @param order name of the order it is about, for the journal
 * @param accepted whether this request placed an order
 * @param chargedSquareKm what the account was charged for it
 */
record Reply(
        int status,
        Map<String, String> headers,
        Buffer body,
        @Nullable String order,
        boolean accepted,
        double chargedSquareKm) {
    static Reply json(int status, JsonNode tree) {
        return of(status, "application/json", Json.bytes(tree));
    }

    static Reply text(int status, String type, String text) {
        return of(status, type, text.getBytes(StandardCharsets.UTF_8));
    }

    static Reply of(int status, String type, byte[] body) {
        return new Reply(status, Map.of("Content-Type", type), Buffer.buffer(body), null, false, 0);
    }

    static Reply redirect(String location) {
        return new Reply(302, Map.of("Location", location), Buffer.buffer(), null, false, 0);
    }

    Reply with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, body, order, accepted, chargedSquareKm);
    }

    Reply withAll(Map<String, String> others) {
        return new Reply(status, others, body, order, accepted, chargedSquareKm);
    }

    Reply withBody(byte[] changed) {
        return new Reply(status, headers, Buffer.buffer(changed), order, accepted, chargedSquareKm);
    }

    Reply about(String orderName) {
        return new Reply(status, headers, body, orderName, accepted, chargedSquareKm);
    }

    Reply placing(String orderName, double squareKm) {
        return new Reply(status, headers, body, orderName, true, squareKm);
    }
}
