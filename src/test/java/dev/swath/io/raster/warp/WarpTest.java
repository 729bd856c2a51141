package dev.swath.io.raster.warp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.swath.io.base.Crs;
import dev.swath.io.raster.Affine;
import dev.swath.io.raster.Grid;
import dev.swath.io.raster.Plane;
import dev.swath.io.raster.SampleType;
import dev.swath.io.raster.Window;
import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class WarpTest {
    private static final Crs UTM = Crs.of("EPSG:32633");
    private static final OptionalDouble NONE = OptionalDouble.empty();
    private static final OptionalDouble ZERO = OptionalDouble.of(0);

    @ParameterizedTest
    @EnumSource
    void aligned_pixels_are_copied_whatever_the_resampling(Resampling resampling) {
        Grid source = grid(500000, 5200000, 10, 20, 20);
        Grid target = grid(500050, 5200020, 10, 20, 20);
        var tile = Warp.plan(source, target, resampling, 0.01).tile(new Window(0, 0, 20, 20));
        assertThat(tile.source()).hasValue(new Window(5, 0, 15, 18));
        Plane out = tile.apply(plane(SampleType.UINT16, tile, (x, y) -> 100 * y + x + 1), ZERO);
        assertThat(out.value(0)).as("above the source").isZero();
        assertThat(out.value(2 * 20)).isEqualTo(6);
        assertThat(out.value(19 * 20 + 14)).isEqualTo(1720);
        assertThat(out.value(19 * 20 + 15)).as("right of the source").isZero();
    }

    /** A column beyond the source's left edge and its first three, which are nodata, nothing or 1, and 2. */
    @ParameterizedTest
    @EnumSource
    void samples_of_each_type_are_taken_as_they_are(SampleType type) {
        for (double pixel : new double[] {10, 5}) {
            var tile = tile(grid(500000 - pixel, 5200000, pixel, 4, 1), Resampling.NEAREST);
            for (double nodata : new double[] {7, 0.5, 1e300, Double.NaN}) {
                Plane samples =
                        plane(type, tile, (x, y) -> x == 0 ? nodata : x == 1 && type.isFloat() ? Double.NaN : x);
                double first = samples.value(0);
                Plane out = tile.apply(samples, OptionalDouble.of(nodata));
                double none = type.isFloat() || nodata == 7 ? Samples.asSample(type, nodata) : 0;
                double second = type.isFloat() ? none : 1;
                double[] wanted =
                        pixel == 10 ? new double[] {none, first, second, 2} : new double[] {none, first, first, second};
                for (int i = 0; i < wanted.length; i++) {
                    assertThat(out.value(i)).as("%s: %s", nodata, i).isEqualTo(Double.valueOf(wanted[i]));
                }
            }
        }
    }

    @Test
    void nearest_takes_the_pixel_that_holds_the_centre() {
        var tile = tile(grid(500003, 5199996, 10, 8, 8), Resampling.NEAREST);
        Plane out = tile.apply(plane(SampleType.UINT8, tile, (x, y) -> 10 * y + x), NONE);
        assertThat(out.value(0)).isZero();
        assertThat(out.value(8 * 3 + 4)).isEqualTo(34);
    }

    @Test
    void bilinear_follows_a_plane_exactly() {
        var tile = tile(grid(500023, 5199976, 7, 8, 8), Resampling.BILINEAR);
        Plane out = tile.apply(plane(SampleType.FLOAT64, tile, (x, y) -> 3 * x - 2 * y), NONE);
        // the centre of that pixel lies at column 2.3 + 0.7 * 3.5 and row 2.4 + 0.7 * 5.5, samples at halves
        assertThat(out.value(8 * 5 + 3)).isCloseTo(3 * (4.75 - 0.5) - 2 * (6.25 - 0.5), within(1e-9));
    }

    @Test
    void cubic_follows_a_parabola_exactly() {
        var tile = tile(grid(500053, 5199946, 7, 8, 8), Resampling.CUBIC);
        Plane out = tile.apply(plane(SampleType.FLOAT64, tile, (x, y) -> x * x + y), NONE);
        double column = 5.3 + 0.7 * 2.5 - 0.5;
        double row = 5.4 + 0.7 * 2.5 - 0.5;
        assertThat(out.value(8 * 2 + 2)).isCloseTo(column * column + row, within(1e-9));
    }

    @Test
    void average_weighs_pixels_by_their_share() {
        var tile = tile(grid(500000, 5200000, 25, 4, 4), Resampling.AVERAGE);
        Plane out = tile.apply(plane(SampleType.FLOAT64, tile, (x, y) -> x), NONE);
        assertThat(out.value(0)).isCloseTo((0 + 1 + 0.5 * 2) / 2.5, within(1e-12));
        assertThat(out.value(1)).isCloseTo((0.5 * 2 + 3 + 4) / 2.5, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(
            value = Resampling.class,
            names = {"BILINEAR", "CUBIC", "AVERAGE"})
    void nodata_and_NaN_have_no_weight(Resampling resampling) {
        var tile = tile(grid(500013, 5199986, 15, 8, 8), resampling);
        Plane samples =
                plane(SampleType.FLOAT32, tile, (x, y) -> (x + y) % 3 == 0 ? -9999 : y % 4 == 0 ? Double.NaN : 42);
        Plane out = tile.apply(samples, OptionalDouble.of(-9999));
        int found = 0;
        for (int i = 0; i < out.length(); i++) {
            if (out.value(i) != -9999) {
                assertThat(out.value(i)).isCloseTo(42, within(1e-4));
                found++;
            }
        }
        assertThat(found).isGreaterThan(out.length() / 3);
    }

    @Test
    void what_was_masked_stays_masked() {
        var tile = tile(grid(500013, 5199986, 7, 8, 8), Resampling.BILINEAR);
        Plane out = tile.apply(plane(SampleType.UINT8, tile, (x, y) -> x == 4 && y == 4 ? 0 : 9), ZERO);
        for (int i = 0; i < out.length(); i++) {
            int column = i % 8;
            int row = i / 8;
            boolean masked = (int) (1.3 + 0.7 * (column + 0.5)) == 4 && (int) (1.4 + 0.7 * (row + 0.5)) == 4;
            assertThat(out.value(i)).as("pixel %s", i).isEqualTo(masked ? 0 : 9);
        }
    }

    @Test
    void where_nothing_is_valid_there_is_nodata() {
        var tile = tile(grid(500013, 5199986, 7, 4, 4), Resampling.BILINEAR);
        Plane samples = plane(SampleType.INT16, tile, (x, y) -> -5);
        assertThat(tile.apply(samples, OptionalDouble.of(-5)).value(3)).isEqualTo(-5);
        Plane floats = plane(SampleType.FLOAT32, tile, (x, y) -> Double.NaN);
        assertThat(tile.apply(floats, NONE).value(3)).isNaN();
        assertThat(tile.apply(floats, OptionalDouble.of(-1)).value(3)).isEqualTo(-1);
    }

    @Test
    void a_value_never_turns_into_nodata() {
        var tile = tile(grid(500025, 5199975, 10, 4, 4), Resampling.BILINEAR);
        // alternating 0 and 2 with nodata 1: halfway is 1
        Plane samples = plane(SampleType.UINT8, tile, (x, y) -> x % 2 == 0 ? 0 : 2);
        assertThat(tile.apply(samples, OptionalDouble.of(1)).value(0)).isZero();
    }

    @Test
    void outside_of_the_source_nothing_is_needed() {
        assertThat(tile(grid(600000, 5199986, 7, 8, 8), Resampling.CUBIC).source())
                .isEmpty();
        assertThat(tile(grid(600000, 5199986, 7, 8, 8), Resampling.AVERAGE).source())
                .isEmpty();
        assertThat(tile(grid(600000, 5199990, 10, 8, 8), Resampling.NEAREST).source())
                .isEmpty();
    }

    @Test
    void samples_of_another_size_are_refused() {
        var tile = tile(grid(500013, 5199986, 7, 4, 4), Resampling.NEAREST);
        assertThatIllegalArgumentException().isThrownBy(() -> tile.apply(Plane.of(SampleType.UINT8, 1, 1), NONE));
    }

    @Test
    void windows_are_pieces_of_one_image() {
        Grid source = new Grid(Crs.of("EPSG:4326"), Affine.northUp(14.9, 47.1, 0.001, 0.001), 300, 200);
        Grid target = grid(495000, 5215000, 61, 300, 250);
        for (Resampling resampling : Resampling.values()) {
            Warp warp = Warp.plan(source, target, resampling, 0);
            Plane whole = apply(warp.tile(new Window(0, 0, 300, 250)));
            Plane piece = apply(warp.tile(new Window(120, 70, 83, 91)));
            for (int i = 0; i < piece.length(); i++) {
                int at = (70 + i / 83) * 300 + 120 + i % 83;
                assertThat(piece.value(i)).as("%s %s", resampling, i).isEqualTo(whole.value(at));
            }
        }
    }

    @Test
    void an_image_around_the_earth_is_met_from_both_sides() {
        Grid source = new Grid(Crs.of("EPSG:4326"), Affine.northUp(0, 90, 1, 1), 360, 180);
        Grid target = new Grid(Crs.of("EPSG:4326"), Affine.northUp(-180, 89.7, 1.9, 1.9), 180, 90);
        var tile = Warp.plan(source, target, Resampling.NEAREST, 0.01).tile(new Window(0, 0, 180, 90));
        Plane out = tile.apply(plane(SampleType.UINT16, tile, (x, y) -> x), NONE);
        assertThat(out.value(0)).isEqualTo(180);
        assertThat(out.value(180 * 40 + 94)).as("at -0.45 degrees").isEqualTo(359);
        assertThat(out.value(180 * 40 + 95)).as("at 1.45 degrees").isEqualTo(1);
    }

    private static Plane apply(WarpTile tile) {
        return tile.apply(plane(SampleType.UINT16, tile, (x, y) -> (37 * x + 91 * y) % 1000), ZERO);
    }

    /** From an image of 20 x 20 pixels of 10 m. */
    private static WarpTile tile(Grid target, Resampling resampling) {
        return Warp.plan(grid(500000, 5200000, 10, 20, 20), target, resampling, 0)
                .tile(new Window(0, 0, target.width(), target.height()));
    }

    private static Grid grid(double west, double north, double pixel, int width, int height) {
        return new Grid(UTM, Affine.northUp(west, north, pixel, pixel), width, height);
    }

    private static Plane plane(SampleType type, WarpTile tile, DoubleBinaryOperator value) {
        Window window = tile.source().orElseThrow();
        Plane plane = Plane.of(type, window.width(), window.height());
        for (int i = 0; i < plane.length(); i++) {
            plane.set(i, value.applyAsDouble(window.column() + i % window.width(), window.row() + i / window.width()));
        }
        return plane;
    }
}
