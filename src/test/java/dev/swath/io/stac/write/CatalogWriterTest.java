package dev.swath.io.stac.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.stac.Fixtures;
import dev.swath.io.stac.Hrefs;
import dev.swath.io.stac.StacItem;
import dev.swath.io.stac.StacJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogWriterTest {
    private final Path folder;
    private final FolderStore store;

    CatalogWriterTest(@TempDir Path folder) {
        this.folder = folder;
        this.store = new FolderStore(folder.resolve("catalog"));
    }

    @Test
    void a_catalog_of_composites_lists_what_was_written() {
        SampleCatalog.derived(store, folder.resolve("scratch"));

        assertEverythingLeadsSomewhere();
        ObjectNode collection = document("composites/collection.json");
        assertThat(collection.path("extent").path("spatial").path("bbox")).hasToString("[[10.0,50.0,-179.5,51.0]]");
        assertThat(collection.path("extent").path("temporal").path("interval"))
                .hasToString("[[\"2024-06-01T00:00:00Z\",\"2024-06-30T23:59:59Z\"]]");
        assertThat(collection.path("summaries"))
                .hasToString("{\"eo:cloud_cover\":{\"minimum\":0.0,\"maximum\":0.0},"
                        + "\"processing:level\":[\"L3\"],\"proj:code\":[\"EPSG:32633\"]}");
        assertThat(hrefs(collection, "item"))
                .containsExactly("./a_2024-06/a_2024-06.json", "./b_2024-06/b_2024-06.json");
        assertThat(collection.path("assets").path("items").path("roles").path(0).asText())
                .isEqualTo("collection-mirror");
        assertThat(hrefs(document("catalog.json"), "child")).containsExactly("./composites/collection.json");
    }

    @Test
    void an_item_names_the_extensions_that_it_has_fields_of_and_no_other() {
        SampleCatalog.derived(store, folder.resolve("scratch"));

        ObjectNode item = document("composites/b_2024-06/b_2024-06.json");
        assertThat(item.path("stac_version").asText()).isEqualTo("1.1.0");
        assertThat(StacJson.texts(item.path("stac_extensions")))
                .containsExactly(
                        "https://stac-extensions.github.io/eo/v2.0.0/schema.json",
                        "https://stac-extensions.github.io/file/v2.1.0/schema.json",
                        "https://stac-extensions.github.io/processing/v1.2.0/schema.json",
                        "https://stac-extensions.github.io/projection/v2.0.0/schema.json",
                        "https://stac-extensions.github.io/raster/v2.0.0/schema.json");
        assertThat(item.path("bbox")).as("across the antimeridian").hasToString("[179.5,50.0,-179.5,51.0]");
        assertThat(item.path("geometry").path("type").asText()).isEqualTo("MultiPolygon");
        assertThat(item.path("properties").path("datetime").isNull()).isTrue();
        JsonNode median = item.path("assets").path("median");
        assertThat(median.path("href").asText()).isEqualTo("./b_2024-06.tif");
        assertThat(median.path("file:checksum").asText()).isEqualTo("1220" + SampleCatalog.SHA256);
        assertThat(median.path("data_type").asText()).isEqualTo("uint16");
        assertThat(median.path("nodata")).hasToString("0");
        assertThat(median.path("bands").path(2)).hasToString("{\"name\":\"blue\",\"eo:common_name\":\"blue\"}");
    }

    @Test
    void raw_scenes_lie_by_collection_and_day_with_their_files() {
        SampleCatalog.raw(store, folder.resolve("scratch"));

        assertEverythingLeadsSomewhere();
        String day = "sentinel-2-l2a/2023-10-08";
        assertThat(hrefs(document("sentinel-2-l2a/collection.json"), "child"))
                .containsExactly("./2023-10-08/catalog.json", "./2025-07-31/catalog.json");
        assertThat(hrefs(document(day + "/catalog.json"), "item"))
                .containsExactly("./S2A_13TDE_20231008_0_L2A/S2A_13TDE_20231008_0_L2A.json");
        ObjectNode item = document(day + "/S2A_13TDE_20231008_0_L2A/S2A_13TDE_20231008_0_L2A.json");
        JsonNode red = item.path("assets").path("red");
        assertThat(red.path("href").asText()).isEqualTo("./red.tif");
        assertThat(red.path("alternate").path("source").path("href").asText())
                .startsWith("https://sentinel-cogs.s3.us-west-2.amazonaws.com/")
                .endsWith("/B04.tif");
        assertThat(red.path("raster:scale").asDouble()).isEqualTo(0.0001);
        assertThat(red.path("bands").path(0).path("eo:common_name").asText()).isEqualTo("red");
        assertThat(red.has("eo:bands") || red.has("raster:bands")).isFalse();
        assertThat(item.path("properties").path("proj:code").asText()).isEqualTo("EPSG:32613");
        assertThat(item.path("properties").has("proj:epsg")).isFalse();
        assertThat(item.path("properties")
                        .path("earthsearch:boa_offset_applied")
                        .asBoolean())
                .isTrue();
        assertThat(hrefs(item, "via"))
                .containsExactly(
                        "https://earth-search.aws.element84.com/v1/collections/sentinel-2-l2a/items/S2A_13TDE_20231008_0_L2A");
    }

    @Test
    void a_clipped_file_is_derived_from_its_source_and_has_its_own_grid() {
        StacItem source = Fixtures.items("es-v1-multi-collections-last-page-0", "sentinel-2-l2a")
                .get(0);
        ObjectNode changed =
                (ObjectNode) StacJson.parsed("{\"proj:shape\":[10,20]}").orElseThrow();

        ItemDraft draft =
                RawItem.of(source, Map.of("red", new RawItem.Held("r.tif", 6, SampleCatalog.SHA256, changed)));

        assertThat(draft.assets()).containsOnlyKeys("red");
        assertThat(Objects.requireNonNull(draft.assets().get("red")).fields().path("proj:shape"))
                .hasToString("[10,20]");
        assertThat(draft.links())
                .anyMatch(link -> link.rel().equals("derived_from")
                        && link.href().equals(source.self().toString()));
        assertThat(draft.links()).noneMatch(link -> link.rel().equals("via"));
    }

    @Test
    void an_item_is_written_before_what_lists_it_and_the_root_last() {
        SampleCatalog.derivedWriter(store)
                .write(SampleCatalog.composites(), List.of(SampleCatalog.composite(store, "a_2024-06", 10)));

        assertThat(store.puts)
                .containsExactly(
                        "composites/a_2024-06/a_2024-06.tif",
                        "composites/a_2024-06/a_2024-06.json",
                        "composites/collection.json",
                        "catalog.json");
    }

    @Test
    void an_item_written_again_replaces_itself_and_the_others_stay() throws IOException {
        CatalogWriter writer = SampleCatalog.derivedWriter(store);
        writer.write(SampleCatalog.composites(), List.of(SampleCatalog.composite(store, "b", 10)));
        writer.write(SampleCatalog.composites(), List.of(SampleCatalog.composite(store, "a", 12)));
        byte[] before = Files.readAllBytes(folder.resolve("catalog/composites/collection.json"));
        writer.write(SampleCatalog.composites(), List.of(SampleCatalog.composite(store, "b", 10)));

        assertThat(Files.readAllBytes(folder.resolve("catalog/composites/collection.json")))
                .isEqualTo(before);
        ObjectNode collection = document("composites/collection.json");
        assertThat(hrefs(collection, "item")).containsExactly("./a/a.json", "./b/b.json");
        assertThat(collection.path("extent").path("spatial").path("bbox")).hasToString("[[10.0,50.0,13.0,51.0]]");
    }

    @Test
    void in_whatever_order_items_come_the_catalog_is_the_same() throws IOException {
        ItemDraft one = SampleCatalog.composite(store, "one", 10);
        ItemDraft other = SampleCatalog.composite(store, "other", 12);
        SampleCatalog.derivedWriter(store).write(SampleCatalog.composites(), List.of(one, other));
        var second = new FolderStore(folder.resolve("second"));
        CatalogWriter writer = SampleCatalog.derivedWriter(second);
        writer.write(SampleCatalog.composites(), List.of(other));
        writer.write(SampleCatalog.composites(), List.of(one));

        for (String path : new String[] {"catalog.json", "composites/collection.json", "composites/one/one.json"}) {
            assertThat(folder.resolve("second").resolve(path))
                    .hasSameBinaryContentAs(folder.resolve("catalog").resolve(path));
        }
    }

    @Test
    void a_collection_does_not_lead_to_a_stale_table() {
        SampleCatalog.derived(store, folder.resolve("scratch"));
        SampleCatalog.derivedWriter(store)
                .write(SampleCatalog.composites(), List.of(SampleCatalog.composite(store, "c", 20)));

        assertThat(document("composites/collection.json").has("assets")).isFalse();
        assertThat(SampleCatalog.derivedWriter(store)
                        .writeParquet("composites", folder.resolve("scratch"))
                        .rows())
                .isEqualTo(3);
        assertThat(document("composites/collection.json").path("assets").has("items"))
                .isTrue();
    }

    private ObjectNode document(String path) {
        return store.read(path).flatMap(StacJson::object).orElseThrow();
    }

    private static List<String> hrefs(ObjectNode document, String rel) {
        return Documents.links(document, rel).stream()
                .map(link -> link.path("href").asText())
                .toList();
    }

    private void assertEverythingLeadsSomewhere() {
        var documents = new ArrayList<String>();
        store.list("", path -> {
            if (path.endsWith(".json")) {
                documents.add(path);
            }
        });
        assertThat(documents).hasSizeGreaterThan(3);
        for (String path : documents) {
            ObjectNode document = document(path);
            var linked = new ArrayList<JsonNode>();
            document.path("links").forEach(linked::add);
            document.path("assets").forEach(linked::add);
            for (JsonNode link : linked) {
                String href = link.path("href").asText();
                assertThat(link.path("rel").asText()).isNotEqualTo("self");
                if (!Hrefs.isAbsolute(href)) {
                    String target = Hrefs.path(path, href).orElseThrow();
                    assertThat(store.read(target))
                            .as(path + " leads to " + target)
                            .isPresent();
                }
            }
        }
        assertThat(Arrays.asList("catalog.json")).isSubsetOf(documents);
    }
}
