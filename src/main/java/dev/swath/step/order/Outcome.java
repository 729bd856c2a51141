package dev.swath.step.order;

import dev.swath.io.planet.OrderAnswers;
import dev.swath.model.Answer;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * What one order POST came to. A pure function of the answer, and the heart of promise 1.
 *
 * <table>
 * <caption>The truth table</caption>
 * <tr><th>answer</th><th>outcome</th><th>because</th></tr>
 * <tr><td>2xx with an id</td><td>{@link #YES}</td><td>Planet has the order</td></tr>
 * <tr><td>400, 403, 404, 413, 422</td><td>{@link #NO}</td><td>Planet refused it; nothing is charged</td></tr>
 * <tr><td>429 or 409 that speaks of quota</td><td>{@link #NO}</td><td>refused for quota; waiting does not help</td></tr>
 * <tr><td>429, 401, 409 that speaks of concurrent orders</td><td>{@link #LATER}</td>
 *     <td>not accepted: rate, key, active orders</td></tr>
 * <tr><td>no DNS, no connection, no TLS, open breaker</td><td>{@link #LATER}</td><td>no byte of it left</td></tr>
 * <tr><td>everything else: 2xx without an id, 3xx, 5xx, other 409 and 4xx, time-out, reset</td><td>{@link #UNKNOWN}</td>
 *     <td>Planet may have it</td></tr>
 * </table>
 */
enum Outcome {
    YES,
    NO,
    LATER,
    UNKNOWN;

    static Outcome of(Answer answer) {
        int status = answer.status();
        if (answer.failure() != null) {
            return nothingLeft(answer.failure()) ? LATER : UNKNOWN;
        }
        if (status >= 200 && status < 300) {
            return OrderAnswers.placed(answer).isPresent() ? YES : UNKNOWN;
        }
        return switch (status) {
            case 400, 403, 404, 413, 422 -> NO;
            case 429 -> OrderAnswers.aboutQuota(status, answer.text()) ? NO : LATER;
            case 409 -> conflict(answer.text());
            case 401 -> LATER;
            default -> UNKNOWN;
        };
    }

    private static Outcome conflict(String text) {
        if (OrderAnswers.aboutQuota(409, text)) {
            return NO;
        }
        return OrderAnswers.aboutConcurrency(409, text) ? LATER : UNKNOWN;
    }

    /**
     * Whether the failure came before any byte of the request left. Told by class alone, and only by classes that are
     * thrown while connecting; a broken TLS session is no handshake failure.
     */
    private static boolean nothingLeft(Exception failure) {
        for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof UnknownHostException
                    || t instanceof ConnectException
                    || t instanceof NoRouteToHostException
                    || t instanceof SSLHandshakeException
                    || t instanceof SSLPeerUnverifiedException
                    || CONNECTING.contains(t.getClass().getName())) {
                return true;
            }
        }
        return false;
    }

    /** Classes of libraries that a step does not see: connecting timed out, no pooled connection, breaker open. */
    private static final java.util.Set<String> CONNECTING = java.util.Set.of(
            "org.apache.hc.client5.http.ConnectTimeoutException",
            "org.apache.hc.client5.http.HttpHostConnectException",
            "org.apache.hc.core5.http.ConnectionRequestTimeoutException",
            "io.github.resilience4j.circuitbreaker.CallNotPermittedException");
}
