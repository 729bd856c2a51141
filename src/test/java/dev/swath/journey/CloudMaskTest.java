package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.swath.app.sandbox.SandboxOptions.World;
import dev.swath.io.raster.Plane;
import dev.swath.io.raster.clip.PlacedRaster;
import dev.swath.io.raster.read.RangeSource;
import dev.swath.io.raster.warp.Resampling;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What counts as cloud over a chip is told by the mask that was asked for, and by that alone. */
class CloudMaskTest {
    private static final int PARCELS = 40;
    private static final int CLOUD_FROM = 30;

    private final Path home;

    CloudMaskTest(@TempDir Path home) {
        this.home = home;
    }

    /** Cloud cover by chip and season, as the product tells it. */
    private Map<String, Double> told(Campaign campaign, String mask) {
        String[] refine = {
            "refine-cloud-cover",
            "out",
            "--cloud-mask",
            mask,
            "--cloud-cover-pixel",
            "100",
            "--output-report",
            mask + ".json"
        };
        assertThat(campaign.swath(refine)).as(campaign.stderr()).isZero();
        var told = new TreeMap<String, Double>();
        for (JsonNode chip : Campaign.json(home.resolve(mask + ".json")).path("chips")) {
            for (String season : new String[] {"planting", "harvest"}) {
                told.put(
                        chip.path("chip").asText() + " " + season,
                        chip.path(season + "_cloud_cover").asDouble());
            }
        }
        return told;
    }

    private static JsonNode scene(Path chip, String season) {
        return Campaign.json(chip.resolve(chip.getFileName() + "_" + season + "_s2.json"));
    }

    /** Cloud cover by chip and season, counted in the scenes' own files. */
    private Map<String, Double> counted(Path chips, String asset, IntPredicate cloud) throws IOException {
        var counted = new TreeMap<String, Double>();
        for (Path chip : DatasetImagesTest.chips(chips)) {
            for (String season : new String[] {"planting", "harvest"}) {
                JsonNode scene = scene(chip, season);
                Plane classes = over(chip, scene, "scl");
                Plane mask = over(chip, scene, asset);
                int seen = 0;
                int cloudy = 0;
                for (int i = 0; i < mask.length(); i++) {
                    seen += classes.value(i) == 0 ? 0 : 1;
                    cloudy += classes.value(i) != 0 && cloud.test((int) mask.value(i)) ? 1 : 0;
                }
                counted.put(chip.getFileName() + " " + season, Math.round(10_000.0 * cloudy / seen) / 100.0);
            }
        }
        return counted;
    }

    private Plane over(Path chip, JsonNode scene, String asset) throws IOException {
        Path file = Files.createTempFile(home, asset, ".tif");
        var address = URI.create(scene.path("assets").path(asset).path("href").asText());
        try (var in = address.toURL().openStream()) {
            Files.write(file, in.readAllBytes());
        }
        Path mask = chip.resolve(chip.getFileName() + "_semantic_3_class.tif");
        try (var image = PlacedRaster.open(RangeSource.of(file));
                var pixels = PlacedRaster.open(RangeSource.of(mask))) {
            return image.onto(pixels.grid(), Resampling.NEAREST, 0, 0);
        }
    }

    private Campaign campaign(double clouds) throws IOException {
        var campaign = Campaign.in(home, Campaign.quick().withWorld(new World(1, clouds, 80, 32.5, 19.6, 3, 48)));
        return campaign.set("stac.url", campaign.sandbox().stac()).set("stac.interval-ms", 1);
    }

    @Test
    void probabilities_decide_where_they_are_asked_for_and_classes_where_not() throws Exception {
        try (var campaign = campaign(0.75)) {
            Path chips = DatasetImagesTest.dataset(campaign, PARCELS);
            assertThat(campaign.swath("select-images", "out", "--cloud-cover-scene", "100"))
                    .as(campaign.stderr())
                    .isZero();

            var byClass = counted(chips, "scl", kind -> kind == 3 || kind == 8 || kind == 9 || kind == 10);
            var byProbability = counted(chips, "cloud_probability", percent -> percent >= CLOUD_FROM);
            assertThat(byProbability).as("the masks must not agree").isNotEqualTo(byClass);
            assertThat(told(campaign, "scl")).isEqualTo(byClass);
            assertThat(told(campaign, "probability")).isEqualTo(byProbability);
        }
    }

    @Test
    void what_was_looked_at_is_not_looked_at_again_while_the_limits_are_the_same() throws Exception {
        try (var campaign = campaign(0.2)) {
            DatasetImagesTest.dataset(campaign);
            assertThat(campaign.swath("select-images", "out", "--cloud-cover-scene", "100"))
                    .isZero();
            JsonNode first = updated(campaign, "100");
            long reads = campaign.calls("stac-asset");
            assertThat(updated(campaign, "100", "--resume").path("chips")).isEqualTo(first.path("chips"));
            assertThat(campaign.calls("stac-asset")).isEqualTo(reads);
            updated(campaign, "99", "--resume");
            assertThat(campaign.calls("stac-asset")).isGreaterThan(reads);
        }
    }

    private JsonNode updated(Campaign campaign, String limit, String... more) {
        var words = new ArrayList<>(List.of("refine-cloud-cover", "out", "--update-items"));
        words.addAll(List.of("--cloud-cover-pixel", limit, "--output-report", "updated.json"));
        words.addAll(List.of(more));
        assertThat(campaign.swath(words.toArray(String[]::new)))
                .as(campaign.stderr())
                .isZero();
        return Campaign.json(home.resolve("updated.json"));
    }

    @Test
    void scenes_for_which_limits_were_dropped_say_so() throws Exception {
        try (var campaign = campaign(0.9)) {
            Path chip =
                    DatasetImagesTest.chips(DatasetImagesTest.dataset(campaign)).get(0);
            String[] select = {"select-images", "out", "--cloud-cover-scene", "0", "--on-missing", "best-available"};
            assertThat(campaign.swath(select)).as(campaign.stderr()).isZero();
            assertThat(scene(chip, "planting").at("/properties/ftw:relaxed").asBoolean())
                    .isTrue();
        }
    }
}
