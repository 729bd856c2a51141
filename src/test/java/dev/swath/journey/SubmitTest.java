package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FlowZero's submit and check-order-status: one area, its order, its files. */
class SubmitTest {
    private static final int WAITING = 4;

    private final Path home;

    SubmitTest(@TempDir Path home) {
        this.home = home;
    }

    private Path area(String name) throws Exception {
        var file = home.resolve(name);
        Files.writeString(file, """
                {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates":
                    [[[9.3, 55.9], [9.305, 55.9], [9.305, 55.903], [9.3, 55.903], [9.3, 55.9]]]}}""");
        return file;
    }

    private static String[] submit(Path area, String... more) {
        var words = new String[] {
            "submit", "--geojson", area.toString(), "--start-date", "2025-06-01", "--end-date", "2025-06-21"
        };
        var all = java.util.Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return all;
    }

    @Test
    void it_ends_when_planet_has_the_order_and_the_check_brings_its_files() throws Exception {
        try (var campaign = Campaign.in(home)) {
            var submitted = Verb.json(campaign, 0, submit(area("aoi.geojson")));
            var order = submitted.path("orders").get(0);
            var id = order.path("order_id").asText();
            assertThat(id).matches("[0-9a-f-]{36}");
            assertThat(order.path("bundle").asText())
                    .as("four bands, as in FlowZero")
                    .isEqualTo("analytic_sr_udm2");
            assertThat(submitted.path("hectares").decimalValue()).isPositive();
            assertThat(submitted.path("scenes").asInt()).isEqualTo(3);
            assertThat(submitted.path("batch_id").asText()).hasSize(26);
            assertThat(campaign.accepted()).hasSize(1);
            assertThat(campaign.calls("link")).as("fetched by the check").isZero();

            var checked = Verb.json(campaign, 0, "check-order-status", id, "--wait");
            assertThat(checked.path("orders").get(0).path("status").asText()).isEqualTo("success");
            long files = checked.path("downloaded").asLong();
            assertThat(files)
                    .isEqualTo(
                            Campaign.files(campaign.delivered(), file -> true).size());
            assertThat(campaign.images()).isNotEmpty();

            var again = Verb.json(
                    campaign, 0, "check-order-status", order.path("name").asText());
            assertThat(again.path("downloaded").asLong()).isZero();
            assertThat(again.path("skipped").asLong()).isEqualTo(files);
            assertThat(Verb.json(campaign, 0, "check-order-status", id, "--overwrite")
                            .path("downloaded")
                            .asLong())
                    .isEqualTo(files);
            Files.delete(campaign.images().get(0));
            assertThat(Verb.json(campaign, 0, "check-order-status", id, "--force")
                            .path("downloaded")
                            .asLong())
                    .isEqualTo(1);
            assertThat(campaign.accepted()).hasSize(1);
        }
    }

    @Test
    void twice_the_same_is_one_order_and_the_second_says_which() throws Exception {
        try (var campaign = Campaign.in(home)) {
            var area = area("aoi.geojson");
            var first = Verb.json(campaign, 0, submit(area));
            var second = Verb.json(campaign, 0, submit(area, "--skip-if-exists"));
            var renamed = Verb.json(campaign, 0, submit(area("other.geojson")));

            assertThat(campaign.accepted()).hasSize(1).containsValue(1L);
            assertThat(second.path("existed").asBoolean()).isTrue();
            assertThat(second.path("submitted").asLong()).isZero();
            assertThat(second.path("orders")).isEqualTo(first.path("orders"));
            assertThat(renamed.path("orders")).isEmpty();
            assertThat(renamed.path("shared").get(0).path("order_id"))
                    .isEqualTo(first.path("orders").get(0).path("order_id"));
        }
    }

    @Test
    void a_dry_run_shows_what_the_order_will_be() throws Exception {
        try (var campaign = Campaign.in(home)) {
            var area = area("aoi.geojson");
            var plan = Verb.json(campaign, 0, submit(area, "--dry-run"));
            assertThat(campaign.calls("create")).isZero();
            assertThat(Verb.json(campaign, 0, "batch-check-status", "aoi").path("orders"))
                    .as("a look at it orders nothing")
                    .isEmpty();
            assertThat(campaign.calls("create")).isZero();

            var submitted = Verb.json(campaign, 0, submit(area));
            assertThat(submitted.path("scenes")).isEqualTo(plan.path("scenes_selected"));
            assertThat(submitted.path("hectares").decimalValue())
                    .isEqualByComparingTo(plan.path("hectares").decimalValue());
        }
    }

    @Test
    void a_plan_above_the_threshold_waits_and_yes_approves_what_is_shown() throws Exception {
        try (var campaign = Campaign.in(home).set("quota.approve-above-hectares", "1")) {
            var area = area("aoi.geojson");
            assertThat(Verb.said(campaign, WAITING, submit(area))).contains("needs approval", "swath approve ");
            assertThat(campaign.accepted()).isEmpty();
            assertThat(Verb.said(campaign, 0, submit(area, "--yes"))).contains("Order ID: ");
            assertThat(campaign.accepted()).hasSize(1);
        }
    }

    @Test
    void it_waits_for_the_files_when_told_and_copies_them_where_they_are_wanted() throws Exception {
        try (var campaign = Campaign.in(home)) {
            assertThat(Verb.said(campaign, 0, submit(area("aoi.geojson"), "--wait")))
                    .contains("success");
            var delivered = Campaign.files(campaign.delivered(), file -> true);
            assertThat(campaign.images()).isNotEmpty();

            var copied = Verb.json(campaign, 0, "batch-check-status", "aoi", "--output", "copies");
            assertThat(copied.path("copies").path("made").asInt()).isEqualTo(delivered.size());
            assertThat(Campaign.files(campaign.delivered(), file -> true))
                    .as("nothing is moved")
                    .isEqualTo(delivered);
            var copy = home.resolve("copies")
                    .resolve(campaign.delivered().relativize(campaign.images().get(0)));
            assertThat(copy).hasSameBinaryContentAs(campaign.images().get(0));
            Files.writeString(copy, "mine");
            assertThat(Verb.said(campaign, 1, "batch-check-status", "aoi", "--output", "copies"))
                    .contains("another file is there already");
            assertThat(copy).hasContent("mine");
        }
    }

    @Test
    void beside_a_running_swath_that_one_orders_and_fetches() throws Exception {
        try (var campaign = Campaign.in(home)) {
            var service = service(campaign);
            try {
                org.awaitility.Awaitility.await()
                        .atMost(60, TimeUnit.SECONDS)
                        .until(() -> Files.exists(home.resolve("state/ledger.db.lock"))
                                && campaign.calls("stats") + campaign.calls("subscriptions") > 0);
                var submitted = Verb.json(campaign, 0, submit(area("aoi.geojson")));
                assertThat(campaign.accepted()).hasSize(1);
                var id = submitted.path("orders").get(0).path("order_id").asText();
                var checked = Verb.json(campaign, 0, "check-order-status", id, "--wait");
                assertThat(checked.path("orders").get(0).path("stored").asLong())
                        .isPositive();
                assertThat(campaign.images()).isNotEmpty();
                assertThat(service.isAlive()).isTrue();
            } finally {
                service.destroy();
                service.waitFor();
            }
        }
    }

    private Process service(Campaign campaign) throws Exception {
        var command = new java.util.ArrayList<>(java.util.List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                dev.swath.app.Main.class.getName()));
        command.addAll(campaign.arguments("run"));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("service.txt").toFile())
                .start();
    }
}
