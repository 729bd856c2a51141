package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.app.sandbox.Fault;
import dev.swath.app.sandbox.Kind;
import dev.swath.io.raster.clip.PlacedRaster;
import dev.swath.io.raster.read.RangeSource;
import dev.swath.step.dataset.FtwSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a dataset of chips and masks to images of both seasons, by the verbs a person has, against the simulated service. */
class DatasetImagesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] SEASONS = {"planting", "harvest"};

    private final Path home;

    DatasetImagesTest(@TempDir Path home) {
        this.home = home;
    }

    private Campaign campaign() throws IOException {
        var campaign = Campaign.in(home);
        return campaign.set("stac.url", campaign.sandbox().stac()).set("stac.interval-ms", 1);
    }

    /** One chip, whose crops are planted in April and harvested in September. */
    static Path dataset(Campaign campaign) throws Exception {
        return dataset(campaign, 1);
    }

    /** Chips in a row under that many parcels, whose crops are planted in April and harvested in September. */
    static Path dataset(Campaign campaign, int parcels) throws Exception {
        var shp = campaign.home().resolve("fields/farm.shp");
        Parcels.drop(shp, parcels);
        assertThat(campaign.swath(
                        "create-dataset", shp.toString(), "out", "--year", "2024", "--split-type", "random-uniform"))
                .as(campaign.stderr())
                .isZero();
        Path chips = campaign.home().resolve("out/farm-chips");
        for (Path chip : chips(chips)) {
            Path item = chip.resolve(chip.getFileName() + ".json");
            var json = (ObjectNode) Campaign.json(item);
            json.withObjectProperty("properties").put("ftw:planting_day", 110).put("ftw:harvest_day", 250);
            JSON.writeValue(item.toFile(), json);
        }
        return chips;
    }

    static List<Path> chips(Path folder) throws IOException {
        try (var inside = Files.list(folder)) {
            return inside.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static JsonNode item(Path chip, String ending) {
        return Campaign.json(chip.resolve(chip.getFileName() + ending + ".json"));
    }

    /** The names of its columns stand there uncompressed. */
    private static String table(Path chips) throws IOException {
        return Files.readString(chips.resolve("items.parquet"), StandardCharsets.ISO_8859_1);
    }

    private static List<String> links(JsonNode item, String rel) {
        List<String> hrefs = new ArrayList<>();
        item.path("links").forEach(link -> {
            if (link.path("rel").asText().equals(rel)) {
                hrefs.add(link.path("href").asText());
            }
        });
        return hrefs;
    }

    @Test
    void chips_get_a_scene_of_each_season_and_its_image_on_the_pixels_of_their_masks() throws Exception {
        try (var campaign = campaign()) {
            Path chips = dataset(campaign);
            assertThat(table(chips)).doesNotContain("ftw:season");
            campaign.fault(Fault.once("stac-search", Kind.STATUS).with("status", 429));
            String[] select = {"select-images", "out", "--cloud-cover-scene", "100", "--output-report", "report.json"};
            assertThat(campaign.swath(select)).as(campaign.stderr()).isZero();

            for (Path chip : chips(chips)) {
                JsonNode parent = item(chip, "");
                assertThat(FtwSchema.faults(parent)).isEmpty();
                for (String season : SEASONS) {
                    assertThat(FtwSchema.faults(item(chip, "_" + season + "_s2")))
                            .isEmpty();
                    String child = chip.getFileName() + "_" + season + "_s2";
                    JsonNode scene = item(chip, "_" + season + "_s2");
                    assertThat(links(parent, "ftw:" + season)).containsExactly("./" + child + ".json");
                    assertThat(links(scene, "derived_from")).containsExactly("./" + chip.getFileName() + ".json");
                    assertThat(links(scene, "via").get(0)).startsWith("http");
                    assertThat(scene.path("assets").path("red").path("href").asText())
                            .startsWith("http");
                    assertThat(scene.path("assets").has("cloud_probability")).isTrue();
                    assertThat(scene.path("properties").path("ftw:season").asText())
                            .isEqualTo(season);
                }
                assertThat(parent.path("properties").path("start_datetime").asText())
                        .startsWith("2024-0");
                assertThat(parent.path("properties").path("ftw:stac_host").asText())
                        .isEqualTo("earthsearch");
                assertThat(parent.path("properties")
                                .path("ftw:harvest_buffer_used")
                                .asInt())
                        .isEqualTo(14);
                assertThat(parent.path("properties")
                                .path("ftw:expansions_performed")
                                .asInt(-1))
                        .isZero();
                assertThat(parent.path("properties")
                                .path("ftw:planting_cloud_cover")
                                .isNumber())
                        .isTrue();
            }
            JsonNode progress = Campaign.json(chips.resolve(".ftw-progress.json"));
            assertThat(progress.path("operation").asText()).isEqualTo("select-images");
            assertThat(progress.path("completed")).hasSameSizeAs(chips(chips));
            assertThat(Campaign.json(home.resolve("report.json"))
                            .path("successful")
                            .asInt())
                    .isEqualTo(chips(chips).size());

            assertThat(table(chips)).contains("ftw:season").doesNotContain("clipped");
            clips(campaign, chips);
            assertThat(table(chips)).contains("clipped");
            whatIsDoneIsNotDoneAgain(campaign, chips);
        }
    }

    private void clips(Campaign campaign, Path chips) throws Exception {
        assertThat(campaign.swath("download-images", "out"))
                .as(campaign.stderr())
                .isZero();
        for (Path chip : chips(chips)) {
            for (String season : SEASONS) {
                JsonNode clipped =
                        item(chip, "_" + season + "_s2").path("assets").path("clipped");
                assertThat(clipped.path("title").asText()).isEqualTo("Clipped 4-band image (R,G,B,NIR)");
                assertThat(clipped.path("raster:offset").asDouble()).isEqualTo(-0.1);
                Path image = chip.resolve(clipped.path("href").asText());
                Path mask = chip.resolve(chip.getFileName() + "_semantic_3_class.tif");
                try (var one = PlacedRaster.open(RangeSource.of(image));
                        var other = PlacedRaster.open(RangeSource.of(mask))) {
                    assertThat(one.grid().transform()).isEqualTo(other.grid().transform());
                    assertThat(one.grid().width()).isEqualTo(other.grid().width());
                    assertThat(one.info().bands()).hasSize(4);
                }
            }
            assertThat(item(chip, "")
                            .path("assets")
                            .path("thumbnail")
                            .path("href")
                            .asText())
                    .isNotEmpty();
        }
    }

    private void whatIsDoneIsNotDoneAgain(Campaign campaign, Path chips) throws Exception {
        assertThat(campaign.swath("select-images", "out"))
                .as("a fresh start would leave images without their scene")
                .isEqualTo(2);
        assertThat(campaign.stderr()).contains("--resume").hasLineCount(1);

        String[] clip = {"download-images", "out", "--resume", "--no-keep-remote-refs", "--bands", "red"};
        assertThat(Verb.said(campaign, 0, "select-images", "out", "--resume", "--cloud-cover-scene", "90"))
                .as("though images were downloaded meanwhile")
                .contains("cloud_cover_scene was 100, is 90; what is done stays as it is");
        assertThat(Verb.json(campaign, 0, "select-images", "out", "--resume", "--cloud-cover-scene", "80")
                        .at("/select-images/changed"))
                .singleElement()
                .extracting(JsonNode::asText, InstanceOfAssertFactories.STRING)
                .startsWith("cloud_cover_scene was 90, is 80;");
        assertThat(Verb.said(campaign, 0, clip))
                .as("though scenes were asked for meanwhile")
                .contains("bands was red,green,blue,nir, is red; images that are not as they are wanted now")
                .contains("keep_remote_refs was true, is false;");
        JsonNode scene = item(chips(chips).get(0), "_harvest_s2");
        assertThat(scene.path("assets").has("red")).isFalse();
        assertThat(scene.path("assets").path("clipped").path("bands")).hasSize(1);

        long searches = campaign.calls("stac-search");
        long files = campaign.calls("stac-asset");
        assertThat(Verb.said(campaign, 0, clip))
                .as("images lie there, though their items name no remote files any more")
                .doesNotContain(" was ");
        assertThat(campaign.swath("select-images", "out", "--resume", "--cloud-cover-scene", "100"))
                .isZero();
        assertThat(campaign.calls("stac-search")).isEqualTo(searches);
        assertThat(campaign.calls("stac-asset")).isEqualTo(files);
    }

    @Test
    void the_next_best_scenes_are_kept_as_items_and_taken_back_when_nobody_wants_them() throws Exception {
        try (var campaign = campaign()) {
            Path chip = chips(dataset(campaign)).get(0);
            String[] select = {
                "select-images",
                "out",
                "--cloud-cover-scene",
                "100",
                "--pixel-check",
                "--cloud-cover-pixel",
                "100",
                "--cloud-mask",
                "probability",
                "--include-alternatives"
            };
            assertThat(campaign.swath(select)).as(campaign.stderr()).isIn(0, 3);
            for (String season : SEASONS) {
                String next = chip.getFileName() + "_" + season + "_s2_alt1";
                assertThat(links(item(chip, ""), "ftw:" + season + "_alternative"))
                        .contains("./" + next + ".json");
                JsonNode alternative = item(chip, "_" + season + "_s2_alt1");
                assertThat(alternative.path("id").asText()).isEqualTo(next);
                assertThat(alternative.path("properties").path("ftw:rank").asInt())
                        .isEqualTo(2);
                assertThat(links(alternative, "derived_from")).containsExactly("./" + chip.getFileName() + ".json");
                assertThat(links(alternative, "via")).isNotEqualTo(links(item(chip, "_" + season + "_s2"), "via"));
                assertThat(alternative.path("properties").path("eo:cloud_cover").isNumber())
                        .isTrue();
            }
            assertThat(campaign.swath("select-images", "out", "--cloud-cover-scene", "100"))
                    .as(campaign.stderr())
                    .isZero();
            assertThat(links(item(chip, ""), "ftw:planting_alternative")).isEmpty();
            assertThat(chip.resolve(chip.getFileName() + "_planting_s2_alt1.json"))
                    .doesNotExist();
        }
    }

    @Test
    void what_cannot_be_done_is_said_with_its_reason() throws Exception {
        try (var campaign = campaign()) {
            Path chips = dataset(campaign);
            for (Path chip : chips(chips)) {
                Path item = chip.resolve(chip.getFileName() + ".json");
                var json = (ObjectNode) Campaign.json(item);
                json.withObjectProperty("properties").remove("ftw:planting_day");
                JSON.writeValue(item.toFile(), json);
            }
            assertThat(campaign.swath("select-images", "out", "--output-report", "report.json"))
                    .isEqualTo(3);
            JsonNode report = Campaign.json(home.resolve("report.json"));
            assertThat(report.path("skipped").path(0).path("reason").asText()).isEqualTo("no crop calendar data");
            assertThat(report.path("successful").asInt()).isZero();
            assertThat(campaign.swath("download-images", "out"))
                    .as("nothing is selected")
                    .isEqualTo(3);
            assertThat(campaign.swath("select-images", "nowhere")).isEqualTo(1);
            assertThat(campaign.stderr()).contains("NAME-chips").hasLineCount(1);
            assertThat(campaign.swath("select-images", "out", "--on-missing", "pray"))
                    .isEqualTo(2);
            assertThat(campaign.swath("download-images", "out", "--bands", "ultraviolet"))
                    .isEqualTo(2);
        }
    }
}
