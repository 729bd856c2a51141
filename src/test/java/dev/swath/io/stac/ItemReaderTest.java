package dev.swath.io.stac;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ItemReaderTest {
    private static final URI HERE = URI.create("https://stac.example/catalog/item.json");

    @Test
    void real_items_of_all_versions_are_read() {
        var read = new ArrayList<String>();
        for (Path file : Fixtures.files("stac-items")) {
            ObjectNode json = Fixtures.json(file);
            if (json.path("type").asText().equals("Feature")) {
                ItemReader.read(json, HERE, lacking -> read.add(file + ": " + lacking))
                        .ifPresent(item -> read.add(item.id()));
            }
        }
        assertThat(read).hasSizeGreaterThan(13).noneMatch(line -> line.contains(".json: "));
    }

    @Test
    void a_sentinel_2_item_of_collection_1_tells_what_its_files_are_verified_by() {
        StacItem item = Fixtures.items("es-v1-cql2-filter-ignored-1", "sentinel-2-c1-l2a")
                .get(0);

        assertThat(item.id()).isEqualTo("S2B_T20EPT_20250731T131905_L2A");
        assertThat(item.datetime()).isEqualTo("2025-07-31T13:19:22.930Z");
        assertThat(item.cloudPercent()).isEqualTo(26.02542);
        StacAsset red = item.asset("red").orElseThrow();
        assertThat(red.href().getHost()).isEqualTo("e84-earth-search-sentinel-data.s3.us-west-2.amazonaws.com");
        assertThat(red.checksum()).extracting(Multihash::algorithm).isEqualTo("SHA-256");
        assertThat(red.bytes()).isPositive();
        assertThat(red.projection())
                .isEqualTo(new Projection(
                        "EPSG:32720", 10980, 10980, List.of(10.0, 0.0, 600000.0, 0.0, -10.0, 3300040.0)));
        assertThat(red.bands()).singleElement().satisfies(band -> {
            assertThat(band.commonName()).isEqualTo("red");
            assertThat(band.nodata()).isZero();
            assertThat(band.scale()).isEqualTo(0.0001);
            assertThat(band.offset()).isEqualTo(-0.1);
        });
        assertThat(red.requesterPays()).isFalse();
    }

    @Test
    void a_landsat_item_has_its_grid_from_the_item_and_a_bucket_that_wants_to_be_paid() {
        StacItem item = Fixtures.items("es-v1-multi-collections-last-page-0", "landsat-c2-l2")
                .get(0);

        StacAsset red = item.asset("red").orElseThrow();
        assertThat(red.href()).hasScheme("s3").hasHost("usgs-landsat");
        assertThat(red.requesterPays()).isTrue();
        assertThat(red.projection().code()).isEqualTo("EPSG:32613");
        assertThat(red.projection().height()).isEqualTo(7831);
    }

    @Test
    void bands_of_stac_1_1_take_from_the_asset_what_they_do_not_say() {
        StacAsset asset = asset("""
                {"href":"./a b.tif","data_type":"uint16","raster:scale":0.0001,
                 "bands":[{"name":"B04","eo:common_name":"red","nodata":0},{"name":"B08","nodata":"nan","raster:scale":2}]}""");

        assertThat(asset.href()).hasToString("https://stac.example/catalog/a%20b.tif");
        assertThat(asset.bands())
                .containsExactly(
                        new StacBand("B04", "red", "uint16", 0.0, 0.0001, null),
                        new StacBand("B08", null, "uint16", Double.NaN, 2.0, null));
    }

    @Test
    void an_asset_without_bands_has_the_one_it_describes_itself() {
        assertThat(asset("{\"href\":\"https://x/y.tif\",\"nodata\":0}").bands()).hasSize(1);
        assertThat(asset("{\"href\":\"https://x/y.tif\"}").bands()).isEmpty();
    }

    @Test
    void storage_schemes_say_who_pays() {
        StacItem item = Fixtures.item("x", "\"storage:schemes\":{\"usgs\":{\"requester_pays\":true}}");
        ((ObjectNode) item.json().path("assets").path("red"))
                .putArray("storage:refs")
                .add("usgs");

        assertThat(Fixtures.item(item.json()).asset("red").orElseThrow().requesterPays())
                .isTrue();
    }

    @Test
    void an_item_of_a_span_alone_has_its_ends() {
        StacItem item = Fixtures.item(
                "x",
                "\"datetime\":null,\"start_datetime\":\"2024-01-01T00:00:00Z\",\"end_datetime\":\"2024-01-31T23:59:59Z\"");

        assertThat(item.datetime()).isNull();
        assertThat(item.start()).isEqualTo(Instant.parse("2024-01-01T00:00:00Z"));
        assertThat(item.end()).isEqualTo(Instant.parse("2024-01-31T23:59:59Z"));
    }

    @Test
    void what_cannot_be_used_is_left_out_and_told() {
        assertThat(told("{}")).containsExactly("an item without an id");
        assertThat(told("[]")).containsExactly("an item without an id");
        assertThat(told("{\"id\":\"a\"}")).containsExactly("item a, which has no properties");
        assertThat(told("{\"id\":\"a\",\"properties\":{\"datetime\":\"yesterday\"}}"))
                .containsExactly("item a, which has no usable datetime");
        assertThat(told("{\"id\":\"a\",\"properties\":{\"datetime\":\"2024-01-01T00:00:00Z\"},\"bbox\":[1,2,3]}"))
                .containsExactly("item a, which has no usable place");
    }

    @Test
    void a_box_stands_for_a_geometry_that_was_left_out() {
        StacItem item = Fixtures.items("es-v1-intersects-fields-0", "").stream()
                .findFirst()
                .orElseThrow();

        assertThat(item.geometry().getEnvelopeInternal().getMinX())
                .isEqualTo(item.bbox().west());
        assertThat(item.assets()).isEmpty();
    }

    @Test
    void a_footprint_that_runs_on_beyond_180_is_cut_there() {
        StacItem item = Fixtures.item("x", "");
        item.json().remove("bbox");
        item.json()
                .set(
                        "geometry",
                        StacJson.parsed(
                                        "{\"type\":\"Polygon\",\"coordinates\":[[[179,0],[181,0],[181,1],[179,1],[179,0]]]}")
                                .orElseThrow());

        StacItem cut = Fixtures.item(item.json());
        assertThat(cut.geometry().getNumGeometries()).isEqualTo(2);
        assertThat(cut.bbox()).isEqualTo(new Bbox(179, 0, -179, 1));
    }

    private static StacAsset asset(String json) {
        StacItem item = Fixtures.item("x", "");
        ((ObjectNode) item.json().path("assets")).set("a", StacJson.parsed(json).orElseThrow());
        return ItemReader.read(item.json(), HERE, lacking -> {})
                .orElseThrow()
                .asset("a")
                .orElseThrow();
    }

    private static List<String> told(String json) {
        var told = new ArrayList<String>();
        assertThat(ItemReader.read(StacJson.parsed(json).orElseThrow(), HERE, told::add))
                .isEmpty();
        return told;
    }
}
