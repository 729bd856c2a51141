package dev.swath.step.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.io.base.Crs;
import dev.swath.io.engine.Engines;
import dev.swath.io.engine.Layer;
import dev.swath.io.engine.MaskRule;
import dev.swath.io.engine.Masking;
import dev.swath.io.engine.PixelBox;
import dev.swath.io.engine.Reading;
import dev.swath.io.engine.Recipe;
import dev.swath.io.engine.Reducer;
import dev.swath.io.engine.Rescale;
import dev.swath.io.engine.SampleKind;
import dev.swath.io.engine.TileReader;
import dev.swath.io.engine.TileTask;
import dev.swath.io.engine.UInt16Layer;
import dev.swath.io.raster.Affine;
import dev.swath.io.raster.Grid;
import dev.swath.io.raster.Plane;
import dev.swath.io.raster.SampleType;
import dev.swath.io.raster.read.CogReader;
import dev.swath.io.raster.read.RangeSource;
import dev.swath.io.raster.zarr.ZarrFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonthTest {
    private static final Grid GRID =
            new Grid(Crs.of("EPSG:32631"), Affine.northUp(600_000, 5_600_000, 10, 10), 1100, 600);
    private static final List<String> BANDS = List.of("red", "green", "blue");
    private static final TileReader<SceneDate> SCENES =
            (date, box, masking) -> Optional.of(scene(date, box, masking.dilation()));

    private final AtomicInteger made = new AtomicInteger();
    private final Map<Path, Log> logs = new HashMap<>();
    private final Path folder;

    MonthTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void interruptedMonth_makesOnlyWhatIsMissing_andTheSameFiles() throws Exception {
        Path broken = folder.resolve("broken");
        assertThatThrownBy(() -> run(broken, 4)).isInstanceOf(IOException.class).hasMessageContaining("power cut");
        assertThat(made).hasValue(3);

        made.set(0);
        run(broken, Integer.MAX_VALUE);
        assertThat(made).hasValue(3);

        Path whole = folder.resolve("whole");
        run(whole, Integer.MAX_VALUE);
        assertThat(contents(broken.resolve("out")))
                .hasSizeGreaterThan(20)
                .containsExactlyEntriesOf(contents(whole.resolve("out")));
    }

    /** All outputs of a month whose making ends at the nth tile. */
    private void run(Path place, int failingTile) throws Exception {
        MonthPlan plan = plan(5);
        var begun = new AtomicInteger();
        TileReader<SceneDate> reader = (date, box, masking) -> {
            if (date.equals(plan.dates().get(0)) && begun.incrementAndGet() == failingTile) {
                throw new IOException("power cut");
            }
            return SCENES.read(date, box, masking);
        };
        var tiles = new MonthTiles(Engines.named("local", 1), place.resolve("scratch"))
                .make(plan, reader, logs.computeIfAbsent(place, first -> new Log()), () -> false);
        assertThat(tiles.type()).isEqualTo(SampleType.UINT16);
        var images = new MonthImages(place.resolve("out"), Runnable::run);
        Path cog = images.composite(plan, tiles, BANDS, "month.tif");
        var look = new Look(0, 1, 2, null);
        images.visual(plan, tiles, look, OutputNames.visual("month.tif"));
        images.preview(cog, look.bands(), OutputNames.preview("month.tif"));
        var cube = new MonthCube(ZarrFolder.at(place.resolve("out/cube.zarr")), GRID, SampleType.UINT16, 0, BANDS);
        try (var image = CogReader.open(RangeSource.of(cog))) {
            cube.write(cube.time(plan.month()), window -> image.read(window, 0));
        }
        cube.publish();
    }

    private static Map<String, Integer> contents(Path folder) throws IOException {
        Map<String, Integer> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> contents.put(folder.relativize(file).toString(), Arrays.hashCode(bytes(file))));
        }
        return contents;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void images_holdTheMedian_itsCounts_andPictures() throws Exception {
        run(folder, Integer.MAX_VALUE);
        List<Plane> cog = TestImages.read(folder.resolve("out/month.tif"));
        assertThat(cog).hasSize(4);
        for (int i = 0; i < cog.get(0).length(); i += 101) {
            // of the dates 1, 2 and 3 the second is the median
            assertThat(cog.get(1).value(i)).isEqualTo(value(i % 1100, i / 1100, 1, 2));
            assertThat(cog.get(3).value(i)).isEqualTo(3);
        }
        List<Plane> visual = TestImages.read(folder.resolve("out/month_visual.tif"));
        assertThat(visual).hasSize(3);
        assertThat(visual.get(2).value(0)).isLessThan(visual.get(2).value(1099));
        var preview = ImageIO.read(folder.resolve("out/month.png").toFile());
        assertThat(preview.getWidth()).isEqualTo(550);
    }

    @Test
    void tilesOfOtherInputs_areNeverTaken() {
        assertThat(plan(5).name()).isEqualTo(plan(5).name()).startsWith("2023-06-");
        assertThat(plan(5).name()).isNotEqualTo(plan(6).name());
    }

    @Test
    void scratch_isGone_whenItIsDeleted() throws Exception {
        MonthPlan plan = plan(0);
        Path scratch = folder.resolve("scratch");
        new MonthTiles(Engines.named("local", 2), scratch)
                .make(plan, SCENES, new Log(), () -> false)
                .delete();
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void tileThatIsNotWhatItWas_isMadeAgain() throws Exception {
        MonthPlan plan = plan(0);
        var log = new Log();
        var month = new MonthTiles(Engines.named("local", 1), folder);
        var tiles = month.make(plan, SCENES, log, () -> false);
        assertThat(log.made).hasSize(6);
        Path cut = folder.resolve(plan.name()).resolve("1_0.tile");
        Path turned = folder.resolve(plan.name()).resolve("2_1.tile");
        byte[] whole = Files.readAllBytes(cut);
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
        byte[] right = Files.readAllBytes(turned);
        byte[] wrong = right.clone();
        wrong[99] ^= 1;
        Files.write(turned, wrong);
        assertThat(tiles.has(5, Objects.requireNonNull(log.finished().get(5)))).isFalse();

        log.made.clear();
        var unused = month.make(plan, SCENES, log, () -> false);
        assertThat(log.made).containsExactly(1, 5);
        assertThat(cut).hasBinaryContent(whole);
        assertThat(turned).hasBinaryContent(right);
    }

    @Test
    void tileThatTheLedgerDoesNotKnow_isMadeAgain() throws Exception {
        MonthPlan plan = plan(0);
        var month = new MonthTiles(Engines.named("local", 1), folder);
        var first = new Log();
        var unused = month.make(plan, SCENES, first, () -> false);
        first.known.remove(3);
        first.made.clear();
        unused = month.make(plan, SCENES, first, () -> false);
        assertThat(first.made).containsExactly(3);
    }

    /** Stands in for the ledger. */
    private final class Log implements MonthTiles.TileLog {
        private final Map<Integer, Long> known = new HashMap<>();
        private final List<Integer> made = new ArrayList<>();

        @Override
        public Map<Integer, Long> finished() {
            return known;
        }

        @Override
        public void finished(int tile, long crc32c) {
            known.put(tile, crc32c);
            made.add(tile);
            MonthTest.this.made.incrementAndGet();
        }
    }

    private static MonthPlan plan(int dilation) {
        var recipe = new Recipe(SampleKind.UINT16, 3, Reducer.median(), new Masking(MaskRule.scl(), dilation), 0);
        List<SceneDate> dates = Stream.of("1", "2", "3")
                .map(name -> new SceneDate(name, List.of()))
                .toList();
        return new MonthPlan(
                GRID,
                new Tiling(GRID.width(), GRID.height(), 512),
                YearMonth.of(2023, 6),
                dates,
                recipe,
                new TileTask.Effort(1 << 24, 1));
    }

    private static Reading scene(SceneDate date, PixelBox box, int dilation) {
        List<Layer> layers = new ArrayList<>();
        for (int band = 0; band < 3; band++) {
            short[] samples = new short[box.pixels()];
            for (int i = 0; i < samples.length; i++) {
                int column = box.column() + i % box.width();
                int row = box.row() + i / box.width();
                samples[i] = (short) value(column, row, band, Integer.parseInt(date.name()));
            }
            layers.add(new UInt16Layer(samples, Rescale.none(0)));
        }
        short[] clear = new short[box.grown(dilation).pixels()];
        Arrays.fill(clear, (short) 4);
        return new Reading(layers, clear);
    }

    private static int value(int column, int row, int band, int date) {
        return 100 + column + row + 10 * band + 1000 * date;
    }
}
