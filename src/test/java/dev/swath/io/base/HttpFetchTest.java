package dev.swath.io.base;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.swath.model.trouble.Expired;
import dev.swath.model.trouble.RateLimited;
import dev.swath.model.trouble.Refused;
import dev.swath.model.trouble.Trouble;
import dev.swath.model.trouble.Unavailable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpFetchTest {
    private static final byte[] BYTES = "0123456789".getBytes(UTF_8);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    private final HttpFetch fetch = fetch(null);

    static HttpFetch fetch(@Nullable URI proxy, String... noProxy) {
        return new HttpFetch(
                new HttpFetchSettings(
                        Duration.ofSeconds(5), Duration.ofMillis(300), 4, proxy, List.of(noProxy), null, "swath-test"),
                CLOCK);
    }

    @AfterEach
    void close() {
        fetch.close();
    }

    @Test
    void fromTheBeginning_noRangeIsAskedFor() throws IOException {
        try (var origin = new Origin(Origin.file(BYTES, "\"a\""));
                var response = fetch.get(origin.uri("/f"), 0, "\"a\"")) {
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.start()).isZero();
            assertThat(response.contentLength()).isEqualTo(10);
            assertThat(response.strongEtag()).isEqualTo("\"a\"");
            assertThat(response.body().readAllBytes()).isEqualTo(BYTES);
            assertThat(origin.requests().get(0)).doesNotContainKeys("Range", "If-range");
        }
    }

    @Test
    void fromAnOffset_theRestComes_providedThatTheFileIsTheSame() throws IOException {
        try (var origin = new Origin(Origin.file(BYTES, "\"a\""));
                var response = fetch.get(origin.uri("/f"), 4, "\"a\"")) {
            assertThat(response.status()).isEqualTo(206);
            assertThat(response.start()).isEqualTo(4);
            assertThat(response.body().readAllBytes()).isEqualTo("456789".getBytes(UTF_8));
            assertThat(origin.requests().get(0).getFirst("If-Range")).isEqualTo("\"a\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"a\"", "a", "\"a", ""})
    void anEtagThatStandsForNoBytes_isNone(String etag) {
        try (var origin = new Origin(Origin.file(BYTES, etag));
                var response = fetch.get(origin.uri("/f"), 0, null)) {
            assertThat(response.strongEtag()).isNull();
        }
    }

    @Test
    void aRangeThatCannotBeRead_startsNowhere() {
        try (var origin = new Origin(Origin.body(206, "456789", "Content-Range", "lines 4-9"));
                var response = fetch.get(origin.uri("/f"), 4, "\"a\"")) {
            assertThat(response.start()).isEqualTo(-1);
        }
    }

    @Test
    void aRedirect_isHandedOut_notFollowed() {
        try (var origin = new Origin(Origin.status(302, "Location", "/elsewhere"));
                var response = fetch.get(origin.uri("/f"), 0, null)) {
            assertThat(response.location()).contains("/elsewhere");
            assertThat(origin.requests()).hasSize(1);
        }
    }

    @Test
    void nothingButTheFileIsAskedFor() {
        try (var origin = new Origin(Origin.body(200, "x", "Set-Cookie", "a=b"))) {
            fetch.get(origin.uri("/f"), 0, null).close();
            fetch.get(origin.uri("/f"), 0, null).close();
            var headers = origin.requests().get(1);
            assertThat(headers).doesNotContainKeys("Authorization", "Cookie");
            assertThat(headers.getFirst("Accept-Encoding")).isEqualTo("identity");
            assertThat(headers.getFirst("User-Agent")).isEqualTo("swath-test");
        }
    }

    @Test
    void aChallengeForAPassword_isNotMet_andAUserInALinkIsRefused() {
        try (var origin = new Origin(Origin.status(401, "WWW-Authenticate", "Basic realm=\"x\""))) {
            var link = URI.create(origin.uri("/f").toString().replace("//", "//user:secret@"));
            assertThat(trouble(Refused.class, link).getMessage()).doesNotContain("secret");
            trouble(Expired.class, origin.uri("/f"));
            assertThat(origin.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, Expired, link-expired",
        "401, Expired, link-expired",
        "403, Expired, link-expired",
        "404, Expired, link-expired",
        "410, Expired, link-expired",
        "408, Unavailable, stalled",
        "500, Unavailable, server-failing",
        "503, Unavailable, server-failing",
        "451, Refused, unexpected-status",
        "204, Refused, unexpected-status",
    })
    void anotherStatus_isTheTroubleItMeans_andNothingIsRepeated(int status, String kind, String code) {
        try (var origin = new Origin(Origin.status(status))) {
            var trouble = trouble(Trouble.class, origin.uri("/f"));
            assertThat(trouble.getClass().getSimpleName()).isEqualTo(kind);
            assertThat(trouble.code()).isEqualTo(code);
            assertThat(origin.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'7', PT7S",
        "'Sun, 01 Mar 2026 12:00:30 GMT', PT30S",
        "'Sun, 01 Mar 2026 11:00:00 GMT', PT0S",
        "'999999999', PT1H",
        "'soon', PT0S",
    })
    void tooManyCalls_pauseAsLongAsAskedFor_withinReason(String retryAfter, Duration pause) {
        try (var origin = new Origin(Origin.status(429, "Retry-After", retryAfter))) {
            assertThat(trouble(RateLimited.class, origin.uri("/f")).retryAfter())
                    .isEqualTo(pause);
        }
    }

    @Test
    void aBodyThatEndsTooEarly_isBrokenOff() {
        try (var origin = new Origin(Origin.breakingOff(BYTES, 4, "\"a\""));
                var response = fetch.get(origin.uri("/f"), 0, null)) {
            assertThat(readAll(response).code()).isEqualTo("broken-off");
        }
    }

    @Test
    void aSilentServer_isNotWaitedForForever() {
        try (var origin = new Origin();
                var response = fetch.get(
                        origin.then(origin.stalling(BYTES, 4, "\"a\"")).uri("/f"), 0, null)) {
            assertThat(readAll(response).code()).isEqualTo("stalled");
            assertThat(fetch.traffic().struggles()).isEqualTo(1);
            assertThat(fetch.traffic().bytes()).isEqualTo(4);
        }
    }

    @Test
    void whatCannotBeReached_isUnreachable() throws IOException {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        for (var link : List.of("http://127.0.0.1:" + free + "/f", "http://no-such-host.invalid/f")) {
            assertThat(trouble(Unavailable.class, URI.create(link)).code()).isEqualTo("unreachable");
        }
    }

    @Test
    void theSignature_isInNoTroubleWhatever() {
        var secret = "?X-Goog-Signature=c0ffee";
        try (var gone = new Origin(Origin.status(403));
                var broken = new Origin(Origin.breakingOff(BYTES, 4, "\"a\""));
                var response = fetch.get(broken.uri("/f" + secret), 0, null)) {
            for (var trouble : List.of(
                    trouble(Expired.class, gone.uri("/f" + secret)),
                    trouble(Unavailable.class, URI.create("http://no-such-host.invalid/f" + secret)),
                    readAll(response))) {
                var text = new StringWriter();
                trouble.printStackTrace(new PrintWriter(text));
                assertThat(text.toString()).doesNotContain("c0ffee");
            }
        }
    }

    @Test
    void theProxyIsUsed_exceptForThisMachineAndTheHostsNamed() {
        try (var proxy = new Origin(Origin.body(200, "by proxy"));
                var origin = new Origin(Origin.body(200, "direct"));
                var proxied = fetch(proxy.uri(""), ".invalid")) {
            proxied.get(URI.create("http://storage.example/f"), 0, null).close();
            assertThat(proxy.requests()).hasSize(1);
            proxied.get(origin.uri("/f"), 0, null).close();
            assertThat(catchThrowableOfType(
                            Unavailable.class, () -> proxied.get(URI.create("http://a.invalid/f"), 0, null)))
                    .isNotNull();
            assertThat(proxy.requests()).hasSize(1);
        }
    }

    private <T extends Trouble> T trouble(Class<T> kind, URI link) {
        var trouble = catchThrowableOfType(kind, () -> fetch.get(link, 0, null));
        assertThat(trouble).isNotNull();
        return trouble;
    }

    private static Unavailable readAll(Response response) {
        var trouble =
                catchThrowableOfType(Unavailable.class, () -> response.body().readAllBytes());
        assertThat(trouble).isNotNull();
        return trouble;
    }
}
