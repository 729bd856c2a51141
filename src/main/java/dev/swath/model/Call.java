package dev.swath.model;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request, as a step wants it made. A gate route makes it; nothing in it is a secret.
 *
 * @param method GET, POST or PUT
 * @param uri absolute
 * @param headers beside those that every call has
 * @param json body to send as {@code application/json}; null = none
 * @param about what the step needs again when the answer comes; the gates hand it through untouched
 */
public record Call(
        String method,
        URI uri,
        Map<String, String> headers,
        @Nullable String json,
        Object about) {
    public Call {
        headers = Map.copyOf(headers);
    }

    public Call(String method, URI uri, @Nullable String json, Object about) {
        this(method, uri, Map.of(), json, about);
    }

    /** Without the query: that of a signed link is a secret. */
    @Override
    public String toString() {
        return "Call[" + method + " " + uri.getHost() + uri.getPath() + "]";
    }
}
