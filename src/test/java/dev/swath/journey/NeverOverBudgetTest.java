package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders never come to more than was allowed, and a plan goes out only as it was shown. */
class NeverOverBudgetTest {
    /** A parcel of 300 m by 300 m, and the best scene of each of two or three weeks. */
    private static final int PARCELS = 4;

    private final Path home;

    NeverOverBudgetTest(@TempDir Path home) {
        this.home = home;
    }

    private Campaign campaign() throws IOException {
        var campaign = Campaign.in(home);
        Parcels.drop(campaign.inbox().resolve("farm.shp"), PARCELS);
        return campaign;
    }

    private static BigDecimal ordered(JsonNode report) {
        return report.path("totals").path("ordered_hectares").decimalValue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "day", "month", "drop"})
    void a_limit_is_never_exceeded_and_the_rest_waits(String of) throws Exception {
        try (var campaign = campaign().set("quota.max-hectares-per-" + of, "40")) {
            assertThat(campaign.run()).as(campaign.stderr()).isEqualTo(4);
            int within = campaign.accepted().size();
            assertThat(within).isPositive();
            assertThat(squareKmCharged(campaign)).isLessThanOrEqualTo(0.4001);
            var report = campaign.report("farm");
            assertThat(report.path("totals").path("waiting").asInt()).isPositive();
            assertThat(report.path("totals").path("delivered").asInt())
                    .as("as it stands at the end")
                    .isPositive();
            assertThat(report.path("reasons").findValuesAsText("code")).contains("over-" + of + "-budget");

            campaign.set("quota.max-hectares-per-" + of, "0");
            assertThat(campaign.run()).as(campaign.stderr()).isZero();
            assertThat(campaign.accepted().size()).isGreaterThan(within);
            assertThat(campaign.report("farm").path("totals").path("waiting").asInt())
                    .isZero();
        }
    }

    /** As the simulated service charged it. */
    private static double squareKmCharged(Campaign campaign) throws Exception {
        return new Provider(campaign.sandbox()).squareKmCharged();
    }

    @Test
    void a_drop_above_the_threshold_waits_and_goes_out_exactly_as_shown() throws Exception {
        try (var campaign = campaign().set("quota.approve-above-hectares", "10")) {
            assertThat(campaign.run()).as(campaign.stderr()).isEqualTo(4);
            assertThat(campaign.accepted()).isEmpty();
            var plan = plan(campaign);
            assertThat(plan.path("hectares").decimalValue()).isGreaterThan(BigDecimal.TEN);
            assertThat(campaign.swath("approve", "farm", "--plan", "000000000000"))
                    .isEqualTo(1);
            assertThat(campaign.stderr()).contains("is not 000000000000").hasLineCount(1);
            assertThat(campaign.run()).isEqualTo(4);
            assertThat(campaign.accepted()).isEmpty();

            assertThat(campaign.swath(
                            "approve", "farm", "--plan", plan.path("plan").asText()))
                    .as(campaign.stderr())
                    .isZero();
            assertThat(campaign.run()).as(campaign.stderr()).isZero();
            assertThat(campaign.accepted()).hasSize(plan.path("orders").asInt());
            assertThat(ordered(campaign.report("farm")))
                    .isEqualByComparingTo(plan.path("hectares").decimalValue());
        }
    }

    @Test
    void a_file_in_the_inbox_approves_too() throws Exception {
        try (var campaign = campaign().set("quota.approve-above-hectares", "10")) {
            assertThat(campaign.run()).as(campaign.stderr()).isEqualTo(4);
            Files.createFile(campaign.inbox().resolve("farm.approved"));
            assertThat(campaign.run()).as(campaign.stderr()).isZero();
            assertThat(campaign.accepted()).isNotEmpty();
            assertThat(campaign.inbox().resolve("farm.approved")).doesNotExist();
        }
    }

    @Test
    void a_drop_below_the_threshold_goes_out_by_itself() throws Exception {
        try (var campaign = campaign().set("quota.approve-above-hectares", "10000")) {
            assertThat(campaign.run()).as(campaign.stderr()).isZero();
            assertThat(campaign.accepted()).isNotEmpty();
        }
    }

    @Test
    void a_dry_run_writes_the_plan_and_orders_nothing() throws Exception {
        try (var campaign = Campaign.in(home)) {
            var shp = home.resolve("farm.shp");
            Parcels.drop(shp, PARCELS);
            assertThat(campaign.swath("order", shp.toString(), "--dry-run"))
                    .as(campaign.stderr())
                    .isZero();
            assertThat(campaign.accepted()).isEmpty();
            var plan = plan(campaign);
            assertThat(plan.path("items")).hasSize(plan.path("scenes").asInt()).isNotEmpty();
            var file = planFile();
            assertThat(Files.readAllLines(file.resolveSibling("plan.csv")))
                    .hasSize(plan.path("scenes").asInt() + 1);
            var shapes = Campaign.json(file.resolveSibling("plan.geojson")).path("features");
            assertThat(shapes).hasSize(plan.path("scenes").asInt());
            assertThat(shapes.get(0).path("geometry").path("type").asText()).isEqualTo("Polygon");

            assertThat(campaign.swath("order", "farm")).as(campaign.stderr()).isZero();
            assertThat(campaign.accepted()).hasSize(plan.path("orders").asInt());
            assertThat(squareKmCharged(campaign) * 100)
                    .isCloseTo(plan.path("hectares").asDouble(), org.assertj.core.data.Offset.offset(0.1));
        }
    }

    @Test
    void a_dry_run_of_a_drop_that_waits_to_be_ordered_sends_nothing_either() throws Exception {
        try (var campaign = campaign().set("quota.max-hectares-per-run", "20")) {
            assertThat(campaign.run()).as(campaign.stderr()).isEqualTo(4);
            int before = campaign.accepted().size();
            assertThat(campaign.calls("create")).isEqualTo(before);
            campaign.set("quota.max-hectares-per-run", "0");
            campaign.swath("order", "farm", "--dry-run");
            assertThat(campaign.calls("create")).as(campaign.stderr()).isEqualTo(before);
            var plan = plan(campaign);
            assertThat(plan.path("orders").asInt())
                    .as("what is held is planned")
                    .isPositive();
            campaign.swath("lookup", "farm");
            assertThat(campaign.calls("create")).isEqualTo(before);
            assertThat(campaign.run()).as(campaign.stderr()).isZero();
            assertThat(campaign.accepted()).hasSize(before + plan.path("orders").asInt());
        }
    }

    private Path planFile() {
        return Campaign.files(home, file -> file.endsWith("plan.json")).get(0);
    }

    private JsonNode plan(Campaign campaign) {
        assertThat(campaign.home()).isEqualTo(home);
        return Campaign.json(planFile());
    }

    @Test
    void what_the_account_has_left_is_obeyed_where_that_is_set() throws Exception {
        var options = Campaign.quick().withQuota(0.3);
        try (var campaign =
                Campaign.in(home, options).set("quota.account", "obey").set("quota.check-ms", "50")) {
            Parcels.drop(campaign.inbox().resolve("farm.shp"), PARCELS);
            assertThat(campaign.run()).as(campaign.stderr()).isEqualTo(4);
            assertThat(squareKmCharged(campaign)).isPositive().isLessThanOrEqualTo(0.3);
            assertThat(campaign.log()).doesNotContain("Planet answered 400");
        }
    }

    @Test
    void a_refusal_for_quota_stops_ordering_and_fails_nothing() throws Exception {
        var options = Campaign.quick().withQuota(0.3);
        try (var campaign = Campaign.in(home, options).set("quota.account", "off")) {
            Parcels.drop(campaign.inbox().resolve("farm.shp"), PARCELS);
            assertThat(campaign.run()).as(campaign.stderr()).isEqualTo(4);
            assertThat(campaign.accepted()).isNotEmpty();
            long refused = campaign.calls("create") - campaign.accepted().size();
            assertThat(refused).as("orders tried in vain").isEqualTo(1);
            assertThat(campaign.swath("status", "farm")).isEqualTo(4);
        }
    }
}
