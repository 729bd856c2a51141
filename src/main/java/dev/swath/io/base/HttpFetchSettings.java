package dev.swath.io.base;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How files are fetched.
 *
 * @param connectTimeout longest wait for a connection
 * @param stallTimeout longest wait for the next byte, and for a free connection; there is no limit on the whole
 * @param maxConnections connections open at once, over all hosts
 * @param proxy {@code http://host:port}; null = none. Loopback is always reached directly
 * @param noProxy hosts reached directly, each with its subdomains; {@code *} = all
 * @param caBundle PEM file of certificates trusted besides Java's own; null = none
 * @param userAgent what we call ourselves
 */
public record HttpFetchSettings(
        Duration connectTimeout,
        Duration stallTimeout,
        int maxConnections,
        @Nullable URI proxy,
        List<String> noProxy,
        @Nullable Path caBundle,
        String userAgent) {
    public HttpFetchSettings {
        if (connectTimeout.toMillis() < 1 || stallTimeout.toMillis() < 1 || maxConnections < 1) {
            throw new IllegalArgumentException("timeouts and the number of connections must be positive");
        }
        if (proxy != null && (proxy.getHost() == null || proxy.getUserInfo() != null)) {
            throw new IllegalArgumentException("the proxy must be http://host:port, without a user");
        }
        noProxy = List.copyOf(noProxy);
    }
}
