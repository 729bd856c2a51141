package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged product, killed while it makes images, finishes what is missing and does nothing twice. */
class DatasetKillIT {
    private final Path home;

    DatasetKillIT(@TempDir Path home) {
        this.home = home;
    }

    private Campaign campaign() throws Exception {
        var campaign = Campaign.in(home);
        return campaign.set("stac.url", campaign.sandbox().stac())
                .set("stac.interval-ms", 300)
                .set("dataset.workers", 1);
    }

    /** Kills the verb once so many calls of a word came. */
    private static void killAfter(Campaign campaign, String word, long calls, String... verb) throws Exception {
        long before = campaign.calls(word);
        var process = RunningJar.quick(campaign.home(), campaign.arguments(verb));
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(2))
                .until(() -> campaign.calls(word) - before >= calls || !process.isAlive());
        assertThat(process.isAlive()).as(process.err()).isTrue();
        process.kill();
    }

    private static Map<Path, Long> images(Path chips) throws Exception {
        var images = new HashMap<Path, Long>();
        for (Path chip : DatasetImagesTest.chips(chips)) {
            for (String season : new String[] {"planting", "harvest"}) {
                Path image = chip.resolve(chip.getFileName() + "_" + season + "_image_s2.tif");
                if (Files.exists(image)) {
                    images.put(image, Files.getLastModifiedTime(image).toMillis());
                }
            }
        }
        return images;
    }

    @Test
    void killed_while_it_selects_and_while_it_clips() throws Exception {
        try (var campaign = campaign()) {
            Path chips = DatasetImagesTest.dataset(campaign);
            killAfter(campaign, "stac-search", 1, "select-images", "out", "--cloud-cover-scene", "100");
            var selecting = RunningJar.quick(
                    home, campaign.arguments("select-images", "out", "--cloud-cover-scene", "100", "--resume"));
            assertThat(selecting.exit()).as(selecting.err()).isZero();

            killAfter(campaign, "stac-asset", 6, "download-images", "out");
            Map<Path, Long> made = images(chips);
            var clipping = RunningJar.quick(home, campaign.arguments("download-images", "out", "--resume"));
            assertThat(clipping.exit()).as(clipping.err()).isZero();
            assertThat(clipping.out()).contains("goes on with what was begun");
            assertThat(images(chips))
                    .as("all are there, and none was made again")
                    .hasSize(2 * DatasetImagesTest.chips(chips).size())
                    .containsAllEntriesOf(made);
            assertThat(home.resolve("out/.work")).doesNotExist();

            long files = campaign.calls("stac-asset");
            var nothing =
                    RunningJar.quick(home, campaign.arguments("download-images", "out", "--resume", "--harmonize"));
            assertThat(nothing.exit()).as(nothing.err()).isZero();
            assertThat(nothing.out()).contains("harmonized was false, is true");
            assertThat(campaign.calls("stac-asset")).isGreaterThan(files);
        }
    }
}
