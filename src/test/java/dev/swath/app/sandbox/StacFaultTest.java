package dev.swath.app.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client of the simulated STAC API sees of each fault. */
class StacFaultTest {
    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults(), new TestClock());
    private final StacClient client = new StacClient(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    private String scl() throws IOException {
        return client.page(StacClient.ask("sentinel-2-l2a"))
                .at("/features/0/assets/scl/href")
                .asText();
    }

    @ParameterizedTest
    @CsvSource({"403, Forbidden", "429, Too Many Requests", "502, Internal server error"})
    void the_gateway_speaks_as_recorded(int status, String message) throws IOException {
        sandbox.faults().add(Fault.once("stac-search", Kind.STATUS).with("status", status));

        var answer = client.post(StacClient.ask("sentinel-2-l2a"));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Client.json(answer).path("message").asText()).isEqualTo(message);
        assertThat(client.post(StacClient.ask("sentinel-2-l2a")).statusCode()).isEqualTo(200);
    }

    @Test
    void a_stale_link_leads_in_a_circle() throws IOException {
        sandbox.faults().add(Fault.always("stac-search", Kind.STALE_NEXT).from(2, 9));
        JsonNode first = client.page(StacClient.ask("sentinel-2-l2a"));
        JsonNode second = client.page(StacClient.next(first).path("body"));
        JsonNode third = client.page(StacClient.next(second).path("body"));

        assertThat(second.path("features")).isNotEqualTo(first.path("features"));
        assertThat(third).isEqualTo(second);
    }

    @Test
    void an_asset_changes_or_is_gone_or_ends_early() throws IOException {
        String scl = scl();
        String etag = client.get(scl).headers().firstValue("ETag").orElseThrow();
        sandbox.faults().add(Fault.once("stac-asset", Kind.ETAG_CHANGED));
        sandbox.faults().add(Fault.once("stac-asset", Kind.EXPIRED_LINK).from(2, 1));
        sandbox.faults().add(Fault.once("stac-asset", Kind.TRUNCATED_BODY).from(3, 1));
        sandbox.faults().add(Fault.once("stac-asset", Kind.RANGE_IGNORED).from(4, 1));

        var changed = client.get(scl, "Range", "bytes=0-9", "If-Range", etag);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.headers().firstValue("ETag")).isNotEqualTo(etag);
        var gone = client.get(scl);
        assertThat(gone.statusCode()).isEqualTo(403);
        assertThat(new String(gone.body(), StandardCharsets.UTF_8)).contains("AccessDenied");
        assertThatThrownBy(() -> client.get(scl)).isInstanceOf(IOException.class);
        assertThat(client.get(scl, "Range", "bytes=0-9").statusCode()).isEqualTo(200);
        assertThat(client.get(scl, "Range", "bytes=0-9").statusCode()).isEqualTo(206);
    }

    @Test
    void every_request_is_journalled_under_its_word() throws IOException {
        client.get("/stac/v1");
        client.get(scl(), "Range", "bytes=0-9");
        client.head(scl());

        List<Journal.Entry> assets = sandbox.journal().entries().stream()
                .filter(entry -> entry.word().equals("stac-asset"))
                .toList();
        assertThat(sandbox.journal().counts()).containsEntry("stac", 1L).containsEntry("stac-search", 2L);
        assertThat(assets).extracting(Journal.Entry::status).containsExactly(206, 200);
        assertThat(assets).extracting(Journal.Entry::bytes).containsExactly(10L, 0L);
    }
}
