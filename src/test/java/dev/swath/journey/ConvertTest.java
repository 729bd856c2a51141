package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FlowZero's convert-shp: a shapefile in metres as GeoJSON in degrees. */
class ConvertTest {
    private final Path home;

    ConvertTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void one_file_for_all_or_one_for_each_row_and_nothing_is_overwritten_unasked() throws Exception {
        try (var campaign = Campaign.in(home)) {
            var shp = home.resolve("fields/farm.shp");
            try (var parcels = Parcels.into(shp)) {
                parcels.add("a/../b", Parcels.square(1), "20250601", "20250614");
                parcels.add("field-2", Parcels.square(2), "20250601", "20250614");
                parcels.add("FIELD-2", null, "20250601", "20250614");
            }
            assertThat(campaign.swath("convert-shp", "--shp", shp.toString())).isZero();
            var all = Campaign.json(home.resolve("geojsons/farm.geojson")).path("features");
            assertThat(all).hasSize(3);
            var corner = all.get(0).path("geometry").path("coordinates").get(0).get(0);
            assertThat(corner.get(0).asDouble()).isCloseTo(9.33, within(0.01));
            assertThat(corner.get(1).asDouble()).isCloseTo(55.94, within(0.01));
            assertThat(all.get(1).path("properties").path("FIELD_ID").asText()).isEqualTo("field-2");
            assertThat(all.get(2).path("geometry").isNull()).isTrue();

            assertThat(campaign.swath("convert-shp", "--shp", shp.toString())).isEqualTo(2);
            assertThat(campaign.stderr()).contains("--overwrite").hasLineCount(1);
            assertThat(campaign.swath("convert-shp", "--shp", shp.toString(), "--overwrite"))
                    .isZero();

            var split = new String[] {
                "convert-shp", "--shp", shp.toString(), "--split", "--id-column", "field_id", "--output", "aois"
            };
            assertThat(Verb.json(campaign, 0, split).path("files")).hasSize(3);
            assertThat(Campaign.files(home.resolve("aois"), file -> true))
                    .extracting(file -> file.getFileName().toString())
                    .containsExactlyInAnyOrder("a%2F..%2Fb.geojson", "field-2.geojson", "FIELD-2~3.geojson");
            assertThat(Campaign.json(home.resolve("aois/field-2.geojson")).path("features"))
                    .hasSize(1);
            assertThat(campaign.leftovers()).isEmpty();
        }
    }

    @Test
    void points_and_lines_come_out_as_what_they_are() throws Exception {
        try (var campaign = Campaign.in(home)) {
            var in = home.resolve("mixed.geojson");
            Files.writeString(in, """
                    {"type": "FeatureCollection", "features": [
                        {"type": "Feature", "properties": {"n": 1}, "geometry": {"type": "Point", "coordinates": [9, 55]}},
                        {"type": "Feature", "properties": {"n": 2.5, "yes": true}, "geometry":
                            {"type": "MultiLineString", "coordinates": [[[9, 55], [9, 56]], [[8, 55], [8, 56]]]}}]}""");
            assertThat(campaign.swath("convert-shp", "--shp", in.toString(), "--output", "out.geojson"))
                    .as(campaign.stderr())
                    .isZero();
            var features = Campaign.json(home.resolve("out.geojson")).path("features");
            assertThat(features.get(0).path("geometry").toString())
                    .isEqualTo("{\"type\":\"Point\",\"coordinates\":[9.0,55.0]}");
            assertThat(features.get(1).path("geometry").path("coordinates").toString())
                    .isEqualTo("[[[9.0,55.0],[9.0,56.0]],[[8.0,55.0],[8.0,56.0]]]");
            assertThat(features.get(1).path("properties").toString()).isEqualTo("{\"n\":2.5,\"yes\":true}");
        }
    }
}
