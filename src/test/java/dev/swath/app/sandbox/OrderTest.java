package dev.swath.app.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderTest {
    private final TestClock clock = new TestClock();
    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults(), clock);
    private final Client client = new Client(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void an_order_lives_by_the_clock_and_its_results_grow() {
        List<String> items = client.orderable().subList(0, 3);
        JsonNode placed = client.place("field-1", items);
        assertThat(placed.path("state").asText()).isEqualTo("queued");
        String id = placed.path("id").asText();
        assertThat(client.order(id).path("_links").has("results")).isFalse();

        clock.advance(Duration.ofSeconds(4));
        JsonNode running = client.order(id);
        assertThat(running.path("state").asText()).isEqualTo("running");
        assertThat(running.path("_links").path("results")).hasSize(6);

        clock.advance(Duration.ofSeconds(2));
        JsonNode done = client.order(id);
        assertThat(done.path("state").asText()).isEqualTo("success");
        assertThat(done.path("_links").path("results")).hasSize(13);
        assertThat(done.at("/_links/results/12/name").asText()).isEqualTo(id + "/manifest.json");
        assertThat(done.at("/_links/results/0/expires_at").asText()).isEqualTo("2025-08-02T12:00:06.000Z");
        assertThat(done.at("/_links/results/1/name").asText())
                .isEqualTo(id + "/PSScene/" + items.get(0) + "_3B_AnalyticMS_SR_8b_harmonized_clip.tif");
        assertThat(client.order(id).at("/_links/results/0/location"))
                .isNotEqualTo(done.at("/_links/results/0/location"));
    }

    @Test
    void what_is_downloaded_is_what_the_manifest_says() throws IOException {
        String id = client.place("field-1", client.orderable().subList(0, 2))
                .path("id")
                .asText();
        clock.advance(Duration.ofSeconds(10));
        JsonNode done = client.order(id);
        JsonNode manifest = Client.json(client.bare(client.storage(Client.result(done, "manifest.json"))));
        assertThat(manifest.path("files")).hasSize(8);
        for (JsonNode file : manifest.path("files")) {
            byte[] bytes = client.bare(
                            client.storage(Client.result(done, file.path("path").asText())))
                    .body();
            assertThat(bytes.length).isEqualTo(file.path("size").asInt());
            assertThat(Digests.md5(bytes)).isEqualTo(file.at("/digests/md5").asText());
            assertThat(Digests.sha256(bytes))
                    .isEqualTo(file.at("/digests/sha256").asText());
        }
        assertThat(sandbox.journal().acceptedOrders()).containsExactly(Map.entry("field-1", 1L));
    }
}
