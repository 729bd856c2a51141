package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.swath.io.ledger.SqlLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What another program ordered is taken in whole, is not bought again, and comes when it is asked for. */
class ImportOrdersTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GONE = "99999999-1111-4222-8333-944455556666";

    private final Path home;

    ImportOrdersTest(@TempDir Path home) {
        this.home = home;
    }

    private static Campaign campaign(Path home) throws IOException {
        return Campaign.in(home)
                .set("select.cadence", "all")
                .set("select.max-cloud-percent", 100)
                .set("order.bundle", "analytic_8b_sr_udm2,analytic_sr_udm2");
    }

    private static void drop(Campaign campaign, String name) throws IOException {
        try (var parcels = Parcels.into(campaign.inbox().resolve(name + ".shp"))) {
            parcels.add("north", Parcels.square(1), "20250601", "20250604");
            parcels.add("south", Parcels.square(2), "20250601", "20250604");
        }
    }

    /** Orders are placed, and then everything about them is lost but Planet's ids. */
    private List<String> ordersOfSomebodyElse(Campaign campaign) throws IOException {
        drop(campaign, "before");
        assertThat(campaign.run()).as(campaign.stderr()).isZero();
        var ids = new ArrayList<String>();
        for (var file : Campaign.files(home.resolve("orders"), path -> true)) {
            Campaign.json(file)
                    .path("orders")
                    .forEach(order -> ids.add(order.path("planet_id").asText()));
        }
        for (var folder : List.of("state", "delivered", "orders", "lookup", "inbox")) {
            remove(home.resolve(folder));
        }
        Files.createDirectories(campaign.inbox());
        assertThat(ids).hasSizeGreaterThan(1);
        return ids;
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private Path ordersJson(List<String> ids) throws IOException {
        ArrayNode list = JSON.createArrayNode();
        for (int i = 0; i < ids.size(); i++) {
            var entry = list.addObject().put("order_id", ids.get(i)).put("aoi_name", i % 2 == 0 ? "North" : "South");
            if (i % 2 == 0) {
                entry.put("start_date", "N/A").put("status", "queued").put("batch_id", "batch-7");
            } else {
                entry.put("order_type", "PSScope").put("quota_hectares", 12.5).putNull("end_date");
            }
        }
        list.addObject().put("order_id", GONE).put("aoi_name", "Gone").put("status", "success");
        list.addObject().put("order_id", ids.get(0)).put("scenes_found", 3);
        list.addObject().put("aoi_name", "never placed").put("status", "error");
        return Files.writeString(home.resolve("orders.json"), list.toString());
    }

    private static List<String> rows(Path home) throws SQLException {
        try (var ledger = SqlLedger.open("jdbc:sqlite:" + home.resolve("state/ledger.db"), Clock.systemUTC(), "test");
                var connection = ledger.readOnly().getConnection();
                var statement = connection.createStatement()) {
            var counts = new ArrayList<String>();
            for (var table :
                    List.of("job", "feature", "request", "purchase", "owned_item", "imported_order", "delivery")) {
                counts.add(table + " "
                        + statement
                                .executeQuery("select count(*) from " + table)
                                .getInt(1));
            }
            return counts;
        }
    }

    @Test
    void an_old_list_comes_in_whole_is_not_bought_again_and_is_shared_when_it_is_fetched() throws Exception {
        try (var campaign = campaign(home)) {
            var ids = ordersOfSomebodyElse(campaign);
            var accepted = campaign.accepted().size();
            ordersJson(ids);

            var told = Verb.json(campaign, 3, "import-orders", "orders.json");
            assertThat(campaign.stderr()).contains("orders.json, entry " + (ids.size() + 3) + ": has no order id");
            assertThat(told.path("orders").asInt()).isEqualTo(ids.size() + 1);
            assertThat(told.path("taken").asInt()).isEqualTo(ids.size() + 1);
            assertThat(told.path("told_again").asInt()).isEqualTo(1);
            assertThat(told.path("refused").asInt()).isEqualTo(1);
            assertThat(told.path("unread").asInt()).isZero();
            assertThat(campaign.images()).as("nothing is fetched unasked").isEmpty();

            var stats = Verb.json(campaign, 0, "db", "stats");
            assertThat(stats.path("orders").asInt()).isEqualTo(ids.size() + 1);
            assertThat(stats.path("imported").asInt()).isEqualTo(ids.size() + 1);
            assertThat(sum(stats.path("by_status"), "orders")).isEqualTo(ids.size() + 1);
            assertThat(sum(stats.path("by_type"), "orders")).isEqualTo(ids.size() + 1);
            var listed = Verb.json(campaign, 0, "db", "list-orders").path("orders");
            assertThat(sum(listed, "scenes_selected")).isEqualTo(sum(stats.path("by_status"), "scenes"));
            assertThat(listed).allMatch(order -> order.path("status").asText().equals("success"));
            assertThat(Verb.json(campaign, 0, "db", "get", GONE)
                            .path("order")
                            .path("note")
                            .asText())
                    .contains("does not know");

            var before = rows(home);
            var again = Verb.json(campaign, 3, "import-orders", "orders.json");
            assertThat(again.path("taken").asInt()).isZero();
            assertThat(again.path("known").asInt()).isEqualTo(ids.size() + 1);
            assertThat(rows(home)).isEqualTo(before);

            drop(campaign, "after");
            assertThat(campaign.run()).as("it waits for the files of others").isEqualTo(4);
            assertThat(campaign.accepted()).as("nothing is bought again").hasSize(accepted);
            assertThat(campaign.swath("download", "import-orders"))
                    .as(campaign.stderr())
                    .isEqualTo(1);
            assertThat(campaign.run()).isIn(0, 1, 3);
            assertThat(campaign.accepted()).hasSize(accepted);
            var report = campaign.report("after");
            assertThat(report.path("totals").path("orders").asInt()).isZero();
            assertThat(report.path("totals").path("shared_scenes").asInt()).isPositive();
            report.path("features").forEach(feature -> {
                assertThat(feature.path("status").asText()).isEqualTo("delivered");
                feature.path("shared").forEach(shared -> shared.path("files").forEach(file -> assertThat(
                                campaign.delivered().resolve(file.path("target").asText()))
                        .exists()));
            });
        }
    }

    private static long sum(JsonNode rows, String field) {
        long sum = 0;
        for (var row : rows) {
            sum += row.path(field).asLong();
        }
        return sum;
    }

    @Test
    void without_waiting_the_next_run_reads_them_before_it_orders() throws Exception {
        try (var campaign = campaign(home)) {
            var ids = ordersOfSomebodyElse(campaign);
            var accepted = campaign.accepted().size();
            ordersJson(ids);
            drop(campaign, "after");
            assertThat(campaign.swath("import-orders", "orders.json", "--no-wait"))
                    .isEqualTo(3);
            campaign.run();
            assertThat(campaign.accepted()).as("nothing is bought again").hasSize(accepted);
        }
    }
}
