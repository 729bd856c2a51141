package dev.swath.app.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Mosaics, quads, and orders of them, as the real services show them. */
class BasemapsTest {
    private static final String JUNE = "global_monthly_2025_06_mosaic";
    private static final String FIELD =
            "{\"type\":\"Polygon\",\"coordinates\":[[[10.1,50.0],[10.3,50.0],[10.3,50.01],[10.1,50.01],[10.1,50.0]]]}";

    private final TestClock clock = new TestClock();
    private final Sandbox sandbox =
            Sandbox.start(SandboxOptions.defaults().withApiKey("secret").withQuirks(Quirk.NEXT_NULL), clock);
    private final Client client = new Client(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void mosaics_come_in_pages_until_next_is_null() {
        var names = new HashSet<String>();
        int pages = 0;
        for (var next = "/basemaps/v1/mosaics?_page_size=1000"; !next.equals("null"); pages++) {
            var page = client.json("GET", next, "");
            page.path("mosaics").forEach(mosaic -> names.add(mosaic.path("name").asText()));
            next = page.path("_links").path("_next").asText();
        }
        assertThat(pages).isGreaterThan(2);
        assertThat(names)
                .contains(JUNE, "global_monthly_2025_07_mosaic")
                .doesNotContain("global_monthly_2025_08_mosaic");
    }

    @Test
    void an_order_by_shape_brings_the_quads_that_it_touches_cut_to_it() throws IOException {
        var order = place("\"geometry\":" + FIELD, "[{\"clip\":{}}]");
        clock.advance(Duration.ofMinutes(1));
        var done = client.order(order.path("id").asText());
        assertThat(done.path("state").asText()).isEqualTo("success");
        assertThat(done.path("source_type").asText()).isEqualTo("basemaps");
        var quad = Client.result(done, "1082-1353_quad_clip.tif");
        assertThat(quad.path("name").asText())
                .isEqualTo(order.path("id").asText() + "/" + JUNE + "/1082-1353_quad_clip.tif");
        assertThat(client.bare(client.storage(quad)).body()).startsWith('I', 'I', 42, 0);
        assertThat(client.json("GET", "/compute/ops/orders/v2?source_type=basemaps", "")
                        .path("orders"))
                .hasSize(1);
        assertThat(client.json("GET", "/compute/ops/orders/v2", "").path("orders"))
                .isEmpty();
    }

    @Test
    void what_there_is_not_and_what_may_not_be_had_is_refused() {
        assertThat(place("\"quad_ids\":[\"9999-1\"]", "[]").toString()).contains("Quad Not Found: 9999-1");
        var body = request(JUNE, "\"quad_ids\":[\"1082-1353\"]", "[]");
        assertThat(answer(body.replace(JUNE, "nothing"))).contains("Mosaic Not Found: nothing");
        assertThat(answer(body.replace(JUNE, "visual_basemap_q5"))).contains("no access to mosaic");
        assertThat(names(client.json("GET", "/basemaps/v1/mosaics?name__is=visual_basemap_q5", "")))
                .containsExactly("visual_basemap_q5");
    }

    private static List<String> names(JsonNode page) {
        return StreamSupport.stream(page.path("mosaics").spliterator(), false)
                .map(mosaic -> mosaic.path("name").asText())
                .toList();
    }

    private JsonNode place(String quads, String tools) {
        return client.json("POST", "/compute/ops/orders/v2", request(JUNE, quads, tools));
    }

    private String answer(String request) {
        return client.json("POST", "/compute/ops/orders/v2", request).toString();
    }

    private static String request(String mosaic, String quads, String tools) {
        return "{\"name\":\"a\",\"source_type\":\"basemaps\",\"order_type\":\"partial\",\"products\":[{\"mosaic_name\":\""
                + mosaic + "\"," + quads + "}],\"tools\":" + tools + "}";
    }
}
