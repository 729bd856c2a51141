package dev.swath.io.planet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.swath.model.Mosaic;
import dev.swath.model.Order;
import dev.swath.model.OrderState;
import dev.swath.model.Product;
import dev.swath.model.trouble.Unavailable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;

/** Mosaics and their quads as the Basemaps API writes them, and as orders name and deliver them. */
class QuadsTest {
    private static final String MOSAICS = """
            {"_links":{"_self":"x","_next":null},"mosaics":[
             {"id":"u1","name":"global_monthly_2022_01_mosaic","bbox":[-180,-85.05,180,85.05],"level":15,
              "coordinate_system":"EPSG:3857","datatype":"byte","first_acquired":"2022-01-01T00:00:00.000Z",
              "last_acquired":"2022-02-01T00:00:00.000Z","grid":{"quad_size":4096,"resolution":4.777314267823516},
              "interval":"1 mon","item_types":["PSScene"],"product_type":"timelapse","quad_download":true},
             {"id":"u2","name":"timeless"}, {"name":"no id"},
             {"id":"u3","name":"bare","first_acquired":"2022-03-01T00:00:00.000Z","last_acquired":"2022-04-01T00:00:00.000Z"}
            ]}""";

    @Test
    void a_mosaic_is_of_the_days_that_it_says_and_may_be_had_only_where_that_is_said() {
        var page = Mosaics.read(Samples.answer(200, MOSAICS));

        assertThat(page.next()).isNull();
        assertThat(page.entries()).extracting(Mosaic::name).containsExactly("global_monthly_2022_01_mosaic", "bare");
        assertThat(page.unreadable()).hasSize(2);
        var january = page.entries().get(0);
        assertThat(january.day()).isEqualTo(LocalDate.of(2022, 1, 1));
        assertThat(january.lastAcquired()).isEqualTo(Instant.parse("2022-02-01T00:00:00Z"));
        assertThat(january.interval()).isEqualTo("1 mon");
        assertThat(january.downloadable()).isTrue();
        assertThat(page.entries().get(1).downloadable()).isFalse();
        assertThatThrownBy(() -> Mosaics.read(Samples.answer(200, MOSAICS.substring(0, 200))))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void lists_are_asked_for_in_pages() {
        assertThat(Mosaics.all(Samples.URLS, "a b", "about").uri())
                .hasToString("https://api.planet.example/basemaps/v1/mosaics?_page_size=250&name__contains=a%20b");
        assertThat(Mosaics.ofSeries(Samples.URLS, "s/1", "about").uri())
                .hasToString("https://api.planet.example/basemaps/v1/series/s%2F1/mosaics?_page_size=250");
        var quads = Quads.within(Samples.URLS, mosaic(), new Envelope(10, 10.1, 50, 89), "about");
        assertThat(quads.uri())
                .hasToString("https://api.planet.example/basemaps/v1/mosaics/u1/quads"
                        + "?bbox=10.0000000%2C50.0000000%2C10.1000000%2C85.0000000&_page_size=250");
    }

    @Test
    void a_quad_lies_where_its_box_is_or_else_where_the_grid_has_it_and_may_be_had_with_a_link_only() {
        var page = Quads.read(Samples.answer(200, """
                {"_links":{"_next":"https://api.planet.example/basemaps/v1/mosaics/u1/quads?_page=2"},"items":[
                 {"id":"1081-1369","_links":{"_self":"x","download":"y"},"bbox":[10.01,50.0,10.19,50.1]},
                 {"id":"455-1272","_links":{"_self":"x","items":"z"}}, {"id":"odd"}]}"""), mosaic());

        assertThat(page.next()).hasQuery("_page=2");
        assertThat(page.unreadable()).hasSize(1);
        var first = page.entries().get(0);
        assertThat(first.itemType()).isEqualTo("global_monthly_2022_01_mosaic");
        assertThat(first.acquired()).isEqualTo(Instant.parse("2022-01-01T00:00:00Z"));
        assertThat(first.downloadable()).containsExactly(Product.QUAD);
        assertThat(first.footprint().getEnvelopeInternal().equals(new Envelope(10.01, 10.19, 50.0, 50.1)))
                .isTrue();
        var second = page.entries().get(1);
        assertThat(second.downloadable()).isEmpty();
        // columns from the west, rows from the south: 455 of 2048 lies over America, 1272 in the northern half
        var box = second.footprint().getEnvelopeInternal();
        assertThat(box.getMinX()).isCloseTo(-180 + 455 * 360 / 2048.0, within(1e-6));
        assertThat(box.getMinY()).isCloseTo(39.90974, within(1e-4));
        assertThat(box.getMaxY()).isCloseTo(40.04444, within(1e-4));
    }

    @ParameterizedTest
    @CsvSource({
        "m_2025-05-26_2025-06-09/1000-1407_ortho_udm2_clip.tif, , 1000-1407",
        "m/L15-1000E-1407N.tif, , 1000-1407",
        "m/L15-0055E-0012N.tif, , 55-12",
        "m/x.tif, 1000-1407, 1000-1407",
        "m/455-12_quad.tif, , ",
        "m/11000-1407_quad.tif, , ",
        "manifest.json, , ",
    })
    void files_are_ascribed_to_the_quad_that_their_names_tell(
            String path, @Nullable String annotated, @Nullable String quad) throws IOException {
        var json = "{\"files\":[{\"path\":\"" + path + "\",\"size\":1,\"annotations\":{"
                + (annotated == null ? "" : "\"planet/item_id\":\"" + annotated + "\"") + "}}]}";
        var manifest = Manifest.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
        assertThat(manifest.ascribedTo(order()).entries())
                .singleElement()
                .extracting(Manifest.Entry::itemId)
                .isEqualTo(quad);
    }

    @Test
    void an_order_names_its_quads_one_by_one() {
        assertThat(OrderRequest.of(Samples.URLS, order(), "about").json()).isEqualTo("""
                {"name":"swath-01JX","source_type":"basemaps","order_type":"partial","products":[{"mosaic_name":\
                "m_2025-05-26_2025-06-09","quad_ids":["1000-1407","55-12"]}],"tools":[{"clip":{"aoi":{"type":"Polygon",\
                "coordinates":[[[10.0,50.0],[10.1,50.0],[10.1,50.1],[10.0,50.1],[10.0,50.0]]]}}}]}""");
    }

    @Test
    void what_quads_bring_is_estimated_by_their_area() {
        // 4096 by 4096 pixels of 24 bytes, and what lies beside them
        double hectares = Math.pow(4096 * 4.77, 2) / 10_000;
        assertThat(OrderBytes.estimate("any mosaic", Product.QUAD, BigDecimal.valueOf(hectares), 1))
                .isBetween(400_000_000L, 406_000_000L);
    }

    private static Mosaic mosaic() {
        return Mosaics.read(Samples.answer(200, MOSAICS)).entries().get(0);
    }

    private static Order order() {
        return new Order(
                "o1",
                "r1",
                "j1",
                "swath-01JX",
                OrderState.PLANNED,
                0,
                List.of("1000-1407", "55-12"),
                "m_2025-05-26_2025-06-09",
                Product.QUAD,
                Samples.shape(Samples.SQUARE),
                "c1",
                false,
                0,
                BigDecimal.TEN,
                null,
                null,
                null);
    }
}
