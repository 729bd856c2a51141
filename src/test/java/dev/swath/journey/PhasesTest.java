package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lookup, order and download as three steps, each of which may be repeated. */
class PhasesTest {
    private final Path home;

    PhasesTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void lookup_order_and_download_one_after_the_other() throws Exception {
        try (var campaign = Campaign.in(home)) {
            var fields = home.resolve("fields/farm.shp");
            Parcels.drop(fields, 2);

            assertThat(campaign.swath("lookup", fields.toString()))
                    .as(campaign.stderr())
                    .isZero();
            assertThat(campaign.calls("create")).isZero();
            assertThat(chosen(home.resolve("lookup/farm/field-1.geojson"))).isPositive();
            assertThat(chosen(home.resolve("lookup/farm/field-2.geojson"))).isPositive();

            assertThat(campaign.swath("order", "farm")).as(campaign.stderr()).isZero();
            var ordered = campaign.accepted();
            assertThat(ordered).hasSizeGreaterThanOrEqualTo(2);
            assertThat(ordered.values()).containsOnly(1L);
            assertThat(campaign.images()).isEmpty();
            assertThat(campaign.calls("link")).isZero();

            assertThat(campaign.swath("download", "farm")).as(campaign.stderr()).isZero();
            assertThat(campaign.accepted()).isEqualTo(ordered);
            var report = campaign.report("farm");
            assertThat(report.path("state").asText()).isEqualTo("finished");
            assertThat(report.path("totals").path("delivered").asInt())
                    .isEqualTo(
                            Campaign.files(campaign.delivered(), file -> true).size());
            assertThat(fields).as("the user's own file stays where it is").exists();
            assertThat(campaign.swath("status")).isZero();
        }
    }

    @Test
    void looking_up_twice_and_ordering_twice_does_no_harm() throws Exception {
        try (var campaign = Campaign.in(home)) {
            var fields = home.resolve("fields/farm.shp");
            Parcels.drop(fields, 1);

            assertThat(campaign.swath("lookup", fields.toString())).isZero();
            var searches = campaign.calls("search");
            assertThat(campaign.swath("lookup", fields.toString()))
                    .as(campaign.stderr())
                    .isZero();
            assertThat(campaign.calls("search")).isEqualTo(searches);
            assertThat(campaign.calls("create")).isZero();

            assertThat(campaign.swath("order", "farm")).as(campaign.stderr()).isZero();
            var ordered = campaign.accepted();
            assertThat(ordered).isNotEmpty();
            assertThat(campaign.swath("order", "farm")).as(campaign.stderr()).isZero();
            assertThat(campaign.swath("order", fields.toString()))
                    .as(campaign.stderr())
                    .isZero();
            assertThat(campaign.accepted()).isEqualTo(ordered);

            assertThat(campaign.swath("download", "all")).as(campaign.stderr()).isZero();
            assertThat(campaign.images()).isNotEmpty();
        }
    }

    private static long chosen(Path lookup) {
        long chosen = 0;
        for (JsonNode feature : Campaign.json(lookup).path("features")) {
            chosen += feature.path("properties").path("chosen").asBoolean() ? 1 : 0;
        }
        return chosen;
    }
}
