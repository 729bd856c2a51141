package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was delivered is checked later, brought again where it is broken, laid out and described as the settings say. */
class VerifyTest {
    private static final int DONE = 0;
    private static final int USAGE = 2;
    private static final int ASIDE = 3;

    private final Path home;

    VerifyTest(@TempDir Path home) {
        this.home = home;
    }

    private Campaign campaign() throws IOException {
        var campaign = Campaign.in(home)
                .set("select.cadence", "all")
                .set("select.max-cloud-percent", 100)
                .set("order.bundle", "analytic_sr_udm2")
                .set("quota.account", "off");
        drop(campaign, "farm");
        return campaign;
    }

    private static void drop(Campaign campaign, String name) throws IOException {
        try (var parcels = Parcels.into(campaign.inbox().resolve(name + ".shp"))) {
            parcels.add("field-1", Parcels.square(1), "20250601", "20250604");
        }
    }

    @Test
    void what_is_broken_is_found_and_brought_again() throws Exception {
        try (var campaign = campaign()) {
            assertThat(campaign.run()).as(campaign.stderr()).isEqualTo(DONE);
            drop(campaign, "same");
            assertThat(campaign.run()).as(campaign.stderr()).isEqualTo(DONE);
            var files = Campaign.files(campaign.delivered(), file -> true);
            var all = Verb.json(campaign, DONE, "verify");
            assertThat(all.path("checked").asInt()).isEqualTo(all.path("fine").asInt());
            // the other drop shares all but the manifest
            assertThat(all.path("checked").asInt()).isEqualTo(files.size());

            breakThree(campaign);
            Files.writeString(campaign.delivered().resolve("stray.txt"), "not ours");
            var found = Verb.json(campaign, ASIDE, "verify", "farm", "--strays");
            assertThat(found.path("missing").asInt()).isEqualTo(1);
            assertThat(found.path("other_size").asInt()).isEqualTo(1);
            assertThat(found.path("other_digest").asInt()).isEqualTo(1);
            assertThat(found.path("stray_files")).hasSize(1);
            assertThat(found.path("stray_files").get(0).asText()).endsWith("/stray.txt");
            var quick = Verb.json(campaign, ASIDE, "verify", "farm", "--quick");
            assertThat(quick.path("other_digest").asInt())
                    .as("not seen by size")
                    .isZero();

            var everywhere = Verb.json(campaign, ASIDE, "verify", "--repair");
            assertThat(everywhere.path("repaired").asInt()).isGreaterThanOrEqualTo(3);
            assertThat(campaign.run()).as(campaign.stderr()).isEqualTo(DONE);
            assertThat(Verb.json(campaign, DONE, "verify").path("fine").asInt()).isEqualTo(files.size());
            assertThat(campaign.accepted()).as("nothing was bought again").hasSize(1);
        }
    }

    private static void breakThree(Campaign campaign) throws IOException {
        var images = Campaign.files(
                campaign.delivered().resolve("farm"), file -> file.toString().endsWith(".tif"));
        Files.delete(images.get(0));
        Files.write(images.get(1), new byte[] {0}, StandardOpenOption.APPEND);
        var bytes = Files.readAllBytes(images.get(2));
        bytes[bytes.length / 2] ^= 1;
        Files.write(images.get(2), bytes);
    }

    @Test
    void overwriting_fetches_all_again_and_buys_nothing() throws Exception {
        try (var campaign = campaign()) {
            assertThat(campaign.run()).as(campaign.stderr()).isEqualTo(DONE);
            var fetched = campaign.calls("bytes");
            assertThat(campaign.swath("download", "farm")).as(campaign.stderr()).isEqualTo(DONE);
            assertThat(campaign.calls("bytes")).isEqualTo(fetched);
            assertThat(campaign.swath("download", "farm", "--overwrite"))
                    .as(campaign.stderr())
                    .isEqualTo(DONE);
            assertThat(campaign.calls("bytes")).isEqualTo(2 * fetched);
            assertThat(campaign.accepted()).hasSize(1);
            assertThat(campaign.swath("verify")).isEqualTo(DONE);
        }
    }

