package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bad feature is set aside with its row and its reason; the others become images. */
class OneBadFeatureHarmsNoOtherTest {
    private static final int ASIDE = 3;

    private static final String MIXED = """
            {"type":"FeatureCollection","features":[
             {"type":"Feature","properties":{"name":"area"},"geometry":{"type":"Polygon","coordinates":
               [[[9.30,55.90],[9.305,55.90],[9.305,55.903],[9.30,55.903],[9.30,55.90]]]}},
             {"type":"Feature","properties":{"name":"nothing"},"geometry":null},
             {"type":"Feature","properties":{"name":"path"},"geometry":{"type":"LineString","coordinates":
               [[9.31,55.90],[9.313,55.902]]}},
             {"type":"Feature","properties":{"name":"spot"},"geometry":{"type":"Point","coordinates":[9.32,55.90]}}
            ]}""";

    private final Path home;

    OneBadFeatureHarmsNoOtherTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void rows_of_a_shapefile_that_cannot_be_used_are_set_aside() throws Exception {
        try (var campaign = Campaign.in(home)) {
            try (var parcels = Parcels.into(campaign.inbox().resolve("farm.shp"))) {
                parcels.add("good", Parcels.square(1), "20250601", "20250614")
                        .add("shapeless", null, "20250601", "20250614")
                        .addRing("crossing", Parcels.bowTie(2))
                        .add("reversed", Parcels.square(3), "20250614", "20250601")
                        .add("dateless", Parcels.square(4), "", "")
                        .addContent("torn", new byte[] {5, 0, 0, 0, 1, 2})
                        .add("also good", Parcels.square(5), "20250601", "20250614");
            }

            assertThat(campaign.run()).as(campaign.stderr()).isEqualTo(ASIDE);

            var features = byKey(campaign.report("farm"));
            assertThat(features.get("good")).isEqualTo("1 delivered");
            assertThat(features.get("also good")).isEqualTo("7 delivered");
            assertThat(features.get("crossing")).as("repaired, not lost").isEqualTo("3 delivered");
            assertThat(features.get("shapeless"))
                    .startsWith("2 aside unusable-geometry")
                    .contains("no geometry");
            assertThat(features.get("torn")).startsWith("6 aside unreadable");
            assertThat(features.get("reversed"))
                    .startsWith("4 aside reversed-dates")
                    .contains("2025-06-01", "2025-06-14");
            assertThat(features.get("dateless")).startsWith("5 aside no-date").contains("start date");
            assertThat(campaign.accepted().values()).isNotEmpty().containsOnly(1L);
        }
    }

    @Test
    void points_and_lines_are_set_aside_beside_areas() throws Exception {
        try (var campaign = Campaign.in(home)) {
            mixed(campaign);

            assertThat(campaign.run()).as(campaign.stderr()).isEqualTo(ASIDE);

            var features = byKey(campaign.report("mixed"));
            assertThat(features.get("area")).isEqualTo("1 delivered");
            assertThat(features.get("nothing")).startsWith("2 aside unusable-geometry");
            assertThat(features.get("path")).startsWith("3 aside unusable-geometry");
            assertThat(features.get("spot")).startsWith("4 aside unusable-geometry");
        }
    }

    @Test
    void points_and_lines_become_areas_where_a_width_is_set() throws Exception {
        try (var campaign = Campaign.in(home)) {
            mixed(campaign.set("intake.buffer-metres", 100));

            assertThat(campaign.run()).as(campaign.stderr()).isEqualTo(ASIDE);

            var report = campaign.report("mixed");
            var features = byKey(report);
            assertThat(features.get("nothing")).startsWith("2 aside");
            assertThat(features.get("path")).isEqualTo("3 delivered");
            assertThat(features.get("spot")).isEqualTo("4 delivered");
            // a circle of 100 m radius has 3.14 ha, its polygon a little less
            assertThat(report.path("features").get(3).path("hectares").asDouble())
                    .isBetween(3.0, 3.142);
        }
    }

    private static void mixed(Campaign campaign) throws Exception {
        Files.writeString(campaign.inbox().resolve("mixed.geojson"), MIXED);
        Files.writeString(
                campaign.inbox().resolve("mixed.properties"),
                "id_column=name\nstart_date=2025-06-01\nend_date=2025-06-14\n");
    }

    /** Row, status, and the reason where there is one. */
    private static Map<String, String> byKey(JsonNode report) {
        var features = new TreeMap<String, String>();
        for (var feature : report.path("features")) {
            var text =
                    feature.path("row").asText() + " " + feature.path("status").asText();
            var why =
                    feature.path("code").asText() + " " + feature.path("reason").asText();
            features.put(feature.path("feature").asText(), why.isBlank() ? text : text + " " + why);
        }
        return features;
    }
}
