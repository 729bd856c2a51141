package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.app.sandbox.SandboxOptions.Cloud;
import dev.swath.app.sandbox.SandboxOptions.Destination;
import dev.swath.io.base.S3Server;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/** A shapefile is dropped into the folder; Planet itself puts the images into the user's bucket. */
@ExtendWith(S3Credentials.class)
class PlanetDeliversTest {
    private static final String DESTINATION = "pl:destinations/field-images";

    private final Path home;
    private final S3Server server = S3Server.running();
    private final String bucket = server.newBucket();

    PlanetDeliversTest(@TempDir Path home) {
        this.home = home;
    }

    private Campaign campaign() throws Exception {
        var stored = new Destination(bucket, S3Server.IDENTITY, S3Server.SECRET);
        var cloud = new Cloud(server.endpoint(), Map.of(DESTINATION, stored));
        return Campaign.in(home, Campaign.quick().withCloud(cloud))
                .set("order.delivery", "s3")
                .set("order.s3.bucket", bucket)
                .set("order.s3.prefix", "planet")
                .set("order.s3.destination-ref", DESTINATION)
                .set("store.s3.endpoint", server.endpoint());
    }

    @Test
    void every_file_is_verified_where_planet_put_it_and_none_passes_here() throws Exception {
        try (var campaign = campaign()) {
            Parcels.drop(campaign.inbox().resolve("farm.shp"), 2);

            assertThat(campaign.run()).as(campaign.stderr()).isZero();

            var report = campaign.report("farm");
            assertThat(report.path("state").asText()).isEqualTo("finished");
            var targets = new ArrayList<>(report.findValuesAsText("target"));
            assertThat(targets)
                    .hasSizeGreaterThan(3)
                    .allMatch(target -> target.startsWith("s3://" + bucket + "/planet/"));
            assertThat(server.keys(bucket))
                    .extracting(key -> "s3://" + bucket + "/" + key)
                    .containsExactlyInAnyOrderElementsOf(targets);
            assertThat(campaign.calls("link")).isZero();
            assertThat(campaign.calls("bytes")).isZero();
            assertThat(Campaign.files(campaign.delivered(), file -> true))
                    .as("nothing but the catalog, which tells of the bucket")
                    .isEmpty();
        }
    }

    @Test
    void the_same_scenes_for_the_disk_are_not_bought_again_but_brought_from_the_bucket() throws Exception {
        try (var campaign = campaign()) {
            Parcels.drop(campaign.inbox().resolve("farm.shp"), 1);
            assertThat(campaign.run()).as(campaign.stderr()).isZero();
            var bought = campaign.accepted();

            campaign.set("order.delivery", "download");
            Parcels.drop(campaign.inbox().resolve("farm-here.shp"), 1);
            assertThat(campaign.run()).as(campaign.stderr()).isZero();

            assertThat(campaign.accepted()).isEqualTo(bought);
            assertThat(campaign.calls("bytes")).isZero();
            assertThat(campaign.images()).isNotEmpty();
        }
    }

    @Test
    void a_file_that_is_not_what_the_manifest_says_fails_with_words() throws Exception {
        try (var campaign = campaign()) {
            Parcels.drop(campaign.inbox().resolve("farm.shp"), 1);
            assertThat(campaign.swath(
                            "order", campaign.inbox().resolve("farm.shp").toString()))
                    .as(campaign.stderr())
                    .isZero();
            var provider = new Provider(campaign.sandbox());
            awaitDelivery(provider);
            var image = server.keys(bucket).stream()
                    .filter(key -> key.endsWith("_clip.tif"))
                    .findFirst()
                    .orElseThrow();
            server.client()
                    .putObject(object -> object.bucket(bucket).key(image), RequestBody.fromString("another file"));

            assertThat(campaign.swath("download", "farm")).isEqualTo(1);

            assertThat(Verb.said(campaign, 0, "status")).contains("12 bytes").contains("by the manifest");
        }
    }

    @Test
    void without_the_right_to_write_nothing_starts_and_nothing_is_ordered() throws Exception {
        try (var campaign = campaign().set("order.s3.destination-ref", "")) {
            Parcels.drop(campaign.inbox().resolve("farm.shp"), 1);

            assertThat(campaign.run()).isEqualTo(2);

            assertThat(campaign.stderr()).contains("order.s3.region");
            assertThat(campaign.accepted()).isEmpty();
        }
    }

    private void awaitDelivery(Provider provider) throws Exception {
        for (var order : provider.orders()) {
            org.awaitility.Awaitility.await()
                    .until(() -> provider.order(order).path("state").asText().equals("success"));
        }
    }
}
