package dev.swath.io.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

final class S3ClientsTest {
    private static final URI ELSEWHERE = URI.create("http://s3.elsewhere.invalid");

    private static HttpFetchSettings through(URI proxy, String... direct) {
        var patience = Duration.ofSeconds(5);
        return new HttpFetchSettings(patience, patience, 2, proxy, List.of(direct), null, "swath-test");
    }

    private static void ask(URI endpoint, HttpFetchSettings http) {
        try (var client = S3Clients.open(S3Server.access(endpoint, false), http, S3Server.credentials())) {
            client.headBucket(request -> request.bucket("b"));
        }
    }

    @Test
    void aProxy_isUsed_exceptForHostsThatAreReachedDirectly() {
        try (var proxy = new Origin(Origin.status(200))) {
            ask(ELSEWHERE, through(proxy.uri("/")));
            assertThat(proxy.requests()).singleElement().satisfies(headers -> assertThat(headers.getFirst("Host"))
                    .isEqualTo("s3.elsewhere.invalid"));
            for (var direct : List.of("*", "elsewhere.invalid", ".elsewhere.invalid", "S3.elsewhere.invalid")) {
                assertThatThrownBy(() -> ask(ELSEWHERE, through(proxy.uri("/"), direct)))
                        .isInstanceOf(SdkClientException.class);
            }
            ask(ELSEWHERE, through(proxy.uri("/"), "where.invalid"));
            assertThat(proxy.requests()).hasSize(2);
        }
    }

    @Test
    void thisMachine_isReachedDirectly() {
        try (var proxy = new Origin(Origin.status(500));
                var server = new Origin(Origin.status(200))) {
            ask(server.uri("/"), through(proxy.uri("/")));
            assertThat(proxy.requests()).isEmpty();
            assertThat(server.requests()).hasSize(1);
        }
    }
}
