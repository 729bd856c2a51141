package dev.swath.io.planet;

import dev.swath.model.trouble.BadSetting;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The addresses of Planet's Data, Orders and Basemaps APIs.
 *
 * @param base setting {@code planet.url}: scheme, host, and where needed port and path; without a slash at its end
 */
public record PlanetUrls(URI base) {
    public PlanetUrls {
        if (!isHttp(base) || base.getUserInfo() != null || base.getQuery() != null || base.getFragment() != null) {
            // the address is not repeated: somebody may have written a key into it
            throw new BadSetting(
                    "bad-planet-url",
                    "planet.url must be an http or https address without user, query or fragment, such as"
                            + " https://api.planet.com");
        }
        base = URI.create(base.toString().replaceFirst("/+$", ""));
    }

    URI quickSearch(String sort, int pageSize) {
        return URI.create(base + "/data/v1/quick-search?_sort=" + encoded(sort) + "&_page_size=" + pageSize);
    }

    /** Where orders are created and listed. */
    public URI orders() {
        return URI.create(base + "/compute/ops/orders/v2");
    }

    /** Where orders are cancelled. */
    URI cancelOrders() {
        return URI.create(base + "/compute/ops/bulk/orders/v2/cancel");
    }

    /** Where it is counted how many orders are queued and running. */
    URI orderStats() {
        return URI.create(base + "/compute/ops/stats/orders/v2");
    }

    /** Where the account's plans and their quota are listed. */
    URI subscriptions() {
        return URI.create(base + "/auth/v1/experimental/public/my/subscriptions");
    }

    /** Where mosaics are listed. */
    public URI mosaics() {
        return URI.create(base + "/basemaps/v1/mosaics");
    }

    /** Where series of mosaics are listed. */
    public URI series() {
        return URI.create(base + "/basemaps/v1/series");
    }

    /** @param planetId the provider's id of the order */
    public URI order(String planetId) {
        return URI.create(orders() + "/" + encoded(planetId));
    }

    /** A scene's small picture, for people to open: the key is not in it. Planet has pictures on a host of their own. */
    public URI thumbnail(String itemType, String itemId) {
        var pictures = base.toString().replaceFirst("^https://api\\.planet\\.com$", "https://tiles.planet.com");
        return URI.create(
                pictures + "/data/v1/item-types/" + encoded(itemType) + "/items/" + encoded(itemId) + "/thumb");
    }

    /** Whether {@code address} is on the same scheme, host and port, so that the account's key may be sent there. */
    public boolean sameOrigin(URI address) {
        return sameOrigin(base, address);
    }

    static boolean sameOrigin(URI one, URI other) {
        return isHttp(one)
                && isHttp(other)
                && other.getUserInfo() == null
                && origin(one).equals(origin(other));
    }

    static boolean isHttp(URI address) {
        String scheme = address.getScheme();
        return address.getHost() != null && ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme));
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String origin(URI address) {
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        int port = address.getPort() >= 0 ? address.getPort() : scheme.equals("https") ? 443 : 80;
        return scheme + "://" + address.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }
}
