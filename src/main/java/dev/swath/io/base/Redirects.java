package dev.swath.io.base;

import dev.swath.model.trouble.Refused;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follows where a link leads: never with credentials, never off https (save to this machine), never for ever. */
public final class Redirects {
    private static final int MOST = 5;

    private final HttpFetch http;
    private final List<String> hosts;

    /** @param hosts that may be led to, each with its subdomains; empty = any, over https */
    public Redirects(HttpFetch http, List<String> hosts) {
        this.http = http;
        this.hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    }

    /** The file's answer, or a 416. */
    public Response open(URI start, long offset, @Nullable String etag) {
        var link = start;
        for (int hops = 0; hops <= MOST; hops++) {
            var response = http.get(link, offset, etag);
            if (response.status() / 100 != 3) {
                return response;
            }
            try (response) {
                link = next(link, response.location());
            }
        }
        throw new Refused("too-many-redirects", LinkTrouble.where(start) + " leads on and on; the file is not fetched");
    }

    /** @param location as written in the answer from {@code from} */
    public URI next(URI from, Optional<String> location) {
        var next = location.flatMap(Redirects::parsed).map(from::resolve);
        if (next.isEmpty() || next.get().getHost() == null) {
            throw new Refused("bad-redirect", LinkTrouble.where(from) + " leads nowhere; the file is not fetched");
        }
        if (!isAllowed(next.get())) {
            throw new Refused(
                    "unsafe-redirect",
                    LinkTrouble.where(from) + " leads to " + next.get().getScheme() + "://"
                            + next.get().getHost() + ", where files are not fetched from");
        }
        return next.get();
    }

    private static Optional<URI> parsed(String location) {
        try {
            return Optional.of(new URI(location));
        } catch (URISyntaxException unreadable) {
            return Optional.empty();
        }
    }

    /** Whether a server may lead there; where it leads from does not matter. */
    public boolean mayLead(URI from, URI to) {
        return to.getHost() != null && isAllowed(to);
    }

    private boolean isAllowed(URI link) {
        var host = link.getHost().toLowerCase(Locale.ROOT);
        if (Loopback.is(link) && "http".equalsIgnoreCase(link.getScheme())) {
            return true;
        }
        return "https".equalsIgnoreCase(link.getScheme())
                && (hosts.isEmpty()
                        || hosts.stream().anyMatch(allowed -> host.equals(allowed) || host.endsWith("." + allowed)));
    }
}
