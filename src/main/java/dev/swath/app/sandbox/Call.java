package dev.swath.app.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as the services see it.
 *
 * @param path its parameters by name
 * @param fault what shall go wrong with it
 */
record Call(
        Map<String, String> path,
        MultiMap query,
        MultiMap headers,
        Buffer body,
        String uri,
        @Nullable Fault fault) {
    JsonNode json() {
        return Json.parse(body.getBytes());
    }

    String path(String name) {
        return path.getOrDefault(name, "");
    }

    /** A query parameter, or the other value where it is absent. */
    String query(String name, String otherwise) {
        String value = query.get(name);
        return value == null ? otherwise : value;
    }

    int number(String name, int otherwise) {
        String text = query(name, "");
        try {
            return text.isEmpty() ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw Problem.general(name + " must be a number");
        }
    }

    /** Whether this call is to go wrong in one of these ways. */
    boolean hit(Kind... kinds) {
        for (Kind kind : kinds) {
            if (fault != null && fault.kind() == kind) {
                return true;
            }
        }
        return false;
    }
}
