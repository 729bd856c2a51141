package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FlowZero's preview: what there is, what it would cost, and nothing is ordered. */
class SearchScenesTest {
    private final Path home;

    SearchScenesTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void scenes_with_coverage_clouds_link_and_hectares_as_table_csv_json_and_footprints() throws Exception {
        try (var campaign = Campaign.in(home)) {
            var shp = home.resolve("fields/farm.shp");
            Parcels.drop(shp, 1);
            var json = Verb.json(campaign, 0, "search-scenes", "--shp", shp.toString(), "--id-column", "FIELD_ID");
            int found = json.path("found").asInt();
            int selected = json.path("selected").asInt();
            assertThat(found).isGreaterThan(selected);
            assertThat(selected).isPositive();
            var scene = json.path("scenes").get(0);
            assertThat(scene.path("aoi_name").asText()).isEqualTo("field-1");
            assertThat(scene.path("coverage_percent").asDouble()).isBetween(0.0, 100.0);
            assertThat(scene.path("hectares").decimalValue()).isPositive();
            assertThat(scene.path("thumbnail").asText())
                    .endsWith(scene.path("scene").asText() + "/thumb")
                    .doesNotContain(Campaign.KEY);

            long searches = campaign.calls("search");
            assertThat(Verb.said(
                            campaign, 0, "search-scenes", "--shp", shp.toString(), "--id-column", "FIELD_ID", "--csv"))
                    .startsWith("scene,day,aoi_name,coverage_percent,cloud_percent,hectares,selected,thumbnail,")
                    .hasLineCount(found + 1);
            assertThat(campaign.calls("search")).as("not asked again").isEqualTo(searches);

            var out = home.resolve("out/scenes.geojson");
            var words = new String[] {
                "search-scenes", "--shp", shp.toString(), "--id-column", "FIELD_ID", "--output", out.toString()
            };
            assertThat(Verb.said(campaign, 0, words)).contains("selected " + selected, "picture of ");
            assertThat(Campaign.json(out).path("features")).hasSize(found);
            assertThat(campaign.swath(words)).as("an own file is not replaced").isEqualTo(2);
            assertThat(campaign.calls("create")).isZero();
            assertThat(campaign.leftovers()).isEmpty();
        }
    }
}
