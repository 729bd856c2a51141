package dev.swath.app.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.swath.app.sandbox.stac.Spell;
import dev.swath.app.sandbox.stac.StacWorld;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import javax.imageio.plugins.tiff.TIFFDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Images of the simulated STAC API: how they are served, where they lie and what they show. */
class StacAssetTest {
    private static final String L2A = "sentinel-2-l2a";
    private static final String C1 = "sentinel-2-c1-l2a";

    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults(), new TestClock());
    private final StacClient client = new StacClient(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    private JsonNode cloudy(String collection) throws IOException {
        return client.all(StacClient.ask(collection)).stream()
                .filter(item -> StacClient.clouds(item) > 25 && StacClient.clouds(item) < 75)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void ranges_are_served_with_a_strong_etag() throws IOException {
        String scl = cloudy(L2A).at("/assets/scl/href").asText();
        var whole = client.get(scl);
        int size = whole.body().length;
        String etag = whole.headers().firstValue("ETag").orElseThrow();

        assertThat(etag).matches("\"[0-9a-f]{32}\"");
        var part = client.get(scl, "Range", "bytes=100-299", "If-Range", etag);
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Range")).hasValue("bytes 100-299/" + size);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole.body(), 100, 300));
        assertThat(client.get(scl, "Range", "bytes=-50").body())
                .isEqualTo(Arrays.copyOfRange(whole.body(), size - 50, size));
        assertThat(client.get(scl, "Range", "bytes=" + (size - 5) + "-").body()).hasSize(5);
        assertThat(client.get(scl, "Range", "bytes=0-9", "If-Range", "\"other\"")
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.get(scl, "Range", "bytes=" + size + "-").statusCode()).isEqualTo(416);
        assertThat(client.get(scl.replace("SCL", "XYZ")).statusCode()).isEqualTo(404);
    }

    @Test
    void head_tells_size_and_etag_without_a_body() throws IOException {
        String scl = cloudy(L2A).at("/assets/scl/href").asText();
        var whole = client.get(scl);

        var head = client.head(scl);

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length")).hasValue(Integer.toString(whole.body().length));
        assertThat(head.headers().firstValue("ETag")).isEqualTo(whole.headers().firstValue("ETag"));
    }

    @Test
    void items_say_of_their_images_what_the_files_say() throws IOException {
        for (String collection : List.of(L2A, "landsat-c2-l2")) {
            JsonNode item = client.page(StacClient.ask(collection)).at("/features/0");
            JsonNode red = item.at("/assets/red");
            JsonNode place = red.has("proj:shape") ? red : item.path("properties");
            byte[] file = client.get(red.path("href").asText()).body();
            TIFFDirectory tags = Samples.tags(file);

            assertThat(tags.getTIFFField(257).getAsInt(0))
                    .isEqualTo(place.at("/proj:shape/0").asInt());
            assertThat(tags.getTIFFField(256).getAsInt(0))
                    .isEqualTo(place.at("/proj:shape/1").asInt());
            double[] size = tags.getTIFFField(33550).getAsDoubles();
            double[] corner = tags.getTIFFField(33922).getAsDoubles();
            JsonNode told = place.path("proj:transform");
            assertThat(size).startsWith(told.get(0).asDouble(), -told.get(4).asDouble());
            assertThat(corner)
                    .containsExactly(
                            0, 0, 0, told.get(2).asDouble(), told.get(5).asDouble(), 0);
            int[] keys = tags.getTIFFField(34735).getAsInts();
            assertThat(keys).contains(item.at("/properties/proj:epsg").asInt());
        }
    }

    @Test
    void clouds_are_bright_where_the_class_image_says_so_and_only_there() throws IOException {
        JsonNode item = cloudy(L2A);
        Samples classes = client.pixels(item, "scl");
        Samples red = client.pixels(item, "red");
        int cloudy = 0;
        int shadows = 0;
        int all = classes.width() * classes.height();
        for (int i = 0; i < all; i++) {
            int x = i % classes.width();
            int y = i / classes.width();
            int shown = classes.at(x, y);
            int value = red.at(2 * x, 2 * y);
            boolean bright = shown == 8 || shown == 9;
            assertThat(value > 3200)
                    .as("class %d, red %d at %d, %d", shown, value, x, y)
                    .isEqualTo(bright);
            assertThat(value == 0).isEqualTo(shown == 0);
            cloudy += bright || shown == 10 ? 1 : 0;
            shadows += shown == 3 ? 1 : 0;
        }
        assertThat(100.0 * cloudy / all).isCloseTo(StacClient.clouds(item), within(1.5));
        assertThat(shadows).isPositive();
        assertThat(item.at("/properties/s2:cloud_shadow_percentage").asDouble())
                .isCloseTo(100.0 * shadows / all, within(1.5));
    }

    @Test
    void quality_bits_of_landsat_agree_with_its_red_band() throws IOException {
        JsonNode item = cloudy("landsat-c2-l2");
        Samples quality = client.pixels(item, "qa_pixel");
        Samples red = client.pixels(item, "red");
        for (int y = 0; y < red.height(); y++) {
            for (int x = 0; x < red.width(); x++) {
                int bits = quality.at(x, y);
                double reflectance = red.at(x, y) * 2.75e-5 - 0.2;
                assertThat(reflectance > 0.32).isEqualTo((bits & 1 << 3) != 0);
                assertThat(red.at(x, y) == 0).isEqualTo(bits == 1);
            }
        }
    }

    @Test
    void collection_1_shows_the_same_a_thousand_higher() throws IOException {
        Samples plain = client.pixels(cloudy(L2A), "red");
        Samples raised = client.pixels(cloudy(C1), "red");
        for (int i = 0; i < plain.width(); i += 7) {
            assertThat(raised.at(i, i)).isEqualTo(plain.at(i, i) + 1000);
        }
    }

    @Test
    void fields_keep_their_place_and_change_with_the_season() throws IOException {
        var options = SandboxOptions.defaults().withCloudiness(0);
        try (Sandbox clear = Sandbox.start(options, new TestClock())) {
            var sky = new StacClient(clear);
            var summer = sky.all(StacClient.ask(L2A));
            String winter = "2024-02-01T00:00:00Z/2024-02-20T00:00:00Z";
            Samples today = sky.pixels(summer.get(0), "nir");
            Samples before = sky.pixels(summer.get(1), "nir");
            Samples cold = sky.pixels(
                    sky.all(StacClient.ask(L2A, StacClient.PLACE, winter)).get(0), "nir");
            long same = 0;
            long other = 0;
            for (int i = 0; i < today.width(); i++) {
                same += Math.abs(today.at(i, 500) - before.at(i, 500));
                other += Math.abs(today.at(i, 500) - cold.at(i, 500));
            }
            assertThat(other).isGreaterThan(2 * same);
        }
    }

    @Test
    void at_the_edge_of_a_swath_a_wedge_is_without_data() throws IOException {
        var partial = client
                .all(StacClient.ask(L2A, "[22.8,54.4,22.81,54.41]", "2024-05-01T00:00:00Z/2024-05-20T00:00:00Z"))
                .stream()
                .filter(item ->
                        item.at("/properties/s2:nodata_pixel_percentage").asDouble() > 5)
                .findFirst()
                .orElseThrow();
        Samples classes = client.pixels(partial, "scl");
        int empty = 0;
        int all = classes.width() * classes.height();
        for (int i = 0; i < all; i++) {
            empty += classes.at(i % classes.width(), i / classes.width()) == 0 ? 1 : 0;
        }
        assertThat(100.0 * empty / all)
                .isCloseTo(partial.at("/properties/s2:nodata_pixel_percentage").asDouble(), within(1.0));
    }

    @Test
    void checksums_are_those_of_the_files_and_a_wrong_offset_is_in_the_pixels() throws IOException {
        var spells = List.of(Spell.parse("wrong-offset 2024-05-01/2024-07-31 10.0,49.9,10.1,50.0"));
        var world = StacWorld.defaults().withChecksums(true).withSpells(spells);
        try (Sandbox told = Sandbox.start(SandboxOptions.defaults().withStac(world), new TestClock())) {
            var other = new StacClient(told);
            JsonNode item = other.page(StacClient.ask(C1).put("limit", 1)).at("/features/0");
            for (String asset : List.of("scl", "granule_metadata")) {
                byte[] file = other.get(item.at("/assets/" + asset + "/href").asText())
                        .body();
                assertThat(item.at("/assets/" + asset + "/file:size").asInt()).isEqualTo(file.length);
                assertThat(item.at("/assets/" + asset + "/file:checksum").asText())
                        .isEqualTo("1220" + Digests.sha256(file));
            }
            JsonNode wrong = other.page(StacClient.ask(L2A)).at("/features/0");
            JsonNode right = client.page(StacClient.ask(L2A)).at("/features/0");
            assertThat(wrong.path("properties")).isEqualTo(right.path("properties"));
            assertThat(other.pixels(wrong, "red").at(9, 9))
                    .isEqualTo(client.pixels(right, "red").at(9, 9) + 1000);
        }
    }
}