    @Test
    void flowzeros_layout_has_all_files_of_a_scene_side_by_side_with_its_description() throws Exception {
        try (var campaign = campaign().set("store.layout", "flowzero")) {
            assertThat(campaign.run()).as(campaign.stderr()).isEqualTo(DONE);
            var folder = campaign.delivered().resolve("planetscope analytic/four_bands/field-1");
            var names = names(folder);
            assertThat(names).anyMatch(name -> name.matches("2025_06_0\\d_\\d{6}_\\w+\\.tiff"));
            var image = names.stream()
                    .filter(name -> name.matches("2025_06_0\\d_\\d{6}_[0-9a-f_]+\\.tiff"))
                    .findFirst()
                    .orElseThrow();
            var scene = image.replace(".tiff", "");
            assertThat(names).contains(scene + "_udm2.tiff", scene + "_metadata.xml", scene + "_scene.json");
            var about = Campaign.json(folder.resolve(scene + "_scene.json"));
            assertThat(about.path("id").asText()).endsWith(scene.substring(11));
            assertThat(about.path("properties").path("swath:bundle").asText()).isEqualTo("analytic_sr_udm2");
            assertThat(about.path("properties").path("pl:item_type").asText()).isEqualTo("PSScene");
            assertThat(about.has("collection"))
                    .as("STAC wants a link to a collection that is named")
                    .isFalse();
            var assets = about.path("assets");
            assertThat(assets.size()).isGreaterThan(2);
            for (var asset : assets) {
                var file = folder.resolve(asset.path("href").asText()).normalize();
                assertThat(asset.path("swath:digest").asText()).isEqualTo("sha256:" + Provider.sha256(file));
                assertThat(asset.path("file:size").asLong()).isEqualTo(Files.size(file));
            }

            campaign.set("store.layout", "swath");
            assertThat(campaign.run()).as(campaign.stderr()).isEqualTo(DONE);
            assertThat(names(folder)).as("nothing moves").isEqualTo(names);
            assertThat(campaign.swath("verify")).isEqualTo(DONE);
        }
    }

    private static List<String> names(Path folder) {
        return Campaign.files(folder, file -> true).stream()
                .map(file -> String.valueOf(file.getFileName()))
                .toList();
    }

    @Test
    void what_is_skipped_is_told_and_fetched_when_it_is_wanted() throws Exception {
        try (var campaign = campaign().set("download.skip-assets", "udm2,metadata.xml")) {
            assertThat(campaign.run()).as(campaign.stderr()).isEqualTo(DONE);
            assertThat(names(campaign.delivered()))
                    .noneMatch(name -> name.contains("udm2") || name.endsWith(".xml"))
                    .anyMatch(name -> name.endsWith(".tif"));
            var files = campaign.report("farm")
                    .path("features")
                    .get(0)
                    .path("orders")
                    .get(0)
                    .path("files");
            assertThat(files)
                    .anyMatch(file -> file.path("status").asText().equals("skipped")
                            && file.path("reason").asText().contains("download.skip-assets"));
            assertThat(campaign.swath("verify")).isEqualTo(DONE);

            campaign.set("download.skip-assets", "");
            campaign.swath("retry", "farm");
            assertThat(campaign.run()).as(campaign.stderr()).isEqualTo(DONE);
            assertThat(names(campaign.delivered()))
                    .anyMatch(name -> name.contains("udm2"))
                    .anyMatch(name -> name.endsWith(".xml"));
            assertThat(campaign.accepted()).hasSize(1);
        }
    }

    @Test
    void what_cannot_be_is_refused_at_the_start() throws Exception {
        try (var campaign = campaign()) {
            campaign.set("download.skip-assets", "tif");
            assertThat(campaign.run()).isEqualTo(USAGE);
            assertThat(campaign.stderr()).contains("download.skip-assets", "images are never skipped");
            campaign.set("download.skip-assets", "").set("store.template", "{drop}/{item}.tif");
            assertThat(campaign.run()).isEqualTo(USAGE);
            assertThat(campaign.stderr()).contains("store.template", "{file}");
            campaign.set("store.template", "").set("store.layout", "template");
            assertThat(campaign.run()).isEqualTo(USAGE);
            assertThat(campaign.stderr()).contains("store.template");
        }
    }
}
