package dev.swath.io.base;

import dev.swath.model.trouble.Refused;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Fetches files over signed links. Sends no credentials but those that one call names, follows no redirect, repeats
 * nothing, unpacks nothing: what arrives are the bytes that lie there. Safe for use by many threads; they share one pool
 * of connections.
 *
 * <p>A signed link is a secret: no exception says more of it than host and path.
 */
public final class HttpFetch implements AutoCloseable {
    /** Size of the reads that are worth it; half the CPU of the usual 4 or 8 KiB. */
    public static final int BUFFER_BYTES = 64 * 1024;

    private final CloseableHttpClient client;
    private final Clock clock;
    private final Traffic traffic = new Traffic();

    public HttpFetch(HttpFetchSettings settings, Clock clock) {
        this.clock = clock;
        this.client = HttpClients.custom()
                .setConnectionManager(pool(settings))
                .setRoutePlanner(new DirectOrProxy(settings.proxy(), settings.noProxy()))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(timeout(settings.stallTimeout()))
                        .setConnectionRequestTimeout(timeout(settings.stallTimeout()))
                        .build())
                .setUserAgent(settings.userAgent())
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableRedirectHandling()
                .build();
    }

    private static PoolingHttpClientConnectionManager pool(HttpFetchSettings settings) {
        var stall = timeout(settings.stallTimeout());
        var pool = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(settings.maxConnections())
                .setMaxConnPerRoute(settings.maxConnections())
                .setDefaultSocketConfig(
                        SocketConfig.custom().setSoTimeout(stall).build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout(settings.connectTimeout()))
                        .setSocketTimeout(stall)
                        // nothing is repeated, so a connection the server has dropped must be noticed beforehand
                        .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                        .build());
        if (settings.caBundle() != null) {
            pool.setTlsSocketStrategy(new DefaultClientTlsStrategy(ExtraTrust.with(settings.caBundle())));
        }
        return pool.build();
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.ofMilliseconds(duration.toMillis());
    }

    /**
     * Asks for a file from {@code offset} on. The answer may begin at 0 all the same, when the file has changed or the
     * server knows no ranges: see {@link Response#start()}.
     *
     * @param strongEtag of the bytes that are there already, so that none of another file are added; null = unknown
     * @return a status of 200, 206, 3xx or 416; every other one is thrown as the trouble it means
     */
    public Response get(URI link, long offset, @Nullable String strongEtag) {
        var request = request(link);
        if (offset > 0) {
            request.setHeader(HttpHeaders.RANGE, "bytes=" + offset + "-");
            if (strongEtag != null) {
                request.setHeader(HttpHeaders.IF_RANGE, strongEtag);
            }
        }
        return answer(link, request, Set.of(200, 206, 416));
    }

    /**
     * Asks for some bytes of a file, which must still be the one of that tag. Servers may ignore either wish: see
     * {@link Response#range()} and {@link Response#strongEtag()}.
     *
     * @param first offset of the first byte
     * @param last offset of the last byte; the file may end before it
     * @param strongEtag of the bytes that are there already; null = unknown
     * @return a status of 200, 206, 3xx, 412 (another file lies there) or 416; every other one is thrown as the trouble
     *     it means
     */
    public Response range(URI link, long first, long last, @Nullable String strongEtag) {
        var request = request(link);
        request.setHeader(HttpHeaders.RANGE, "bytes=" + first + "-" + last);
        if (strongEtag != null) {
            request.setHeader(HttpHeaders.IF_MATCH, strongEtag);
        }
        return answer(link, request, Set.of(200, 206, 412, 416));
    }

    /**
     * Asks an API for a small file that it keeps for those it knows. They go nowhere else, for no redirect is followed.
     *
     * @param authorization value of the header
     * @return a status of 200, 3xx, 401, 403, 404 or 410; every other one is thrown as the trouble it means
     */
    public Response known(URI address, String authorization) {
        var request = request(address);
        request.setHeader(HttpHeaders.AUTHORIZATION, authorization);
        return answer(address, request, Set.of(200, 401, 403, 404, 410));
    }

    private Response answer(URI link, HttpGet request, Set<Integer> expected) {
        var response = send(link, request);
        int status = response.getCode();
        if (expected.contains(status) || status / 100 == 3) {
            return new Response(link, response, traffic);
        }
        var retryAfter = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
        closeQuietly(response);
        throw traffic.failed(
                LinkTrouble.ofStatus(link, status, retryAfter == null ? null : retryAfter.getValue(), clock.instant()));
    }

    /** What came by this. */
    public Traffic traffic() {
        return traffic;
    }

    private static HttpGet request(URI link) {
        // user:password@ in a link would become an Authorization header
        if (link.getHost() == null || link.getRawUserInfo() != null) {
            throw new Refused("unsafe-link", "the link to " + LinkTrouble.where(link) + " is not a plain http address");
        }
        var request = new HttpGet(link);
        request.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
        return request;
    }

    private ClassicHttpResponse send(URI link, HttpGet request) {
        try {
            return client.executeOpen(new HttpHost(link.getScheme(), link.getHost(), link.getPort()), request, null);
        } catch (IOException trouble) {
            throw traffic.failed(LinkTrouble.beforeBody(link, trouble));
        }
    }

    private static void closeQuietly(ClassicHttpResponse response) {
        try {
            response.close();
        } catch (IOException alreadyGone) {
            // the connection is dropped either way, and the status is what counts
            return;
        }
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }
}
