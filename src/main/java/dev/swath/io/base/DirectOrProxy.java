package dev.swath.io.base;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Through the proxy, except to this machine and to the hosts named. */
public final class DirectOrProxy extends DefaultRoutePlanner {
    private final @Nullable HttpHost proxy;
    private final List<String> direct;

    /**
     * @param proxy {@code http://host:port}; null = none
     * @param direct hosts reached directly, each with its subdomains; {@code *} = all
     */
    public DirectOrProxy(@Nullable URI proxy, List<String> direct) {
        super(null);
        this.proxy = proxy == null ? null : new HttpHost(proxy.getScheme(), proxy.getHost(), proxy.getPort());
        this.direct = direct.stream()
                .map(host -> host.trim().toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", ""))
                .filter(host -> !host.isEmpty())
                .toList();
    }

    @Override
    protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context) {
        return isDirect(target.getHostName().toLowerCase(Locale.ROOT)) ? null : proxy;
    }

    private boolean isDirect(String host) {
        return Loopback.is(host)
                || direct.stream().anyMatch(name -> name.equals("*") || host.equals(name) || host.endsWith("." + name));
    }
}
