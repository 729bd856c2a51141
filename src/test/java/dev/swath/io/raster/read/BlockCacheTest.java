package dev.swath.io.raster.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.io.raster.Plane;
import dev.swath.io.raster.Window;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BlockCacheTest {
    private static final int MEGABYTE = 1 << 20;

    static List<TestTiff> variants() {
        return CogReaderTest.variants();
    }

    private static List<Double> values(Plane plane) {
        return IntStream.range(0, plane.length()).mapToObj(plane::value).toList();
    }

    @ParameterizedTest
    @MethodSource("variants")
    void anyWindow_isWhatTheReaderGives_alsoBeyondTheEdges(TestTiff tiff) {
        var random = new Random(tiff.bands);
        var cache = new BlockCache(MEGABYTE);
        try (var reader = CogReader.open(new BytesSource(tiff.bytes()))) {
            for (int i = 0; i < 20; i++) {
                var window = new Window(
                        random.nextInt(tiff.width) - 3,
                        random.nextInt(tiff.height) - 3,
                        1 + random.nextInt(tiff.width),
                        1 + random.nextInt(tiff.height));
                int band = random.nextInt(tiff.bands);
                assertThat(values(cache.read(reader, window, 0, band)))
                        .as("%s of band %d", window, band)
                        .isEqualTo(values(reader.read(window, 0, band).get(0)));
            }
        }
    }

    @Test
    void windowsBesideEachOther_askForTheirBlocksOnce_alsoThroughAnotherReader() {
        var bytes = new TestTiff().bytes();
        var source = new BytesSource(bytes);
        var again = new BytesSource(bytes);
        var cache = new BlockCache(MEGABYTE);
        try (var reader = CogReader.open(source);
                var other = CogReader.open(again)) {
            cache.read(reader, new Window(2, 2, 8, 8), 0, 0);
            int asked = source.reads.size();
            cache.read(reader, new Window(20, 10, 12, 22), 0, 0);
            assertThat(source.reads).hasSize(asked);

            cache.read(reader, new Window(30, 10, 12, 22), 0, 0);
            assertThat(source.reads).as("the block to the right").hasSize(asked + 1);

            int opening = again.reads.size();
            cache.read(other, new Window(30, 10, 12, 22), 0, 0);
            assertThat(again.reads).hasSize(opening);
        }
    }

    @Test
    void otherBytes_areNotTakenForKnownOnes() {
        var one = new TestTiff();
        var other = new TestTiff();
        other.order = ByteOrder.BIG_ENDIAN;
        other.bands = 2;
        var window = new Window(0, 0, 32, 32);
        var cache = new BlockCache(MEGABYTE);
        try (var first = CogReader.open(new BytesSource(one.bytes()));
                var second = CogReader.open(new BytesSource(other.bytes()))) {
            cache.read(first, window, 0, 0);
            assertThat(values(cache.read(second, window, 0, 1)))
                    .isEqualTo(values(second.read(window, 0, 1).get(0)))
                    .isNotEqualTo(values(first.read(window, 0, 0).get(0)));
        }
    }

    @Test
    void whatIsTooLarge_isReadEachTime() {
        var source = new BytesSource(new TestTiff().bytes());
        var cache = new BlockCache(32 * 32 * 2 * 8 - 1);
        try (var reader = CogReader.open(source)) {
            cache.read(reader, new Window(2, 2, 8, 8), 0, 0);
            int asked = source.reads.size();
            cache.read(reader, new Window(2, 2, 8, 8), 0, 0);
            assertThat(source.reads).hasSize(asked + 1);
        }
    }
}
