package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.swath.io.base.Crs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was delivered is told as a catalog beside it, and the catalog tells the truth. */
final class DeliveredCatalogTest {
    private static final int DONE = 0;
    private static final int ASIDE = 3;

    private final Path home;

    DeliveredCatalogTest(@TempDir Path home) {
        this.home = home;
    }

    private Campaign campaign() throws IOException {
        return Campaign.in(home)
                .set("select.cadence", "all")
                .set("select.max-cloud-percent", 100)
                .set("order.bundle", "analytic_sr_udm2");
    }

    private static void drop(Campaign campaign, String name, int fields) throws IOException {
        try (var parcels = Parcels.into(campaign.inbox().resolve(name + ".shp"))) {
            for (int i = 1; i <= fields; i++) {
                parcels.add("field-" + i, Parcels.square(i), "20250601", "20250604");
            }
        }
    }

    private Path catalog() {
        return home.resolve("delivered/catalog");
    }

    /** Every document that can be reached from the top; each link and each asset leads to a file. */
    private List<JsonNode> walked(Path document) {
        var found = new ArrayList<JsonNode>();
        var json = Campaign.json(document);
        found.add(json);
        for (var link : json.path("links")) {
            var target = document.resolveSibling(link.path("href").asText()).normalize();
            assertThat(target).as(document + " " + link.path("rel").asText()).isRegularFile();
            if (List.of("child", "item").contains(link.path("rel").asText())) {
                found.addAll(walked(target));
            }
        }
        for (var asset : json.path("assets")) {
            assertThat(document.resolveSibling(asset.path("href").asText()).normalize())
                    .exists();
        }
        return found;
    }

    private List<JsonNode> items() {
        return walked(catalog().resolve("catalog.json")).stream()
                .filter(document -> document.path("type").asText().equals("Feature"))
                .toList();
    }

    private static List<String> hrefs(List<JsonNode> items) {
        return items.stream()
                .flatMap(item -> StreamSupport.stream(item.path("assets").spliterator(), false))
                .map(asset -> asset.path("href").asText())
                .toList();
    }

    @Test
    void every_delivered_scene_is_an_item_that_says_what_was_bought_and_what_lies_there() throws Exception {
        try (var campaign = campaign()) {
            drop(campaign, "farm", 2);
            assertThat(campaign.run()).as(campaign.stderr()).isEqualTo(DONE);

            var items = items();
            long scenes = 0;
            for (var order : DropFolderToDiskTest.orders(campaign.report("farm"))) {
                scenes += order.path("items").size();
            }
            assertThat(items).hasSize((int) scenes).isNotEmpty();
            for (var item : items) {
                tells(item);
            }
            assertThat(catalog().resolve("farm/items.parquet")).isNotEmptyFile();
            assertThat(campaign.swath("verify", "--strays"))
                    .as(campaign.stderr())
                    .isEqualTo(DONE);
        }
    }

    private void tells(JsonNode item) throws Exception {
        var properties = item.path("properties");
        assertThat(properties.path("swath:planet_order").asText()).isNotEmpty();
        assertThat(properties.path("swath:bundle").asText()).isEqualTo("analytic_sr_udm2");
        assertThat(properties.path("swath:hectares").asDouble()).isBetween(8.0, 9.1);
        assertThat(properties.path("swath:feature").asText()).startsWith("field-");
        assertThat(properties.path("eo:cloud_cover").asDouble()).isBetween(0.0, 100.0);
        assertThat(properties.has("swath:aoi_cloud_cover")).isTrue();
        assertThat(item.path("assets").properties())
                .extracting(asset -> asset.getKey())
                .containsExactlyInAnyOrder("analytic_sr", "udm2", "metadata", "metadata_xml");
        var image = item.path("assets").path("analytic_sr");
        assertThat(image.path("bands").findValuesAsText("name")).containsExactly("blue", "green", "red", "nir");
        assertThat(image.path("raster:scale").asDouble()).isEqualTo(0.0001);
        assertThat(Crs.of(image.path("proj:code").asText()).epsg()).hasValue(32632);
        assertThat(image.path("proj:shape")).hasSize(2);
        assertThat(image.path("proj:transform")).hasSize(6);
        var file = catalog()
                .resolve("farm/field-1")
                .resolve(image.path("href").asText())
                .normalize();
        assertThat(image.path("file:size").asLong()).isEqualTo(Files.size(file));
        var checksum = image.path("file:checksum").asText();
        assertThat(checksum).isEqualTo("1220" + Provider.sha256(file));
        assertThat(HexFormat.of().parseHex(checksum)).hasSize(34);
    }

