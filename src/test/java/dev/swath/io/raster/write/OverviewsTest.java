package dev.swath.io.raster.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.io.raster.Plane;
import dev.swath.io.raster.SampleType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OverviewsTest {
    private final Path folder;

    OverviewsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static ImageSpec spec(int width, int height, SampleType type, @Nullable Double nodata) {
        return ImageSpec.of(Written.grid(width, height), type, Written.bands("", ""), nodata);
    }

    private static double[] shrunk(SampleType type, @Nullable Double nodata, Overviews how, double... twoByTwo) {
        var from = Plane.of(type, 2, 2);
        for (int i = 0; i < 4; i++) {
            from.set(i, twoByTwo[i]);
        }
        var into = Plane.of(type, 1, 1);
        new Shrink(spec(2, 2, type, nodata), how).shrink(from, 2, into, 0);
        return new double[] {into.value(0)};
    }

    @ParameterizedTest
    @EnumSource(SampleType.class)
    void everyOverview_isTheMeanOfTheOneBefore(SampleType type) throws IOException {
        double nodata = type == SampleType.FLOAT32 || type == SampleType.FLOAT64 ? -9999 : type.greatest();
        var random = new Random(7);
        double[][] values = new double[2][101 * 77];
        for (double[] band : values) {
            for (int i = 0; i < band.length; i++) {
                double fraction = random.nextGaussian();
                double value = type == SampleType.FLOAT64
                        ? fraction
                        : type.isFloat() ? (float) fraction : 1 + random.nextInt(100);
                band[i] = random.nextInt(3) == 0 ? nodata : value;
            }
        }
        CogOptions options = CogOptions.STANDARD.withTileSide(16);
        var tiff = Written.tiff(options, spec(101, 77, type, nodata), (x, y, b) -> values[b][y * 101 + x], folder);
        assertThat(tiff.directories()).hasSize(4);
        for (int band = 0; band < 2; band++) {
            for (int level = 1; level < 4; level++) {
                var larger = tiff.directories().get(level - 1);
                double[] expected = means(larger.samples(band), larger.number(256), larger.number(257), type, nodata);
                assertThat(tiff.directories().get(level).samples(band)).isEqualTo(expected);
            }
        }
    }

    /** The definition: the mean of up to four values that hold data, whole numbers rounded half up. */
    private static double[] means(double[] from, int width, int height, SampleType type, double nodata) {
        int across = (width + 1) / 2;
        double[] means = new double[across * ((height + 1) / 2)];
        for (int i = 0; i < means.length; i++) {
            double sum = 0;
            int count = 0;
            for (int row = i / across * 2; row < Math.min(height, i / across * 2 + 2); row++) {
                for (int column = i % across * 2; column < Math.min(width, i % across * 2 + 2); column++) {
                    double value = from[row * width + column];
                    sum += value == nodata ? 0 : value;
                    count += value == nodata ? 0 : 1;
                }
            }
            double mean = count == 0 ? nodata : sum / count;
            means[i] = type == SampleType.FLOAT64 ? mean : type.isFloat() ? (float) mean : Math.floor(mean + 0.5);
        }
        return means;
    }

    @Test
    void means_roundHalfUp_alsoBelowZero() {
        assertThat(shrunk(SampleType.UINT8, null, Overviews.AVERAGE, 1, 2, 1, 2))
                .containsExactly(2);
        assertThat(shrunk(SampleType.INT16, null, Overviews.AVERAGE, -1, -2, -1, -2))
                .containsExactly(-1);
        assertThat(shrunk(SampleType.INT16, null, Overviews.AVERAGE, -1, -2, -2, -2))
                .containsExactly(-2);
        assertThat(shrunk(
                        SampleType.UINT32, null, Overviews.AVERAGE, 4294967295d, 4294967295d, 4294967295d, 4294967294d))
                .containsExactly(4294967295d);
    }

    @Test
    void missingSamples_doNotCount() {
        assertThat(shrunk(SampleType.UINT16, 0.0, Overviews.AVERAGE, 0, 10, 0, 21))
                .containsExactly(16);
        assertThat(shrunk(SampleType.UINT16, 0.0, Overviews.AVERAGE, 0, 0, 0, 0))
                .containsExactly(0);
        assertThat(shrunk(SampleType.FLOAT32, null, Overviews.AVERAGE, Double.NaN, 1, 2, 6))
                .containsExactly(3);
        assertThat(shrunk(SampleType.FLOAT64, null, Overviews.AVERAGE, Double.NaN, Double.NaN, Double.NaN, Double.NaN))
                .containsExactly(Double.NaN);
        assertThat(shrunk(SampleType.FLOAT32, -0.1, Overviews.AVERAGE, -0.1, 5, 7, -0.1))
                .containsExactly(6);
    }

    @Test
    void meanOfData_isNeverTheValueForNoData() {
        assertThat(shrunk(SampleType.INT16, 0.0, Overviews.AVERAGE, -1, 1, -1, 1))
                .containsExactly(1);
        assertThat(shrunk(SampleType.UINT8, 255.0, Overviews.AVERAGE, 254, 254, 255, 255))
                .containsExactly(254);
        assertThat(shrunk(SampleType.FLOAT32, 0.0, Overviews.AVERAGE, -1, 1, -1, 1))
                .containsExactly(Float.MIN_VALUE);
    }

    @Test
    void nearest_takesTheNorthWesternPixel() throws IOException {
        assertThat(shrunk(SampleType.UINT8, 0.0, Overviews.NEAREST, 7, 1, 2, 3)).containsExactly(7);
        CogOptions options = CogOptions.STANDARD.withTileSide(16).withOverviews(Overviews.NEAREST);
        var tiff = Written.tiff(options, spec(33, 20, SampleType.UINT8, null), (x, y, b) -> x + y * 5, folder);
        assertThat(tiff.directories()).hasSize(3);
        assertThat(tiff.directories().get(2).samples(1))
                .isEqualTo(Written.samples(9, 5, 1, (x, y, b) -> 4 * x + 4 * y * 5));
    }

    @Test
    void noOverviews_whenNotWantedOrWhenOneTileIsEnough() throws IOException {
        CogOptions none = CogOptions.STANDARD.withTileSide(16).withOverviews(Overviews.NONE);
        assertThat(Written.tiff(none, spec(40, 40, SampleType.UINT8, null), (x, y, b) -> x, folder)
                        .directories())
                .hasSize(1);
        assertThat(Written.tiff(CogOptions.STANDARD, spec(512, 512, SampleType.UINT8, null), (x, y, b) -> x, folder)
                        .directories())
                .hasSize(1);
    }
}
