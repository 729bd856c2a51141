package dev.swath.model;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request, as a step wants it made. A gate route makes it; nothing in it is a secret.
 *
 * @param method GET, POST or PUT
 * @param uri absolute
 * @param json body to send as {@code application/json}; null = none
 * @param about what the step needs again when the answer comes; the gates hand it through untouched
 */
public record Call(String method, URI uri, @Nullable String json, Object about) {
    /** Without the query: that of a signed link is a secret. */
    @Override
    public String toString() {
        return "Call[" + method + " " + uri.getHost() + uri.getPath() + "]";
    }
}