    @Test
    void a_file_that_is_gone_is_told_no_more_and_told_again_when_it_is_back() throws Exception {
        try (var campaign = campaign()) {
            drop(campaign, "farm", 1);
            assertThat(campaign.run()).as(campaign.stderr()).isEqualTo(DONE);
            var before = hrefs(items());
            var image = campaign.images().get(0);
            Files.delete(image);

            assertThat(campaign.swath("verify", "--quick")).isEqualTo(ASIDE);
            assertThat(campaign.run()).as(campaign.stderr()).isEqualTo(DONE);
            assertThat(hrefs(items()))
                    .hasSize(before.size() - 1)
                    .noneMatch(href -> href.endsWith("/" + image.getFileName()));

            assertThat(campaign.swath("verify", "--repair")).isEqualTo(ASIDE);
            assertThat(campaign.run()).as(campaign.stderr()).isEqualTo(DONE);
            assertThat(hrefs(items())).hasSameElementsAs(before);
        }
    }

    @Test
    void a_drop_that_shares_has_items_of_its_own_and_what_is_skipped_is_not_told() throws Exception {
        try (var campaign = campaign().set("download.skip-assets", "udm2,metadata.xml")) {
            drop(campaign, "farm", 1);
            assertThat(campaign.run()).as(campaign.stderr()).isEqualTo(DONE);
            drop(campaign, "same", 1);
            assertThat(campaign.run()).as(campaign.stderr()).isEqualTo(DONE);

            var items = items();
            assertThat(items)
                    .extracting(item -> item.path("collection").asText())
                    .contains("farm", "same");
            assertThat(items.stream()
                            .filter(item -> item.path("collection").asText().equals("same")))
                    .isNotEmpty()
                    .allSatisfy(item -> {
                        assertThat(item.path("properties").path("swath:shared").asBoolean())
                                .isTrue();
                        assertThat(item.path("assets").has("udm2")).isFalse();
                        assertThat(item.path("assets")
                                        .path("analytic_sr")
                                        .path("href")
                                        .asText())
                                .contains("/same/");
                    });
        }
    }

    @Test
    void a_drop_that_wants_composites_is_ordered_delivered_composited_and_catalogued_in_one_run() throws Exception {
        try (var campaign = campaign()) {
            drop(campaign, "farm", 1);
            Files.writeString(campaign.inbox().resolve("farm.properties"), "id_column=FIELD_ID\ncomposite=monthly\n");
            assertThat(campaign.run()).as(campaign.stderr()).isEqualTo(DONE);

            var made = walked(home.resolve("delivered/derived/catalog.json")).stream()
                    .filter(document -> document.path("type").asText().equals("Feature"))
                    .toList();
            assertThat(made).hasSize(1);
            var month = made.get(0);
            assertThat(month.path("properties").path("start_datetime").asText()).startsWith("2025-06-01");
            var sources = StreamSupport.stream(month.path("links").spliterator(), false)
                    .filter(link -> link.path("rel").asText().equals("derived_from"))
                    .map(link ->
                            link.path("href").asText().replaceFirst(".*/", "").replaceFirst("\\.json$", ""))
                    .toList();
            assertThat(sources)
                    .containsExactlyInAnyOrderElementsOf(items().stream()
                            .map(item -> item.path("id").asText())
                            .toList());
            long images = campaign.images().size();
            assertThat(campaign.run()).as(campaign.stderr()).isEqualTo(DONE);
            assertThat(campaign.images()).as("the same files make nothing anew").hasSize((int) images);
        }
    }

    @Test
    void documents_of_another_folder_are_written_anew_and_none_where_none_are_wanted() throws Exception {
        try (var campaign = campaign().set("catalog.folder", "")) {
            drop(campaign, "farm", 1);
            assertThat(campaign.run()).as(campaign.stderr()).isEqualTo(DONE);
            assertThat(catalog()).doesNotExist();

            campaign.set("catalog.folder", "catalog");
            assertThat(campaign.run()).as(campaign.stderr()).isEqualTo(DONE);
            assertThat(items()).isNotEmpty();

            campaign.set("catalog.folder", "../elsewhere");
            assertThat(campaign.run()).isEqualTo(2);
            assertThat(campaign.stderr()).contains("catalog.folder");
        }
    }
}
