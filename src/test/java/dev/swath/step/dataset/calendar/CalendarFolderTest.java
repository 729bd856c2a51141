package dev.swath.step.dataset.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.swath.model.trouble.BadInput;
import dev.swath.step.dataset.season.CropCalendar;
import dev.swath.step.dataset.season.CropDays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;

class CalendarFolderTest {
    private static final Path REAL =
            Path.of(System.getProperty("fixtures", "../shared/fixtures"), "rasters/ftw/crop-calendar");

    /** The values are those that rasterio samples there. */
    @ParameterizedTest
    @CsvSource({
        "22.802, 54.395, 95, 291",
        "13.25, 48, 96, 298",
        "-93.5, 42, 88, 316",
        "-55, -13, 280, 149",
        "27.25, -27.5, 282, 162",
        "36, -0.5, 276, 60",
    })
    void the_real_calendar_knows_planting_and_harvest(double longitude, double latitude, int planting, int harvest) {
        assumeTrue(Files.isDirectory(REAL));
        assertThat(CalendarFolder.read(REAL).at(around(longitude, latitude)))
                .isEqualTo(new CropDays.Known(planting, harvest));
    }

    @Test
    void the_sea_has_no_data_and_the_far_north_and_south_lie_outside() {
        assumeTrue(Files.isDirectory(REAL));
        CropCalendar calendar = CalendarFolder.read(REAL);
        assertThat(calendar.at(around(10, 83.7))).isEqualTo(new CropDays.NoData());
        assertThat(calendar.at(around(10, 83.9))).isEqualTo(new CropDays.Outside());
        assertThat(calendar.at(around(10, -59.4))).isEqualTo(new CropDays.Outside());
    }

    @Test
    void a_folder_that_was_cut_short_is_refused_with_what_it_lacks(@TempDir Path folder) throws IOException {
        Files.createFile(folder.resolve("sc-sos-3x3-v2-cog.tiff"));

        assertThatThrownBy(() -> CalendarFolder.read(folder))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("lacks sc-eos-3x3-v2-cog.tiff, wc-sos-3x3-v2-cog.tiff, wc-eos");
    }

    private static Envelope around(double longitude, double latitude) {
        return new Envelope(longitude - 0.01, longitude + 0.01, latitude - 0.01, latitude + 0.01);
    }
}
