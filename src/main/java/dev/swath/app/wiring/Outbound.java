package dev.swath.app.wiring;

import dev.swath.model.trouble.BadSetting;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way out of this network, the same for everything that is called or fetched.
 *
 * @param proxy {@code http://host:port}; null = none
 * @param noProxy hosts reached without it
 * @param caBundle PEM file of certificates trusted besides Java's own; null = none
 */
record Outbound(
        @Nullable URI proxy, List<String> noProxy, @Nullable Path caBundle) {
    static final String NONE = "none";

    /** @throws BadSetting when the environment names a proxy that is none */
    static Outbound of(Settings settings) {
        var bundle = settings.text("http.ca-bundle");
        return new Outbound(
                proxy(settings), noProxy(settings), bundle.isEmpty() ? null : settings.path("http.ca-bundle"));
    }

    private static @Nullable URI proxy(Settings settings) {
        var own = settings.text("http.proxy");
        if (own.equals(NONE)) {
            return null;
        }
        var text = own.isEmpty() ? settings.environment("HTTPS_PROXY").orElse("") : own;
        if (text.isEmpty()) {
            return null;
        }
        return parsed(text)
                .orElseThrow(() -> new BadSetting(
                        "bad-setting",
                        "environment HTTPS_PROXY: must be http://HOST:PORT without a user; or set http.proxy"));
    }

    private static List<String> noProxy(Settings settings) {
        var own = settings.text("http.no-proxy");
        var text = own.isEmpty() ? settings.environment("NO_PROXY").orElse("") : own;
        return List.of(text.trim().split("\\s*,\\s*"));
    }

    static boolean isProxy(String text) {
        return parsed(text).isPresent();
    }

    private static Optional<URI> parsed(String text) {
        try {
            var proxy = new URI(text.contains("://") ? text : "http://" + text);
            boolean sound = "http".equals(proxy.getScheme())
                    && proxy.getHost() != null
                    && proxy.getPort() > 0
                    && proxy.getRawUserInfo() == null;
            return sound ? Optional.of(proxy) : Optional.empty();
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }
}
