package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.app.sandbox.Fault;
import dev.swath.app.sandbox.Kind;
import dev.swath.app.sandbox.stac.StacWorld;
import dev.swath.app.sandbox.stac.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Files of scenes that not everybody may read come into the store, and onto chips, all the same. */
@ExtendWith(S3Credentials.class)
class GuardedAssetsTest {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WAITING = 4;
    private static final StacWorld WORLD = StacWorld.defaults();

    private final Path home;

    GuardedAssetsTest(@TempDir Path home) {
        this.home = home;
    }

    private Campaign campaign(StacWorld world) throws IOException {
        var campaign = Campaign.in(home, Campaign.quick().withStac(world))
                .set("stac.interval-ms", 1)
                .set("retry.redeliveries", 0)
                .set("retry.rounds", 2)
                .set("retry.round-seconds", 1);
        return campaign.set("stac.url", campaign.sandbox().stac());
    }

    /** A kilometre of one pass. */
    private static int composite(Campaign campaign, String... more) {
        var words = new ArrayList<>(List.of(
                "composite",
                "--bbox",
                "10.02,49.93,10.03,49.94",
                "--toi",
                "2024-05-01/2024-05-06",
                "--name",
                "valley"));
        words.addAll(List.of(more));
        return campaign.swath(words.toArray(String[]::new));
    }

    private List<Path> raw(Campaign campaign, String ending) {
        return Campaign.files(
                campaign.delivered().resolve("raw"), file -> file.toString().endsWith(ending));
    }

    @Test
    void files_that_want_a_token_come_with_one_which_is_told_nowhere() throws Exception {
        try (var campaign = campaign(WORLD.withStorage(Storage.SIGNED))) {
            campaign.set("ingest.sas-host", "127.0.0.1:" + campaign.sandbox().port())
                    .set("ingest.sas-url", campaign.sandbox().api() + "/sas/v1")
                    .fault(Fault.once("stac-asset", Kind.EXPIRED_LINK).from(2, 1));

            assertThat(composite(campaign, "--bands", "red"))
                    .as(campaign.stderr())
                    .isEqualTo(DONE);

            assertThat(raw(campaign, ".tif")).isNotEmpty();
            assertThat(campaign.calls("stac-token"))
                    .as("one for all, and one after the refusal")
                    .isEqualTo(2);
            for (var told : Campaign.files(home, file -> !file.toString().endsWith(".tif"))) {
                assertThat(Files.readString(told, StandardCharsets.ISO_8859_1))
                        .as(told.toString())
                        .doesNotContain("sig=");
            }
        }
    }

    @Test
    void a_bucket_that_charges_is_read_only_where_that_is_allowed() throws Exception {
        try (var campaign = campaign(WORLD.withStorage(Storage.REQUESTER_PAYS))) {
            campaign.set("ingest.s3-endpoint", campaign.sandbox().api());

            assertThat(composite(campaign, "--bands", "red")).isEqualTo(FAILED);
            assertThat(campaign.calls("stac-asset")).isZero();
            assertThat(campaign.log()).contains("ingest.requester-pays=true");

            campaign.set("ingest.requester-pays", "true");
            assertThat(campaign.swath("retry", "valley")).isEqualTo(WAITING);
            assertThat(campaign.run()).as(campaign.stderr()).isEqualTo(DONE);
            assertThat(raw(campaign, ".tif")).isNotEmpty();
        }
    }

    /** Scenes of both seasons for the chip of a farm. */
    private static Path selected(Campaign campaign) throws Exception {
        var chips = DatasetImagesTest.dataset(campaign);
        assertThat(campaign.swath("select-images", "out", "--cloud-cover-scene", "100"))
                .as(campaign.stderr())
                .isEqualTo(DONE);
        return chips;
    }

    private static List<Path> clipped(Path chips) {
        return Campaign.files(chips, file -> file.toString().endsWith("_image_s2.tif"));
    }

    @Test
    void chips_are_looked_at_and_clipped_with_a_token_and_another_one_where_that_is_refused() throws Exception {
        try (var campaign = campaign(WORLD.withStorage(Storage.SIGNED))) {
            campaign.set("ingest.sas-host", "127.0.0.1:" + campaign.sandbox().port())
                    .set("ingest.sas-url", campaign.sandbox().api() + "/sas/v1")
                    .fault(Fault.once("stac-asset", Kind.EXPIRED_LINK));
            var chips = selected(campaign);
            assertThat(campaign.swath("refine-cloud-cover", "out", "--cloud-cover-pixel", "100"))
                    .as(campaign.stderr())
                    .isEqualTo(DONE);
            assertThat(campaign.calls("stac-token")).isEqualTo(2);

            campaign.fault(Fault.once("stac-asset", Kind.EXPIRED_LINK).from(2, 1));
            assertThat(campaign.swath("download-images", "out"))
                    .as(campaign.stderr())
                    .isEqualTo(DONE);
            assertThat(clipped(chips))
                    .hasSize(2 * DatasetImagesTest.chips(chips).size());
            assertThat(campaign.calls("stac-token"))
                    .as("another one of this process, and one after the refusal")
                    .isEqualTo(4);
            for (var told : Campaign.files(home, file -> !file.toString().matches(".*\\.(tif|jpg|parquet)"))) {
                assertThat(Files.readString(told, StandardCharsets.ISO_8859_1))
                        .as(told.toString())
                        .doesNotContain("sig=");
            }
        }
    }

    @Test
    void chips_are_clipped_from_a_bucket_that_charges_only_where_that_is_allowed() throws Exception {
        try (var campaign = campaign(WORLD.withStorage(Storage.REQUESTER_PAYS))) {
            campaign.set("ingest.s3-endpoint", campaign.sandbox().api());
            var chips = selected(campaign);

            assertThat(campaign.swath("download-images", "out", "--output-report", "report.json"))
                    .isEqualTo(FAILED);
            assertThat(Campaign.json(home.resolve("report.json"))
                            .path("failed")
                            .path(0)
                            .path("error")
                            .asText())
                    .contains("ingest.requester-pays=true");
            assertThat(clipped(chips)).isEmpty();

            campaign.set("ingest.requester-pays", "true");
            assertThat(campaign.swath("download-images", "out", "--resume"))
                    .as(campaign.stderr())
                    .isEqualTo(DONE);
            assertThat(clipped(chips))
                    .hasSize(2 * DatasetImagesTest.chips(chips).size());
        }
    }
}
