package dev.swath.step.composite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.io.engine.Engines;
import dev.swath.io.engine.MaskRule;
import dev.swath.io.engine.Masking;
import dev.swath.io.engine.Recipe;
import dev.swath.io.engine.Reducer;
import dev.swath.io.engine.Rescale;
import dev.swath.io.engine.SampleKind;
import dev.swath.io.engine.TileTask;
import dev.swath.io.raster.Grid;
import dev.swath.io.raster.Plane;
import dev.swath.io.raster.read.RangeSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three dates of Sentinel-2 over a village, from disk to a finished image. */
class MolCompositeTest {
    private static final Path MOL =
            Path.of(System.getProperty("fixtures", "../shared/fixtures")).resolve("rasters/sentinel2-l2a-mol-2023-06");
    private static final int NODATA = 65_535;

    private final Path folder;

    MolCompositeTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void everyPixel_isTheMedianOfTheThreeDates() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(MOL), "no fixtures here");
        List<Path> files = Stream.of("01", "04", "06")
                .map(day -> MOL.resolve("openEO_2023-06-" + day + "Z.tif"))
                .toList();
        List<Plane> composite = composite(files);

        List<List<Plane>> dates = files.stream().map(TestImages::read).toList();
        assertThat(composite).hasSize(4);
        for (int band = 0; band < 3; band++) {
            for (int i = 0; i < composite.get(band).length(); i++) {
                double[] there = values(dates, band, i);
                assertThat(composite.get(band).value(i))
                        .as("band %d, pixel %d", band, i)
                        .isEqualTo(there.length == 0 ? NODATA : Math.floor(median(there) + 0.5));
            }
        }
        for (int i = 0; i < composite.get(3).length(); i++) {
            assertThat(composite.get(3).value(i)).isEqualTo(fewest(dates, i));
        }
    }

    private List<Plane> composite(List<Path> files) throws Exception {
        Grid grid;
        try (var image = SourceImage.open(RangeSource.of(files.get(0)))) {
            grid = image.grid(0);
        }
        var recipe = new Recipe(SampleKind.UINT16, 3, Reducer.median(), new Masking(MaskRule.none(), 0), NODATA);
        List<SceneDate> dates = files.stream().map(MolCompositeTest::date).toList();
        var plan = new MonthPlan(
                grid,
                new Tiling(grid.width(), grid.height(), 512),
                YearMonth.of(2023, 6),
                dates,
                recipe,
                new TileTask.Effort(1 << 24, 2));
        try (var reader = new DateReader(grid, recipe.kind(), TestImages.OPENER, 2)) {
            var tiles = new MonthTiles(Engines.named("local", 1), folder.resolve("scratch"))
                    .make(plan, reader, new NoLog(), () -> false);
            return TestImages.read(new MonthImages(folder, Runnable::run)
                    .composite(plan, tiles, List.of("red", "green", "blue"), "mol.tif"));
        }
    }

    /** Of a month that is made in one go. */
    private static final class NoLog implements MonthTiles.TileLog {
        @Override
        public Map<Integer, Long> finished() {
            return Map.of();
        }

        @Override
        public void finished(int tile, long crc32c) {
            assertThat(crc32c).isNotNegative();
        }
    }

    private static SceneDate date(Path file) {
        List<BandImage> bands = IntStream.range(0, 3)
                .mapToObj(band -> new BandImage(file.toString(), band, Rescale.none(Double.NaN)))
                .toList();
        return new SceneDate(String.valueOf(file.getFileName()), List.of(new ItemImages(bands, null)));
    }

    /** Sorted, without nodata, which the files have as -32768; below 0 nothing is kept. */
    private static double[] values(List<List<Plane>> dates, int band, int pixel) {
        return dates.stream()
                .mapToDouble(date -> date.get(band).value(pixel))
                .filter(value -> value != -32_768)
                .map(value -> Math.max(0, value))
                .sorted()
                .toArray();
    }

    private static double median(double[] sorted) {
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static double fewest(List<List<Plane>> dates, int pixel) {
        return DoubleStream.of(0, 1, 2)
                .map(band -> values(dates, (int) band, pixel).length)
                .min()
                .orElseThrow();
    }
}
