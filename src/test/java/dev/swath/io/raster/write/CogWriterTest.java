package dev.swath.io.raster.write;

import static dev.swath.io.raster.write.Written.bytes;
import static dev.swath.io.raster.write.Written.image;
import static dev.swath.io.raster.write.Written.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.io.raster.SampleType;
import dev.swath.io.raster.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CogWriterTest {
    private static final CogOptions SMALL_TILES = CogOptions.STANDARD.withTileSide(32);

    private final Path folder;

    CogWriterTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static Stream<Arguments> typesAndCompressions() {
        return Stream.of(SampleType.values())
                .flatMap(type -> Stream.of(Compression.values()).flatMap(compression -> Stream.of(true, false)
                        .map(predict -> Arguments.of(type, compression, predict))));
    }

    @ParameterizedTest
    @MethodSource("typesAndCompressions")
    void everySample_comesBack(SampleType type, Compression compression, boolean predict) throws IOException {
        double span = type.isFloat() ? 1e6 : type.greatest() - type.least();
        double least = type.isFloat() ? -5e5 : type.least();
        Written.Pattern pattern = (column, row, band) -> {
            double share = ((column * 7919 + row * 104_729 + band * 1009) % 1000) / 999.0;
            double value = least + span * share;
            return type == SampleType.FLOAT64 ? value : type.isFloat() ? (float) value : Math.rint(value) + 0.0;
        };
        CogOptions options = SMALL_TILES.withCompression(compression).withPredict(predict);
        var tiff = Written.tiff(options, image(75, 41, type, 3), pattern, folder);
        for (int band = 0; band < 3; band++) {
            assertThat(tiff.main().samples(band)).isEqualTo(Written.samples(75, 41, band, pattern));
        }
        int predictor = !predict || compression == Compression.NONE ? 0 : type.isFloat() ? 3 : 2;
        assertThat(tiff.main().has(317)).isEqualTo(predictor > 0);
        if (predictor > 0) {
            assertThat(tiff.main().number(317)).isEqualTo(predictor);
        }
    }

    @Test
    void header_hasSizesFormatsAndPlace() throws IOException {
        var spec = ImageSpec.of(Written.grid(75, 41), SampleType.INT16, Written.bands("a", "b", "c"), -9999.0);
        var main = Written.tiff(SMALL_TILES, spec, (x, y, b) -> x, folder).main();
        assertThat(main.number(256)).isEqualTo(75);
        assertThat(main.number(257)).isEqualTo(41);
        assertThat(main.numbers(258)).containsExactly(16, 16, 16);
        assertThat(main.number(262)).isEqualTo(1);
        assertThat(main.number(284)).isEqualTo(1);
        assertThat(main.numbers(324)).hasSize(6);
        assertThat(main.numbers(338)).containsExactly(0, 0);
        assertThat(main.numbers(339)).containsExactly(2, 2, 2);
        assertThat(main.doubles(33550)).containsExactly(3, 3, 0);
        assertThat(main.doubles(33922)).containsExactly(0, 0, 0, 571_000.5, 5_540_000, 0);
        assertThat(main.text(42113)).isEqualTo("-9999");
    }

    @Test
    void colours_areSaidToBeColours() throws IOException {
        var spec = new ImageSpec(Written.grid(5, 5), SampleType.UINT8, Written.bands("", "", ""), null, true);
        var main = Written.tiff(SMALL_TILES, spec, (x, y, b) -> b, folder).main();
        assertThat(main.number(262)).isEqualTo(2);
        assertThat(main.has(338)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new ImageSpec(Written.grid(5, 5), SampleType.UINT16, Written.bands("", "", ""), null, true));
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void layout_isAsTheGhostAreaSays(Compression compression) throws IOException {
        var tiff = Written.tiff(
                SMALL_TILES.withCompression(compression),
                image(130, 70, SampleType.UINT16, 2),
                (x, y, b) -> x * y + b,
                folder);
        assertThat(tiff.ascii(8, 43)).isEqualTo("GDAL_STRUCTURAL_METADATA_SIZE=000140 bytes\n");
        assertThat(tiff.ascii(8 + 43, 140))
                .isEqualTo("LAYOUT=IFDS_BEFORE_DATA\nBLOCK_ORDER=ROW_MAJOR\nBLOCK_LEADER=SIZE_AS_UINT4\n"
                        + "BLOCK_TRAILER=LAST_4_BYTES_REPEATED\nKNOWN_INCOMPATIBLE_EDITION=NO\n ");
        assertThat(tiff.main().at).isEqualTo(192);
        assertThat(tiff.directories()).extracting(d -> d.number(256)).containsExactly(130, 65, 33, 17);
        assertThat(tiff.directories()).extracting(d -> d.number(257)).containsExactly(70, 35, 18, 9);
        assertThat(tiff.directories()).extracting(d -> d.at).isSorted();
        assertThat(tiff.directories()).extracting(d -> d.has(254)).containsExactly(false, true, true, true);
        long end = 0;
        for (int i = tiff.directories().size() - 1; i >= 0; i--) {
            var level = tiff.directories().get(i);
            for (int tile = 0; tile < level.numbers(324).length; tile++) {
                long start = level.numbers(324)[tile];
                long length = level.numbers(325)[tile];
                assertThat(end == 0 || start == end + 8).isTrue();
                assertThat((long) tiff.bytesAt(start - 4)).isEqualTo(length);
                assertThat(tiff.bytesAt(start + length)).isEqualTo(tiff.bytesAt(start + length - 4));
                end = start + length;
            }
        }
    }

    @Test
    void bigTiff_isTakenAboveTheLimitOnly() throws IOException {
        ImageSpec spec = image(100, 100, SampleType.UINT16, 1);
        Written.Pattern pattern = (x, y, b) -> x * 31 + y;
        byte[] classic = bytes(SMALL_TILES, spec, pattern, folder);
        assertThat(new WrittenTiff(classic).isBig()).isFalse();
        byte[] justFits = bytes(SMALL_TILES.withBigTiffAbove(classic.length), spec, pattern, folder);
        assertThat(justFits).isEqualTo(classic);
        var big = new WrittenTiff(bytes(SMALL_TILES.withBigTiffAbove(classic.length - 1), spec, pattern, folder));
        assertThat(big.isBig()).isTrue();
        assertThat(big.main().at).isEqualTo(200);
        assertThat(big.directories()).hasSize(3);
        assertThat(big.main().samples(0)).isEqualTo(Written.samples(100, 100, 0, pattern));
        assertThat(big.main().text(42112))
                .isEqualTo(new WrittenTiff(classic).main().text(42112));
    }

    @Test
    void sameSamples_giveSameBytes_onOneThreadAndOnMany() throws IOException {
        ImageSpec spec = image(300, 257, SampleType.FLOAT32, 2);
        Written.Pattern pattern = (x, y, b) -> Math.sin(x * 0.01) + y * b;
        byte[] alone = bytes(SMALL_TILES, spec, pattern, folder);
        var pool = Executors.newFixedThreadPool(3);
        try (var cog = new CogWriter(SMALL_TILES, pool).prepare(spec, source(pattern), folder)) {
            assertThat(bytes(cog)).isEqualTo(alone);
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void sizeAndDigest_areKnownBeforeTheFirstByte_andBytesComeAgain() throws Exception {
        ImageSpec spec = image(70, 70, SampleType.UINT8, 1);
        try (var cog = new CogWriter(SMALL_TILES, Runnable::run).prepare(spec, source((x, y, b) -> x ^ y), folder)) {
            long size = cog.size();
            String digest = cog.sha256();
            byte[] first = bytes(cog);
            assertThat(first).hasSize((int) size).isEqualTo(bytes(cog));
            assertThat(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(first)))
                    .isEqualTo(digest);
            assertThat(folder).isNotEmptyDirectory();
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void source_isAskedOnceForEachRowOfTiles() throws IOException {
        List<Window> asked = new ArrayList<>();
        PixelSource source = (window, planes) -> asked.add(window);
        new CogWriter(SMALL_TILES, Runnable::run)
                .prepare(image(40, 70, SampleType.UINT8, 1), source, folder)
                .close();
        assertThat(asked)
                .containsExactly(new Window(0, 0, 40, 32), new Window(0, 32, 40, 32), new Window(0, 64, 40, 6));
    }

    @Test
    void failure_leavesNothingBehind() {
        ImageSpec spec = image(100, 100, SampleType.UINT8, 1);
        PixelSource breaks = (window, planes) -> {
            if (window.row() > 0) {
                throw new IOException("the line broke");
            }
        };
        assertThatIOException()
                .isThrownBy(() -> new CogWriter(SMALL_TILES, Runnable::run).prepare(spec, breaks, folder))
                .withMessage("the line broke");
        assertThat(folder).isEmptyDirectory();
        var stopped = Executors.newFixedThreadPool(1);
        stopped.shutdown();
        assertThatThrownBy(() -> new CogWriter(SMALL_TILES, stopped).prepare(spec, source((x, y, b) -> x), folder))
                .isInstanceOf(RejectedExecutionException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void nonsense_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> CogOptions.STANDARD.withTileSide(100));
        assertThatIllegalArgumentException().isThrownBy(() -> CogOptions.STANDARD.withBigTiffAbove(1L << 32));
        assertThatIllegalArgumentException().isThrownBy(() -> Band.of("two\nlines"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Band("", 0, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImageSpec.of(Written.grid(1, 1), SampleType.UINT8, Written.bands("a"), 256.0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImageSpec.of(Written.grid(1, 1), SampleType.UINT8, List.of(), null));
    }
}
