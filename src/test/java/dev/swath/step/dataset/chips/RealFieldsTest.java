package dev.swath.step.dataset.chips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.swath.io.base.Crs;
import dev.swath.io.vector.RawFeature;
import dev.swath.io.vector.VectorFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Chips of real parcels. The expected numbers were computed with shapely 2.2 and pyproj 3.7: pyproj to EPSG:4326 and UTM,
 * areas of unions in EPSG:6933, names from mgrs 1.6.
 */
class RealFieldsTest {
    private static final Path FIELDS = Path.of(System.getProperty("fixtures", "../shared/fixtures"), "fields");

    @ParameterizedTest
    @CsvSource({
        // file, cells met, chips from 0.01 %, sum of their coverage, the fullest
        "dk/Marker_2026.shp, 45, 43, 71.44, ftw-32VNJ5616, 10.99",
        "se/arslager_skiftePolygon.shp, 8, 8, 5.07, ftw-33UUB9434, 2.63",
        "nz/irrigated-land-area-raw-2020-update.shp, 27, 27, 226.11, ftw-59GLL2208, 34.27",
        "ec_lv/LV_2021/LV_2021_EC21.shp, 85, 85, 160.85, ftw-35VMD7676, 18.12"
    })
    void chips_and_their_coverage_are_those_of_other_tools(
            String file, int met, int kept, double sum, String fullest, double most) {
        Assumptions.assumeTrue(Files.exists(FIELDS.resolve(file)), "no fixtures");
        List<Chip> all = chips(FIELDS.resolve(file), 0);
        List<Chip> chips = chips(FIELDS.resolve(file), 0.01);
        assertThat(all).hasSize(met);
        assertThat(chips).hasSize(kept);
        assertThat(chips.stream().mapToDouble(Chip::coveragePercent).sum()).isCloseTo(sum, within(0.05));
        Chip best =
                chips.stream().max(Comparator.comparing(Chip::coveragePercent)).orElseThrow();
        assertThat(best.cell().id()).isEqualTo(fullest);
        assertThat(best.coveragePercent()).isCloseTo(most, within(0.01));
    }

    private static List<Chip> chips(Path file, double minCoverage) {
        List<Chip> chips = new ArrayList<>();
        ChipSurvey.chips(fields(file), new ChipOptions(2, minCoverage, false, 1_000_000), chips::add);
        return chips;
    }

    private static Fields fields(Path file) {
        return (Consumer<Field> taker) -> {
            try (VectorFile records = VectorFile.open(file, null)) {
                Crs crs = Crs.of(Objects.requireNonNull(records.crs()));
                while (records.hasNext()) {
                    RawFeature record = records.next();
                    if (record.geometry() != null) {
                        taker.accept(new Field(Long.toString(record.row()), crs.toWgs84(record.geometry())));
                    }
                }
            }
        };
    }
}
