package dev.swath.io.raster.clip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.io.base.Crs;
import dev.swath.io.raster.Affine;
import dev.swath.io.raster.Grid;
import dev.swath.io.raster.SampleType;
import dev.swath.io.raster.read.OpenImages;
import dev.swath.io.raster.read.RangeSource;
import dev.swath.io.raster.warp.Resampling;
import dev.swath.io.raster.write.Band;
import dev.swath.io.raster.write.CogOptions;
import dev.swath.io.raster.write.CogWriter;
import dev.swath.io.raster.write.ImageSpec;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scene classification of 20 m, west half cloud (9), east half plants (4), looked at over chips of 10 m. */
class CountingTest {
    private static final double EAST = 600_000;
    private static final double NORTH = 6_000_000;
    private static final int SIDE = 100;
    private static final Crs UTM = Crs.of("EPSG:32632");

    private final Path file;
    private final OpenImages<URI, PlacedRaster> rasters =
            new OpenImages<>(address -> PlacedRaster.open(RangeSource.of(Path.of(address))), PlacedRaster::close, 2);

    CountingTest(@TempDir Path folder) throws IOException {
        file = folder.resolve("scl.tif");
        var spec = ImageSpec.of(grid(0, 0, 20, SIDE), SampleType.UINT8, List.of(Band.of("scl")), 0.0);
        try (var cog = new CogWriter(CogOptions.STANDARD, Runnable::run)
                        .prepare(
                                spec,
                                (window, planes) -> {
                                    for (int i = 0; i < window.pixels(); i++) {
                                        planes.get(0).set(i, i % window.width() < SIDE / 2 ? 9 : 4);
                                    }
                                },
                                folder);
                var out = Files.newOutputStream(file)) {
            cog.writeTo(out);
        }
    }

    /** Metres east and south of the scene's corner. */
    private static Grid grid(double east, double south, double metres, int side) {
        return new Grid(UTM, Affine.northUp(EAST + east, NORTH - south, metres, metres), side, side);
    }

    private long[] classes(Grid chip) {
        URI address = file.toUri();
        return new Counting(rasters)
                .answer(new CoverQuestion("chip", address, null, chip))
                .classes();
    }

    @Test
    void the_pixels_of_the_chip_count_and_no_others() {
        long[] counts = classes(grid(900, 0, 10, 20));
        assertThat(counts[9]).as("100 m of its 200 m lie under cloud").isEqualTo(200);
        assertThat(counts[4]).isEqualTo(200);
    }

    @Test
    void what_lies_beyond_the_scene_has_no_data() {
        assertThat(classes(grid(5000, 5000, 10, 20))[0]).isEqualTo(400);
        long[] half = classes(grid(1900, 0, 10, 20));
        assertThat(half[0]).isEqualTo(200);
        assertThat(half[4]).isEqualTo(200);
    }

    @Test
    void a_scene_without_classes_is_not_taken_for_clear() {
        var answer = new Counting(rasters).answer(new CoverQuestion("chip", null, null, grid(0, 0, 10, 20)));
        assertThat(answer.trouble()).contains("no scene classification");
        assertThat(answer.classes()).isEmpty();
    }

    @Test
    void pixels_that_are_the_same_are_copied_and_others_resampled() {
        rasters.use(file.toUri(), image -> {
            assertThat(image.onto(grid(980, 0, 20, 2), Resampling.BILINEAR, 0, 0)
                            .value(0))
                    .isEqualTo(9);
            assertThat(image.onto(grid(990, 0, 20, 1), Resampling.BILINEAR, 0, 0)
                            .value(0))
                    .as("half-way between 9 and 4, rounded half up")
                    .isEqualTo(7);
            assertThat(image.onto(grid(990, 0, 20, 1), Resampling.NEAREST, 0, 0).value(0))
                    .isIn(4.0, 9.0);
            return image;
        });
    }
}
