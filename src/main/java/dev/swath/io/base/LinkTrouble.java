package dev.swath.io.base;

import dev.swath.model.trouble.Expired;
import dev.swath.model.trouble.RateLimited;
import dev.swath.model.trouble.Refused;
import dev.swath.model.trouble.Trouble;
import dev.swath.model.trouble.Unavailable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.jspecify.annotations.Nullable;

/** What it means when a signed link does not give its file. */
public final class LinkTrouble {
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private LinkTrouble() {}

    /**
     * Meaning of a status that is neither the file nor a redirect. Storage answers an old signature with 400 or 403,
     * Planet an old token with 401 or 404: all of them ask for a fresh link.
     *
     * @param retryAfter the header: seconds or an HTTP date; null when absent
     */
    public static Trouble ofStatus(URI link, int status, @Nullable String retryAfter, Instant now) {
        var answer = where(link) + " answered " + status;
        return switch (status) {
            case 400, 401, 403, 404, 410 -> new Expired("link-expired", answer + ": the link is not good any more");
            case 408 -> new Unavailable("stalled", answer + "; it will be tried again");
            case 429 -> new RateLimited(answer + ": fewer calls are wanted", pause(retryAfter, now));
            default ->
                status >= 500
                        ? new Unavailable("server-failing", answer + "; it will be tried again")
                        : new Refused("unexpected-status", answer + " where a file was expected");
        };
    }

    /** Host and path of a link: all of it that may be shown. */
    public static String where(URI link) {
        return link.getHost() + (link.getRawPath() == null ? "" : link.getRawPath());
    }

    static Trouble beforeBody(URI link, IOException cause) {
        if (cause instanceof ConnectTimeoutException
                || cause instanceof ConnectionRequestTimeoutException
                || cause instanceof UnknownHostException
                || cause instanceof ConnectException
                || cause instanceof NoRouteToHostException
                || cause instanceof SSLException) {
            return new Unavailable(
                    "unreachable",
                    link.getHost() + " cannot be reached (" + cause.getClass().getSimpleName()
                            + "); check network, proxy and CA bundle",
                    cause);
        }
        return inBody(link, cause);
    }

    static Trouble inBody(URI link, IOException cause) {
        return cause instanceof SocketTimeoutException
                ? new Unavailable("stalled", where(link) + " sent nothing for too long; it will be tried again", cause)
                : new Unavailable("broken-off", where(link) + " broke off; it will be tried again", cause);
    }

    private static Duration pause(@Nullable String retryAfter, Instant now) {
        if (retryAfter == null) {
            return Duration.ZERO;
        }
        var text = retryAfter.trim();
        if (text.matches("\\d{1,9}")) {
            return bounded(Duration.ofSeconds(Long.parseLong(text)));
        }
        var date = DateUtils.parseStandardDate(text);
        return date == null ? Duration.ZERO : bounded(Duration.between(now, date));
    }

    private static Duration bounded(Duration pause) {
        if (pause.isNegative()) {
            return Duration.ZERO;
        }
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
