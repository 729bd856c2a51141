package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.app.sandbox.SandboxOptions.Times;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FlowZero's batch-submit and batch-check-status: a shapefile, its orders, their files. */
class BatchSubmitTest {
    private static final int ASIDE = 3;
    private static final int WAITING = 4;

    private final Path home;

    BatchSubmitTest(@TempDir Path home) {
        this.home = home;
    }

    /** Two gages over three months, and one whose dates are reversed. */
    private Path gages() throws Exception {
        var shp = home.resolve("gages/gages.shp");
        try (var parcels = Parcels.into(shp)) {
            parcels.add("gage-1", Parcels.square(1), "20250601", "20250831");
            parcels.add("gage-2", Parcels.square(2), "20250601", "20250831");
            parcels.add("gage-3", Parcels.square(3), "20250831", "20250601");
        }
        return shp;
    }

    private String[] submit(Path shp, String more) {
        return new String[] {
            "batch-submit",
            "--shp",
            shp.toString(),
            "--gage-id-col",
            "FIELD_ID",
            "--cadence",
            "monthly",
            "--max-months",
            "1",
            "--skip-existing",
            more
        };
    }

    @Test
    void each_piece_of_a_long_period_gets_its_order_and_a_bad_row_harms_none() throws Exception {
        try (var campaign = Campaign.in(home)) {
            var shp = gages();
            var dry = Verb.json(campaign, ASIDE, submit(shp, "--dry-run"));
            assertThat(campaign.calls("create")).isZero();
            assertThat(dry.path("scenes_selected").asInt()).isPositive();

            var submitted = Verb.json(campaign, ASIDE, submit(shp, "--yes"));
            assertThat(submitted.path("aside").asInt()).isEqualTo(1);
            assertThat(submitted.path("scenes")).isEqualTo(dry.path("scenes_selected"));
            assertThat(submitted.path("orders").findValuesAsText("aoi_name")).contains("gage-1", "gage-2");
            assertThat(campaign.accepted()).hasSize(submitted.path("submitted").asInt());
            assertThat(submitted.path("submitted").asInt()
                            + submitted.path("requests_without_scenes").asInt())
                    .as("three months of two gages")
                    .isEqualTo(6);

            var batch = submitted.path("batch_id").asText();
            var checked = Verb.json(campaign, 0, "batch-check-status", batch, "--wait");
            assertThat(checked.path("statuses").path("success").asInt())
                    .isEqualTo(campaign.accepted().size());
            assertThat(checked.path("downloaded").asLong())
                    .isEqualTo(
                            Campaign.files(campaign.delivered(), file -> true).size());
            assertThat(Verb.said(campaign, 0, "batch-check-status", "gages", "--csv"))
                    .startsWith("order_id,status,aoi_name,")
                    .hasLineCount(1 + campaign.accepted().size());
        }
    }

    @Test
    void orders_that_planet_works_on_are_looked_at_by_its_list_alone() throws Exception {
        var slow = new Times(Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofHours(24));
        try (var campaign = Campaign.in(home, Campaign.quick().withTimes(slow))) {
            var submitted = Verb.json(campaign, ASIDE, submit(gages(), "--yes"));
            int orders = submitted.path("submitted").asInt();
            assertThat(orders).isGreaterThan(3);
            long lists = campaign.calls("list");

            var checked = Verb.json(campaign, WAITING, "batch-check-status", "gages");
            assertThat(checked.path("statuses").path("queued").asInt()).isEqualTo(orders);
            assertThat(campaign.calls("list") - lists).as("one list for all").isBetween(1L, 2L);
            assertThat(campaign.calls("get")).isZero();
        }
    }

    @Test
    void a_column_gage_id_names_the_rows_where_nothing_else_is_said() throws Exception {
        try (var campaign = Campaign.in(home)) {
            var areas = Files.writeString(home.resolve("areas.geojson"), """
                    {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"gage_id": "01234"},
                     "geometry": {"type": "Polygon", "coordinates":
                      [[[11, 50], [11.01, 50], [11.01, 50.01], [11, 50.01], [11, 50]]]}}]}""");

            var dry = Verb.said(
                    campaign,
                    0,
                    "batch-submit",
                    "--shp",
                    areas.toString(),
                    "--dry-run",
                    "--set",
                    "intake.start-date=2025-06-01",
                    "--set",
                    "intake.end-date=2025-06-14");

            assertThat(dry).contains("  01234  ");
        }
    }
}
