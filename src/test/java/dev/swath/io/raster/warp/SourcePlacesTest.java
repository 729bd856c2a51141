package dev.swath.io.raster.warp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.io.base.Crs;
import dev.swath.io.raster.Affine;
import dev.swath.io.raster.Grid;
import dev.swath.io.raster.Window;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SourcePlacesTest {
    private static final Window WINDOW = new Window(0, 0, 700, 300);

    @ParameterizedTest
    @CsvSource({
        // symmetrical about the central meridian and the equator, where the middle of a row tells nothing
        "EPSG:4326 12 1.5 0.01, EPSG:32633 160000 150000 1000",
        "EPSG:4326 10 49 0.001, EPSG:32632 580000 5400000 60",
        "EPSG:32633 300000 8000000 10, EPSG:4326 13 73 0.002",
        "EPSG:32760 300000 8200000 100, EPSG:4326 178 -16 0.002",
        "EPSG:4326 -180 90 0.1, EPSG:3413 -2000000 2000000 5000",
    })
    void places_keep_to_the_tolerance(String source, String target) {
        Grid from = grid(source, 3600, 1800);
        Grid to = grid(target, 700, 300);
        Lattice exact = new SourcePlaces(from, to, 0).centres(WINDOW);
        Lattice near = new SourcePlaces(from, to, 0.01).centres(WINDOW);
        for (int i = 0; i < exact.x().length; i++) {
            double off = Math.hypot(near.x()[i] - exact.x()[i], near.y()[i] - exact.y()[i]);
            assertThat(off).as("place %s", i).isLessThanOrEqualTo(0.02);
        }
    }

    /** @param text CRS, west, north, pixel */
    private static Grid grid(String text, int width, int height) {
        String[] parts = text.split(" ", 4);
        double pixel = Double.parseDouble(parts[3]);
        var transform = Affine.northUp(Double.parseDouble(parts[1]), Double.parseDouble(parts[2]), pixel, pixel);
        return new Grid(Crs.of(parts[0]), transform, width, height);
    }
}
