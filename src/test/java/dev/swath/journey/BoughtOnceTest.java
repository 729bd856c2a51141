package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one drop has bought is never bought again, whoever asks for it and under whatever name. */
class BoughtOnceTest {
    private final Path home;

    BoughtOnceTest(@TempDir Path home) {
        this.home = home;
    }

    private static void drop(
            Campaign campaign, String name, String id, int square, String start, String end, String more)
            throws IOException {
        var shp = campaign.inbox().resolve(name + ".shp");
        try (var parcels = Parcels.into(shp)) {
            parcels.add(id, Parcels.square(square), start, end);
        }
        Files.writeString(campaign.inbox().resolve(name + ".properties"), "id_column=FIELD_ID\n" + more);
    }

    private static Campaign campaign(Path home) throws IOException {
        // one bundle, so that a field and its days are one order
        return Campaign.in(home)
                .set("select.cadence", "all")
                .set("select.max-cloud-percent", 100)
                .set("order.bundle", "analytic_sr_udm2");
    }

    /** Scenes that a report says were ordered, and those that were shared. */
    private static Set<String> items(JsonNode report, String how) {
        var items = new TreeSet<String>();
        report.path("features").forEach(feature -> feature.path(how)
                .forEach(order -> order.path("items").forEach(item -> items.add(item.asText()))));
        return items;
    }

    private static List<Path> files(Campaign campaign, JsonNode report, String how) {
        var files = new ArrayList<Path>();
        report.path("features").forEach(feature -> feature.path(how).forEach(order -> order.path("files")
                .forEach(file -> files.add(
                        campaign.delivered().resolve(file.path("target").asText())))));
        return files;
    }

    @Test
    void one_field_in_two_files_under_two_names_is_bought_once_and_both_get_its_files() throws Exception {
        try (var campaign = campaign(home)) {
            drop(campaign, "fields_north", "field_north", 1, "20250601", "20250605", "");
            drop(campaign, "fields_south", "field_south", 1, "20250601", "20250605", "");
            assertThat(campaign.run()).as(campaign.stderr()).isZero();

            assertThat(campaign.accepted()).hasSize(1);
            var reports = List.of(campaign.report("fields_north"), campaign.report("fields_south"));
            assertThat(reports)
                    .extracting(report ->
                            report.path("totals").path("orders_placed").asInt())
                    .containsExactlyInAnyOrder(1, 0);
            boolean northBought =
                    reports.get(0).path("totals").path("orders_placed").asInt() == 1;
            var buyer = reports.get(northBought ? 0 : 1);
            var sharer = reports.get(northBought ? 1 : 0);
            assertThat(items(sharer, "shared"))
                    .isEqualTo(items(buyer, "orders"))
                    .isNotEmpty();
            assertThat(sharer.path("features").get(0).path("status").asText()).isEqualTo("delivered");
            assertThat(sharer.path("features")
                            .get(0)
                            .path("shared")
                            .get(0)
                            .path("drop")
                            .asText())
                    .isEqualTo(buyer.path("drop").asText());
            var shared = files(campaign, sharer, "shared");
            assertThat(shared).isNotEmpty().allSatisfy(file -> assertThat(file).exists());
            assertThat(shared)
                    .allSatisfy(file -> assertThat(home.relativize(file).toString())
                            .contains(sharer.path("drop").asText()));
            for (var file : shared) {
                assertThat(files(campaign, buyer, "orders"))
                        .anySatisfy(bought ->
                                assertThat(Files.isSameFile(bought, file)).isTrue());
            }
        }
    }

    @Test
    void overlapping_periods_buy_the_new_days_only() throws Exception {
        try (var campaign = campaign(home)) {
            drop(campaign, "first", "field", 1, "20250601", "20250605", "");
            assertThat(campaign.run()).as(campaign.stderr()).isZero();
            drop(campaign, "second", "field-renamed", 1, "20250603", "20250608", "");
            assertThat(campaign.run()).as(campaign.stderr()).isZero();

            var before = items(campaign.report("first"), "orders");
            var bought = items(campaign.report("second"), "orders");
            var shared = items(campaign.report("second"), "shared");
            assertThat(bought).isNotEmpty().doesNotContainAnyElementsOf(before);
            assertThat(shared).isNotEmpty().isSubsetOf(before);
            assertThat(bought).allMatch(item -> item.compareTo("20250606") >= 0);
            assertThat(shared).allMatch(item -> item.compareTo("20250603") >= 0);
        }
    }

