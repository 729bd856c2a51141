package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a shapefile of fields to a dataset, by the command line. */
class CreateDatasetTest {
    private final Path home;

    CreateDatasetTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void fields_become_chips_and_what_is_wrong_is_said_in_one_line() throws Exception {
        try (var campaign = Campaign.in(home)) {
            var shp = home.resolve("fields/farm.shp");
            try (var parcels = Parcels.into(shp)) {
                parcels.add("field-1", Parcels.square(1), "20250601", "20250614");
                parcels.add("field-2", null, "20250601", "20250614");
            }
            var input = shp.toString();
            var random = "random-uniform";
            assertThat(campaign.swath("create-dataset", input, "out", "--year", "2024"))
                    .isEqualTo(2);
            assertThat(campaign.swath("create-dataset", input, "out", "--year", "2024", "--split-type", "fair"))
                    .isEqualTo(2);
            assertThat(campaign.stderr()).contains("random-uniform").hasLineCount(1);
            assertThat(campaign.swath("create-dataset", input, "out", "--split-type", random))
                    .isEqualTo(2);
            assertThat(campaign.stderr()).contains("--year").hasLineCount(1);

            assertThat(campaign.swath("create-dataset", input, "out", "--year", "2024", "--split-type", random))
                    .as("a row without shape is left out")
                    .isEqualTo(3);
            assertThat(home.resolve("out/farm-chips/items.parquet")).exists();
            assertThat(Campaign.json(home.resolve("out/catalog.json"))
                            .path("id")
                            .asText())
                    .isEqualTo("farm");

            assertThat(campaign.swath("create-dataset", input, "out", "--year", "2025", "--split-type", random))
                    .isEqualTo(2);
            assertThat(campaign.stderr()).contains("year was 2024, is 2025").hasLineCount(1);
        }
    }
}
