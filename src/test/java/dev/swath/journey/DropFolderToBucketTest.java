package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.swath.io.base.S3Server;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A shapefile is dropped into the folder; the images lie in a bucket. */
@ExtendWith(S3Credentials.class)
final class DropFolderToBucketTest {
    private static final String PREFIX = "images/2024/";

    private final Path home;
    private final S3Server server = S3Server.running();
    private final String bucket = server.newBucket();

    DropFolderToBucketTest(@TempDir Path home) {
        this.home = home;
    }

    private Campaign campaign() throws Exception {
        return Campaign.in(home)
                .set("store.url", "s3://" + bucket + "/" + PREFIX)
                .set("store.s3.endpoint", server.endpoint());
    }

    @Test
    void everyFileOfTheReport_liesInTheBucket_asItWasDelivered() throws Exception {
        try (var campaign = campaign()) {
            Parcels.drop(campaign.inbox().resolve("farm.shp"), 2);
            assertThat(campaign.run()).as(campaign.stderr()).isZero();
            var report = campaign.report("farm");
            assertThat(report.path("state").asText()).isEqualTo("finished");
            var provider = new Provider(campaign.sandbox());
            int compared = 0;
            for (var order : DropFolderToDiskTest.orders(report)) {
                var digests = provider.digests(order.path("planet_id").asText());
                for (var file : order.path("files")) {
                    var stated = digests.remove(file.path("path").asText());
                    if (!DropFolderToDiskTest.isOurs(file.path("path").asText())) {
                        assertThat(sha256(file.path("target").asText())).isEqualTo(stated);
                        compared++;
                    }
                }
                assertThat(digests).isEmpty();
            }
            assertThat(compared).isGreaterThan(3);
            assertThat(delivered())
                    .hasSize(report.path("totals").path("files").asInt())
                    .allMatch(key -> key.startsWith(PREFIX));
            assertThat(server.uploads(bucket)).isEmpty();
            assertThat(campaign.delivered()).doesNotExist();
            assertThat(campaign.swath("verify", "--strays"))
                    .as(campaign.stderr())
                    .isZero();
            assertThat(campaign.swath("verify", "--quick")).isZero();
            server.client().deleteObject(request -> request.bucket(bucket)
                    .key(delivered().get(0)));
            assertThat(campaign.swath("verify", "--repair")).isEqualTo(3);
            assertThat(campaign.run()).as(campaign.stderr()).isZero();
            assertThat(campaign.swath("verify")).isZero();
        }
    }

    @Test
    void theReport_liesBesideTheImages_whereItIsWanted() throws Exception {
        try (var campaign = campaign().set("store.reports", "true")) {
            Parcels.drop(campaign.inbox().resolve("farm.shp"), 1);
            assertThat(campaign.run()).as(campaign.stderr()).isZero();

            var key = server.keys(bucket).stream()
                    .filter(one -> one.endsWith("/report.json"))
                    .findFirst()
                    .orElseThrow();
            assertThat(key).startsWith(PREFIX + "_swath/reports/");
            var copy = server.client()
                    .getObjectAsBytes(request -> request.bucket(bucket).key(key))
                    .asUtf8String();
            assertThat(new ObjectMapper().readTree(copy)).isEqualTo(campaign.report("farm"));
            assertThat(campaign.swath("verify", "--strays"))
                    .as(campaign.stderr())
                    .isZero();
        }
    }

    private List<String> delivered() {
        return server.keys(bucket).stream()
                .filter(key -> !key.startsWith(PREFIX + "catalog/"))
                .toList();
    }

    private String sha256(String target) throws Exception {
        var bytes = server.client()
                .getObjectAsBytes(request -> request.bucket(bucket).key(PREFIX + target))
                .asByteArray();
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void aBucketThatIsNotThere_keepsTheRunFromStarting_andNothingIsOrdered() throws Exception {
        try (var campaign = campaign()) {
            campaign.set("store.url", "s3://no-such-bucket/" + PREFIX);
            Parcels.drop(campaign.inbox().resolve("farm.shp"), 1);
            assertThat(campaign.run()).isEqualTo(2);
            assertThat(campaign.stderr()).contains("no such bucket").hasLineCount(1);
            assertThat(campaign.accepted()).isEmpty();
        }
    }
}
