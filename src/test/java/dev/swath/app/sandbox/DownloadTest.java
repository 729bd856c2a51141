package dev.swath.app.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The way from a link to bytes, and what can happen on it. */
class DownloadTest {
    private final TestClock clock = new TestClock();
    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults(), clock);
    private final Client client = new Client(sandbox);
    private String id = "";
    private String storage = "";
    private byte[] whole = new byte[0];

    @BeforeEach
    void order() throws IOException {
        id = client.place("field", client.orderable().subList(0, 1)).path("id").asText();
        clock.advance(Duration.ofMinutes(1));
        storage = client.storage(link());
        whole = client.bare(storage).body();
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    private JsonNode link() {
        return Client.result(client.order(id), "_udm2_clip.tif");
    }

    private HttpResponse<byte[]> ranged(String range, String... more) throws IOException {
        String[] headers = Arrays.copyOf(new String[] {"Range", range}, 2 + more.length);
        System.arraycopy(more, 0, headers, 2, more.length);
        return client.send("GET", storage, "", headers);
    }

    @Test
    void a_link_leads_to_another_origin_that_wants_no_authorization() throws IOException {
        assertThat(storage).startsWith(sandbox.origin() + "/compute-orders-live/" + id + "/PSScene/");
        assertThat(storage).contains("X-Goog-Signature=");
        var refused = client.keyed("GET", storage, "");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(new String(refused.body(), StandardCharsets.UTF_8)).contains("<Error><Code>InvalidArgument");
    }

    @Test
    void ranges_are_served_and_guarded() throws IOException {
        var all = client.bare(storage);
        String etag = all.headers().firstValue("ETag").orElseThrow();
        assertThat(etag).isEqualTo('"' + Digests.md5(whole) + '"');
        assertThat(all.headers().firstValue("x-goog-hash").orElseThrow()).startsWith("md5=");
        var rest = ranged("bytes=100-", "If-Range", etag);
        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(whole, 100, whole.length));
        assertThat(rest.headers().firstValue("Content-Range"))
                .hasValue("bytes 100-" + (whole.length - 1) + "/" + whole.length);
        assertThat(ranged("bytes=5-9").body()).isEqualTo(Arrays.copyOfRange(whole, 5, 10));
        assertThat(ranged("bytes=-7").body()).isEqualTo(Arrays.copyOfRange(whole, whole.length - 7, whole.length));
        assertThat(ranged("bytes=100-", "If-Range", "\"other\"").statusCode()).isEqualTo(200);
        assertThat(ranged("bytes=" + whole.length + "-").statusCode()).isEqualTo(416);
    }

    @Test
    void links_and_addresses_expire() throws IOException {
        String location = link().path("location").asText();
        clock.advance(Duration.ofHours(25));
        assertThat(client.bare(location).statusCode()).isEqualTo(401);
        var expired = client.bare(storage);
        assertThat(expired.statusCode()).isEqualTo(400);
        assertThat(new String(expired.body(), StandardCharsets.UTF_8)).contains("ExpiredToken");
        assertThat(client.bare(storage.replaceAll(".$", "x")).statusCode()).isEqualTo(403);
        assertThat(client.bare(client.storage(link())).statusCode()).isEqualTo(200);
    }

    @Test
    void a_fresh_link_can_be_broken_once() throws IOException {
        sandbox.faults().add(Fault.once("link", Kind.BROKEN_LINK));
        assertThat(client.bare(client.storage(link())).statusCode()).isEqualTo(400);
        assertThat(client.bare(client.storage(link())).statusCode()).isEqualTo(200);
        sandbox.faults().add(Fault.once("link", Kind.EXPIRED_LINK));
        assertThat(client.bare(link().path("location").asText()).statusCode()).isEqualTo(401);
    }

    @Test
    void redirects_can_chain_and_stray() throws IOException {
        sandbox.faults().add(Fault.once("link", Kind.REDIRECT_CHAIN));
        String second = client.storage(link());
        String third = client.bare(second).headers().firstValue("Location").orElseThrow();
        String last = client.bare(third).headers().firstValue("Location").orElseThrow();
        assertThat(second).startsWith(sandbox.api().toString());
        assertThat(last).startsWith(sandbox.origin().toString());
        assertThat(client.bare(last).body()).isEqualTo(whole);
        sandbox.faults().add(Fault.once("link", Kind.REDIRECT_HTTP));
        assertThat(client.storage(link())).startsWith("http://storage.invalid/");
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET_BODY", "RESET_AFTER_STORE", "RESET_BEFORE_STORE", "HANG_AFTER_STORE"})
    void a_reset_reaches_the_client_as_a_reset(Kind kind) throws IOException {
        sandbox.faults().add(Fault.once("bytes", kind).with("seconds", 0.2));
        assertThatThrownBy(() -> Raw.get(storage))
                .isInstanceOf(SocketException.class)
                .hasMessage("Connection reset");
        assertThat(client.bare(storage).body()).isEqualTo(whole);
    }

    @ParameterizedTest
    @EnumSource(names = {"STALL_BODY", "TRUNCATED_BODY"})
    void a_body_can_end_early(Kind kind) {
        sandbox.faults().add(Fault.once("bytes", kind).with("seconds", 0.2));
        assertThatThrownBy(() -> client.bare(storage))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("bytes received: " + whole.length / 2);
    }

    @Test
    void headers_can_be_slow() {
        sandbox.faults().add(Fault.once("bytes", Kind.SLOW_HEADERS).with("seconds", 2));
        assertThatThrownBy(() -> client.within(Duration.ofMillis(500)).bare(storage))
                .isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void bodies_can_lie() throws IOException {
        sandbox.faults().add(Fault.once("bytes", Kind.WRONG_BYTES));
        assertThat(client.bare(storage).body()).hasSameSizeAs(whole).isNotEqualTo(whole);
        sandbox.faults().add(Fault.once("bytes", Kind.HTML_BODY));
        var html = client.bare(storage);
        assertThat(html.statusCode()).isEqualTo(200);
        assertThat(new String(html.body(), StandardCharsets.UTF_8)).startsWith("<!DOCTYPE html>");
        sandbox.faults().add(Fault.once("bytes", Kind.CHUNKED));
        var chunked = client.bare(storage);
        assertThat(chunked.headers().firstValue("Content-Length")).isEmpty();
        assertThat(chunked.body()).isEqualTo(whole);
        sandbox.faults().add(Fault.once("bytes", Kind.RANGE_IGNORED));
        assertThat(ranged("bytes=100-").statusCode()).isEqualTo(200);
        sandbox.faults().add(Fault.once("bytes", Kind.ETAG_CHANGED));
        assertThat(ranged("bytes=100-", "If-Range", '"' + Digests.md5(whole) + '"')
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_wire_can_carry_more_than_announced() throws IOException {
        sandbox.faults().add(Fault.once("bytes", Kind.LONGER_BODY));
        assertThat(Raw.get(storage).length()).isGreaterThan(whole.length + 1000);
        assertThat(sandbox.journal()
                        .entries()
                        .get(sandbox.journal().entries().size() - 1)
                        .bytes())
                .isGreaterThan(whole.length);
    }

    @Test
    void sizes_in_the_manifest_can_be_wrong() throws IOException {
        sandbox.faults().add(Fault.once("create", Kind.WRONG_SIZE));
        id = client.place("wrong", client.orderable().subList(0, 1)).path("id").asText();
        clock.advance(Duration.ofMinutes(1));
        JsonNode done = client.order(id);
        JsonNode file = Client.json(client.bare(client.storage(Client.result(done, "manifest.json"))))
                .at("/files/3");
        assertThat(client.bare(client.storage(
                                Client.result(done, file.path("path").asText())))
                        .body()
                        .length)
                .isEqualTo(file.path("size").asInt() - 1);
    }
}
