package dev.swath.step.dataset.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.base.Crs;
import dev.swath.io.base.CrsTransform;
import dev.swath.io.raster.Affine;
import dev.swath.io.raster.Grid;
import dev.swath.io.raster.Plane;
import dev.swath.io.raster.SampleType;
import dev.swath.io.raster.clip.PlacedRaster;
import dev.swath.io.raster.read.OpenImages;
import dev.swath.io.raster.read.RangeSource;
import dev.swath.io.raster.write.Band;
import dev.swath.io.raster.write.CogOptions;
import dev.swath.io.raster.write.CogWriter;
import dev.swath.io.raster.write.ImageSpec;
import dev.swath.model.trouble.Corrupt;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chips of 2 km in zone 32, near its east edge. */
class ChipImageTest {
    private static final Crs ZONE_32 = Crs.of("EPSG:32632");
    private static final Crs ZONE_33 = Crs.of("EPSG:32633");
    private static final double EAST = 696_000;
    private static final double NORTH = 6_002_000;
    private static final int SIDE = 200;
    private static final Grid CHIP = new Grid(ZONE_32, Affine.northUp(EAST, NORTH, 10, 10), SIDE, SIDE);

    private final Path folder;
    private final OpenImages<URI, PlacedRaster> rasters =
            new OpenImages<>(address -> PlacedRaster.open(RangeSource.of(Path.of(address))), PlacedRaster::close, 2);

    ChipImageTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** @param samples by column and row */
    private ObjectNode scene(Grid grid, IntBinaryOperator samples) throws IOException {
        Path file = folder.resolve("red.tif");
        var spec = ImageSpec.of(grid, SampleType.UINT16, List.of(Band.of("red")), 0.0);
        try (var cog = new CogWriter(CogOptions.STANDARD, Runnable::run)
                        .prepare(
                                spec,
                                (window, planes) -> {
                                    for (int i = 0; i < window.pixels(); i++) {
                                        int column = window.column() + i % window.width();
                                        int row = window.row() + i / window.width();
                                        planes.get(0).set(i, samples.applyAsInt(column, row));
                                    }
                                },
                                folder);
                var out = Files.newOutputStream(file)) {
            cog.writeTo(out);
        }
        ObjectNode assets = JsonNodeFactory.instance.objectNode();
        assets.putObject("red")
                .put("href", file.toUri().toString())
                .put("raster:scale", 0.0001)
                .put("raster:offset", -0.1);
        return assets;
    }

    private ChipImage image(ObjectNode assets, boolean harmonize) {
        return ChipImage.read(assets, new ImageOptions.Download(List.of("red"), true, harmonize), CHIP, rasters);
    }

    @Test
    void a_scene_of_the_neighbouring_zone_is_turned_onto_the_chip() throws IOException {
        double[] x = {EAST + 1000};
        double[] y = {NORTH - 1000};
        var toScene = CrsTransform.between(ZONE_32, ZONE_33);
        toScene.apply(x, y, 0, 1);
        double west = Math.rint(x[0] / 10) * 10 - 2000;
        double north = Math.rint(y[0] / 10) * 10 + 2000;
        var grid = new Grid(ZONE_33, Affine.northUp(west, north, 10, 10), 400, 400);
        Plane seen = image(scene(grid, (column, row) -> 1000 + 2 * column + 5 * row), false)
                .colours()
                .get(0);
        for (int i = 0; i < seen.length(); i++) {
            int south = i / SIDE;
            x[0] = EAST + (i % SIDE + 0.5) * 10;
            y[0] = NORTH - (south + 0.5) * 10;
            toScene.apply(x, y, 0, 1);
            double column = (x[0] - west) / 10 - 0.5;
            double row = (north - y[0]) / 10 - 0.5;
            assertThat(seen.value(i))
                    .as("pixel %s", i)
                    .isBetween(1000 + 2 * column + 5 * row - 1, 1000 + 2 * column + 5 * row + 1);
        }
    }

    @Test
    void samples_stay_as_they_are_unless_the_offset_is_to_be_taken_off() throws IOException {
        var assets = scene(CHIP, (column, row) -> new int[] {0, 900, 3000}[column % 3]);
        Path file = folder.resolve("chip.tif");

        var raw = image(assets, false);
        assertThat(firstThree(raw)).containsExactly(0, 900, 3000);
        raw.write(file);
        assertThat(raw.asset(file, "chip.tif").path("raster:offset").asDouble()).isEqualTo(-0.1);
        assertThat(offset(file)).isEqualTo(-0.1);

        var harmonized = image(assets, true);
        assertThat(firstThree(harmonized))
                .as("no data stays no data, and what is darker than black stays data")
                .containsExactly(0, 1, 2000);
        harmonized.write(file);
        assertThat(harmonized.asset(file, "chip.tif").path("raster:offset").asDouble())
                .isZero();
        assertThat(offset(file)).isZero();
    }

    /** As it stands in the file. */
    private static double offset(Path file) {
        try (var image = PlacedRaster.open(RangeSource.of(file))) {
            return image.info().bands().get(0).offset();
        }
    }

    private static List<Integer> firstThree(ChipImage image) {
        Plane plane = image.colours().get(0);
        return List.of((int) plane.value(0), (int) plane.value(1), (int) plane.value(2));
    }

    @Test
    void a_scene_that_shows_nothing_of_the_chip_is_refused() throws IOException {
        var elsewhere = new Grid(ZONE_32, Affine.northUp(EAST + 50_000, NORTH, 10, 10), SIDE, SIDE);
        var assets = scene(elsewhere, (column, row) -> 1000);
        assertThatThrownBy(() -> image(assets, false))
                .isInstanceOfSatisfying(
                        Corrupt.class, empty -> assertThat(empty.code()).isEqualTo("empty-image"));
    }
}