    @Test
    void another_bundle_and_another_clip_are_other_goods() throws Exception {
        try (var campaign = campaign(home)) {
            drop(campaign, "fields", "a", 1, "20250601", "20250602", "");
            assertThat(campaign.run()).as(campaign.stderr()).isZero();
            assertThat(campaign.accepted()).hasSize(1);

            drop(campaign, "other-bundle", "a", 1, "20250601", "20250602", "bundle=analytic_8b_sr_udm2\n");
            drop(campaign, "other-clip", "a", 2, "20250601", "20250602", "");
            drop(campaign, "whole", "a", 1, "20250601", "20250602", "order.clip=false\n");
            drop(campaign, "harmonized", "a", 1, "20250601", "20250602", "order.harmonize=true\n");
            drop(campaign, "the-same", "b", 1, "20250601", "20250602", "max_cloud=99\n");
            assertThat(campaign.run()).as(campaign.stderr()).isZero();
            assertThat(campaign.accepted()).hasSize(5);
            assertThat(items(campaign.report("the-same"), "orders")).isEmpty();
            assertThat(items(campaign.report("the-same"), "shared"))
                    .isEqualTo(items(campaign.report("fields"), "orders"));
        }
    }

    @Test
    void a_drop_may_say_that_it_buys_again() throws Exception {
        try (var campaign = campaign(home)) {
            drop(campaign, "fields", "a", 1, "20250601", "20250602", "");
            assertThat(campaign.run()).as(campaign.stderr()).isZero();
            drop(campaign, "fields", "a", 1, "20250601", "20250602", "order.again=true\n");
            assertThat(campaign.run()).as(campaign.stderr()).isZero();
            assertThat(campaign.accepted()).hasSize(2);

            drop(campaign, "later", "b", 1, "20250601", "20250602", "");
            assertThat(campaign.run()).as(campaign.stderr()).isZero();
            assertThat(campaign.accepted())
                    .as("what was bought again is shared again")
                    .hasSize(2);
        }
    }

    @Test
    void changed_content_buys_what_changed_and_links_the_rest_in_its_place() throws Exception {
        try (var campaign = campaign(home)) {
            drop(campaign, "farm", "field-1", 1, "20250601", "20250602", "");
            assertThat(campaign.run()).as(campaign.stderr()).isZero();
            try (var parcels = Parcels.into(campaign.inbox().resolve("farm.shp"))) {
                parcels.add("field-1", Parcels.square(1), "20250601", "20250602");
                parcels.add("field-2", Parcels.square(2), "20250601", "20250602");
            }
            assertThat(campaign.run()).as(campaign.stderr()).isZero();
            assertThat(campaign.accepted()).hasSize(2);
            var second = campaign.reports("farm").get(1);
            assertThat(second.path("totals").path("orders_placed").asInt()).isEqualTo(1);
            assertThat(files(campaign, second, "shared")).isNotEmpty().allSatisfy(file -> assertThat(file)
                    .exists());
        }
    }

    @Test
    void a_shared_file_that_was_deleted_is_fetched_again() throws Exception {
        try (var campaign = campaign(home)) {
            drop(campaign, "first", "a", 1, "20250601", "20250602", "");
            assertThat(campaign.run()).as(campaign.stderr()).isZero();
            var gone = files(campaign, campaign.report("first"), "orders").stream()
                    .filter(file -> file.toString().endsWith(".tif"))
                    .findFirst()
                    .orElseThrow();
            Files.delete(gone);
            drop(campaign, "second", "b", 1, "20250601", "20250602", "");
            assertThat(campaign.run()).as(campaign.stderr()).isZero();
            assertThat(gone).exists();
            assertThat(files(campaign, campaign.report("second"), "shared"))
                    .allSatisfy(file -> assertThat(file).exists());
            assertThat(campaign.accepted()).hasSize(1);
        }
    }
}
