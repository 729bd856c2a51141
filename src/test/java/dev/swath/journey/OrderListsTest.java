package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.app.wiring.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lists of orders, and the settings of FlowZero, as a person asks for them. */
class OrderListsTest {
    private static final String ONE = "3d0c4f0e-1111-4222-8333-944455556666";
    private static final String TWO = "4d0c4f0e-1111-4222-8333-944455556666";

    private final Path home;

    OrderListsTest(@TempDir Path home) throws IOException {
        this.home = home;
        Files.writeString(
                home.resolve("orders.json"),
                "[{\"order_id\":\"" + ONE + "\",\"aoi_name\":\"North\",\"status\":\"success\",\"batch_id\":\"b1\","
                        + "\"quota_hectares\":2.5},{\"order_id\":\"" + TWO
                        + "\",\"aoi_name\":\"South\",\"status\":\"failed\"}]");
    }

    private Campaign imported() throws IOException {
        var campaign = Campaign.in(home);
        assertThat(campaign.swath("import-orders", "orders.json", "--no-wait")).isEqualTo(4);
        return campaign;
    }

    @Test
    void filters_sort_and_limit_say_which_orders() throws Exception {
        try (var campaign = imported()) {
            assertThat(Verb.said(campaign, 0, "db", "list-orders", "--sort", "aoi")
                            .lines()
                            .skip(1))
                    .hasSize(2)
                    .first()
                    .asString()
                    .contains(ONE, "North", "success", "2.50");
            assertThat(Verb.said(campaign, 0, "db", "list-orders", "--status", "FAILED"))
                    .contains(TWO)
                    .doesNotContain(ONE);
            assertThat(Verb.said(campaign, 0, "db", "list-orders", "--batch-id", "b1"))
                    .contains(ONE)
                    .doesNotContain(TWO);
            assertThat(Verb.said(campaign, 0, "db", "list-orders", "--aoi", "Nowhere"))
                    .contains("no such orders");
            assertThat(Verb.said(campaign, 0, "db", "list-orders", "--limit", "1"))
                    .contains("there are more");
            assertThat(Verb.said(campaign, 0, "db", "list-orders", "--csv"))
                    .startsWith("order_id,aoi_name,status,")
                    .contains("\n");
            assertThat(Verb.json(campaign, 0, "db", "list-batches").path("batches"))
                    .hasSize(2);
            assertThat(Verb.json(campaign, 0, "db", "pending").path("orders")).isEmpty();
            assertThat(Verb.said(campaign, 0, "db", "get", ONE)).contains("North", "batch_id", "b1");
        }
    }

    @Test
    void an_unknown_id_is_one_line_with_what_is_near() throws Exception {
        try (var campaign = imported()) {
            assertThat(campaign.swath("db", "get", ONE.replace("6666", "6667"))).isEqualTo(1);
            assertThat(campaign.stderr()).hasLineCount(1).contains("did you mean " + ONE);
            assertThat(campaign.swath("db", "get", "4d0c4f0e")).isEqualTo(1);
            assertThat(campaign.stderr()).hasLineCount(1).contains(TWO);
            assertThat(campaign.swath("db", "get", "'; drop table orders; --")).isEqualTo(1);
            assertThat(campaign.stderr()).hasLineCount(1).contains("list-orders");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "db list-orders --status good",
                "db list-orders --limit 0",
                "db list-orders --limit many",
                "db list-orders --sort colour",
                "db list-batches --sort x",
                "db get",
                "db",
                "db stat",
                "import-orders",
                "import-config",
            })
    void wrong_words_end_with_2(String words) throws Exception {
        try (var campaign = imported()) {
            assertThat(campaign.swath(words.split(" "))).isEqualTo(2);
            assertThat(campaign.stderr()).isNotBlank().doesNotContain("Exception", "\tat ");
        }
    }

    @Test
    void without_a_ledger_it_says_so() throws Exception {
        try (var campaign = Campaign.in(home)) {
            assertThat(campaign.swath("db", "stats")).isEqualTo(1);
            assertThat(campaign.stderr()).hasLineCount(1).contains("no ledger");
        }
    }

    @Test
    void a_cut_off_import_goes_on_with_the_rest() throws Exception {
        try (var campaign = Campaign.in(home)) {
            var whole = Files.readString(home.resolve("orders.json"));
            Files.writeString(home.resolve("orders.json"), whole.substring(0, whole.indexOf(TWO)));
            assertThat(campaign.swath("import-orders", "orders.json", "--no-wait"))
                    .isEqualTo(3);
            Files.writeString(home.resolve("orders.json"), whole);
            var told = Verb.json(campaign, 4, "import-orders", "orders.json", "--no-wait");
            assertThat(told.path("taken").asInt()).isEqualTo(1);
            assertThat(told.path("known").asInt()).isEqualTo(1);
            assertThat(Verb.json(campaign, 0, "db", "stats").path("orders").asInt())
                    .isEqualTo(2);
        }
    }

    @Test
    void a_config_is_printed_and_written_only_when_asked_and_never_over_what_was_changed() throws Exception {
        Files.writeString(
                home.resolve("config.yaml"),
                "planet: {api_key: PLAKhush}\ndownloads: {max_workers: 8, cloud_cover_max: 0.1}\nother: 1\n");
        try (var campaign = Campaign.in(home)) {
            assertThat(Verb.said(campaign, 3, "import-config", "config.yaml"))
                    .contains("download.workers=8", "select.max-cloud-percent=10", "PL_API_KEY", "other")
                    .doesNotContain("hush");
            var file = Settings.file(home);
            assertThat(file).doesNotExist();
            Settings.ship(file);
            Files.writeString(file, Files.readString(file).replace("download.workers=5", "download.workers=3"));
            assertThat(Verb.said(campaign, 3, "import-config", "config.yaml", "--write"))
                    .contains("--overwrite");
            assertThat(Files.readString(file)).contains("download.workers=3", "select.max-cloud-percent=10\n");
            campaign.swath("import-config", "config.yaml", "--write", "--overwrite");
            assertThat(Files.readString(file)).contains("download.workers=8");
            assertThat(Settings.faults(home, Map.of(), Map.of())).isEmpty();
        }
    }
}
