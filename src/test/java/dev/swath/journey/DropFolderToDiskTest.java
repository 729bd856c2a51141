package dev.swath.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shapefile is dropped into the folder; the images lie on the disk. */
class DropFolderToDiskTest {
    private final Path home;

    DropFolderToDiskTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void a_dropped_shapefile_becomes_verified_images_and_a_report_that_tells_the_truth() throws Exception {
        try (var campaign = Campaign.in(home)) {
            Parcels.drop(campaign.inbox().resolve("farm.shp"), 3);

            assertThat(campaign.run()).as(campaign.stderr()).isZero();

            var report = campaign.report("farm");
            assertThat(report.path("state").asText()).isEqualTo("finished");
            assertThat(report.path("finished").asText()).isNotEmpty();
            assertThat(report.path("features")).hasSize(3);
            assertThat(campaign.accepted()).isNotEmpty().allSatisfy((name, times) -> assertThat(times)
                    .isEqualTo(1));
            totalsAgreeWithTheDisk(campaign, report);
            everyFileIsWhatWasDelivered(campaign, report);
            assertThat(campaign.leftovers()).isEmpty();
            bundleWentTo(
                    home.resolve("inbox/.done"), "farm.shp", "farm.shx", "farm.dbf", "farm.prj", "farm.properties");
            assertThat(html()).contains("farm", "field-1", "field-2", "field-3", "3");
        }
    }

    private static void totalsAgreeWithTheDisk(Campaign campaign, JsonNode report) throws IOException {
        var totals = report.path("totals");
        var files = Campaign.files(campaign.delivered(), file -> true);
        long bytes = 0;
        for (var file : files) {
            bytes += Files.size(file);
        }
        assertThat(totals.path("delivered").asLong()).isEqualTo(files.size());
        assertThat(totals.path("files").asLong()).isEqualTo(files.size());
        assertThat(totals.path("bytes").asLong()).isEqualTo(bytes);
        assertThat(totals.path("orders_placed").asLong())
                .isEqualTo(campaign.accepted().size());
        assertThat(totals.path("waiting").asLong() + totals.path("failed").asLong())
                .isZero();
        long chosen = stream(report.path("features"))
                .mapToLong(feature -> feature.path("chosen").asLong())
                .sum();
        assertThat(totals.path("chosen").asLong()).isEqualTo(chosen).isPositive();
        assertThat(items(report)).hasSize((int) chosen);
    }

    private static void everyFileIsWhatWasDelivered(Campaign campaign, JsonNode report) throws Exception {
        var provider = new Provider(campaign.sandbox());
        int compared = 0;
        for (var order : orders(report)) {
            var digests = provider.digests(order.path("planet_id").asText());
            for (var file : order.path("files")) {
                var stated = digests.remove(file.path("path").asText());
                if (!isOurs(file.path("path").asText())) {
                    var onDisk =
                            campaign.delivered().resolve(file.path("target").asText());
                    assertThat(Provider.sha256(onDisk)).as(onDisk.toString()).isEqualTo(stated);
                    compared++;
                }
            }
            assertThat(digests)
                    .as("files of the manifest that were not fetched")
                    .isEmpty();
        }
        assertThat(compared).isGreaterThan(3);
    }

    /** What the provider's manifest does not state a digest of: itself, and our own description of a scene. */
    static boolean isOurs(String path) {
        return path.endsWith("manifest.json") || path.startsWith("_swath/");
    }

    @Test
    void neither_the_key_nor_a_signed_link_lies_anywhere_afterwards() throws Exception {
        try (var campaign = Campaign.in(home)) {
            Parcels.drop(campaign.inbox().resolve("farm.shp"), 1);
            assertThat(campaign.run()).as(campaign.stderr()).isZero();

            var files = Campaign.files(home, file -> !file.equals(home.resolve(".env")));
            assertThat(files).anyMatch(file -> file.endsWith("state/ledger.db"));
            assertThat(files).anyMatch(file -> file.toString().contains("/logs/"));
            var key = java.util.Base64.getEncoder().encodeToString((Campaign.KEY + ":").getBytes(ISO_8859_1));
            for (var file : files) {
                assertThat(Files.readString(file, ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(Campaign.KEY, key, "X-Goog-Signature", "token=", "eyJhbGciOi");
            }
        }
    }

    @Test
    void the_same_content_again_orders_nothing_and_changed_content_is_a_new_revision() throws Exception {
        try (var campaign = Campaign.in(home)) {
            Parcels.drop(campaign.inbox().resolve("farm.shp"), 1);
            assertThat(campaign.run()).as(campaign.stderr()).isZero();
            var first = campaign.accepted();
            var searches = campaign.calls("search");

            Parcels.drop(campaign.inbox().resolve("farm.shp"), 1);
            assertThat(campaign.run()).as(campaign.stderr()).isZero();
            assertThat(campaign.accepted()).isEqualTo(first);
            assertThat(campaign.calls("search")).isEqualTo(searches);
            var same = campaign.reports("farm").get(1);
            assertThat(same.path("state").asText()).isEqualTo("same");
            assertThat(same.path("reason").asText())
                    .contains(campaign.reports("farm").get(0).path("id").asText());

            Parcels.drop(campaign.inbox().resolve("farm.shp"), 2);
            assertThat(campaign.run()).as(campaign.stderr()).isZero();
            var changed = campaign.reports("farm").get(2);
            assertThat(changed.path("state").asText()).isEqualTo("finished");
            assertThat(changed.path("revision").asText())
                    .isNotEqualTo(
                            campaign.reports("farm").get(0).path("revision").asText());
            assertThat(changed.path("features")).hasSize(2);
            assertThat(campaign.accepted().values()).containsOnly(1L);
            assertThat(Campaign.files(campaign.inbox(), file -> campaign.inbox().equals(file.getParent())))
                    .isEmpty();
        }
    }

    private String html() throws IOException {
        return Files.readString(
                Campaign.files(home, file -> file.endsWith("report.html")).get(0));
    }

    private static void bundleWentTo(Path side, String... names) {
        var gone = Campaign.files(side, file -> true).stream()
                .map(file -> file.getFileName().toString())
                .toList();
        assertThat(gone).contains(names);
    }

    static List<JsonNode> orders(JsonNode report) {
        return stream(report.path("features"))
                .flatMap(feature -> stream(feature.path("orders")))
                .toList();
    }

    private static List<String> items(JsonNode report) {
        var items = new ArrayList<String>();
        for (var order : orders(report)) {
            order.path("items").forEach(item -> items.add(item.asText()));
        }
        return items;
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
