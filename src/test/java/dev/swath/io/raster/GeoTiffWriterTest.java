package dev.swath.io.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

class GeoTiffWriterTest {
    private static final Georeference UTM = new Georeference(32632, false, 571_000.5, 5_540_000, 3, 3);

    private static int value(int x, int y, int band) {
        return (x * 7 + y * 131 + band * 1009) & 0xffff;
    }

    private static TileSource pattern(int bands) {
        return (x, y, width, height, samples) -> {
            for (int i = 0; i < width * height * bands; i++) {
                int pixel = i / bands;
                samples[i] = value(x + pixel % width, y + pixel / width, i % bands);
            }
        };
    }

    private static byte[] write(RasterSpec spec, TileSource source) throws IOException {
        Path file = Files.createTempFile("written", ".tif");
        try {
            GeoTiffWriter.write(spec, source, file);
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void every_sample_comes_back() throws IOException, DataFormatException {
        var spec = new RasterSpec(300, 270, SampleType.UINT16, List.of("a", "b", "c"), UTM, 0);
        var tiff = new Tiff(write(spec, pattern(3)));
        assertThat(tiff.numbers(256)).containsExactly(300);
        assertThat(tiff.numbers(257)).containsExactly(270);
        assertThat(tiff.numbers(324)).hasSize(4);
        for (int y = 0; y < 270; y += 53) {
            for (int x = 0; x < 300; x += 23) {
                for (int band = 0; band < 3; band++) {
                    assertThat(tiff.sample(x, y, band)).isEqualTo(value(x, y, band));
                }
            }
        }
    }

    @Test
    void place_nodata_and_descriptions_are_written_as_gdal_reads_them() throws IOException {
        var spec = new RasterSpec(2, 2, SampleType.UINT8, List.of("R & D", ""), UTM, 255);
        var tiff = new Tiff(write(spec, (x, y, width, height, samples) -> {}));
        assertThat(tiff.doubles(33550)).containsExactly(3, 3, 0);
        assertThat(tiff.doubles(33922)).containsExactly(0, 0, 0, 571_000.5, 5_540_000, 0);
        assertThat(tiff.numbers(34735)).endsWith(1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 32632);
        assertThat(tiff.text(42113)).isEqualTo("255");
        assertThat(tiff.text(42112)).contains(">R &amp;amp; D<").doesNotContain("sample=\"1\"");
    }

    @Test
    void a_geographic_system_has_its_own_key() throws IOException {
        var degrees = new Georeference(4326, true, 10, 50, 0.1, 0.1);
        var spec = new RasterSpec(1, 1, SampleType.UINT8, List.of(""), degrees, null);
        var tiff = new Tiff(write(spec, (x, y, width, height, samples) -> samples[0] = 9));
        assertThat(tiff.numbers(34735)).endsWith(1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, 4326);
        assertThat(tiff.tags).doesNotContainKeys(42112, 42113, 338);
    }

    @Test
    void same_samples_give_same_bytes() throws IOException {
        var spec = new RasterSpec(257, 3, SampleType.UINT16, List.of("a"), UTM, null);
        assertThat(write(spec, pattern(1))).isEqualTo(write(spec, pattern(1)));
    }

    @Test
    void nonsense_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RasterSpec(0, 1, SampleType.UINT8, List.of("a"), UTM, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new Georeference(32632, false, 0, 0, 0, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new Georeference(99999, false, 0, 0, 3, 3));
    }

    /** Reads just enough of TIFF to check what was written, from the specification rather than from the writer. */
    private static final class Tiff {
        private final Map<Integer, ByteBuffer> tags = new TreeMap<>();
        private final Map<Integer, Integer> types = new TreeMap<>();
        private final ByteBuffer file;

        Tiff(byte[] bytes) {
            file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            assertThat(file.getInt(0)).isEqualTo(0x002A4949);
            int directory = file.getInt(4);
            int entries = file.getShort(directory);
            int before = 0;
            for (int i = 0; i < entries; i++) {
                int at = directory + 2 + i * 12;
                int tag = file.getShort(at) & 0xffff;
                assertThat(tag).isGreaterThan(before);
                before = tag;
                int type = file.getShort(at + 2);
                int length = file.getInt(at + 4) * new int[] {0, 1, 1, 2, 4, 8, 0, 0, 0, 0, 0, 0, 8}[type];
                int start = length <= 4 ? at + 8 : file.getInt(at + 8);
                tags.put(tag, file.slice(start, length).order(ByteOrder.LITTLE_ENDIAN));
                types.put(tag, type);
            }
        }

        private ByteBuffer tag(int tag) {
            return Objects.requireNonNull(tags.get(tag));
        }

        int[] numbers(int tag) {
            ByteBuffer value = tag(tag);
            boolean isShort = Integer.valueOf(3).equals(types.get(tag));
            int[] numbers = new int[value.limit() / (isShort ? 2 : 4)];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = isShort ? value.getShort(i * 2) & 0xffff : value.getInt(i * 4);
            }
            return numbers;
        }

        double[] doubles(int tag) {
            double[] numbers = new double[tag(tag).limit() / 8];
            tag(tag).duplicate().order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(numbers);
            return numbers;
        }

        String text(int tag) {
            return StandardCharsets.UTF_8
                    .decode(tag(tag).duplicate())
                    .toString()
                    .replace("\0", "");
        }

        /** Undoes compression and differencing of the one row that is asked for; 16 bits. */
        int sample(int x, int y, int band) throws DataFormatException {
            int side = numbers(322)[0];
            int bands = numbers(277)[0];
            int across = (numbers(256)[0] + side - 1) / side;
            int tile = y / side * across + x / side;
            byte[] raw = new byte[side * side * bands * 2];
            var inflater = new Inflater();
            inflater.setInput(file.slice(numbers(324)[tile], numbers(325)[tile]));
            assertThat(inflater.inflate(raw)).isEqualTo(raw.length);
            inflater.end();
            ByteBuffer samples = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
            int sum = 0;
            for (int column = 0; column <= x % side; column++) {
                sum += samples.getShort(((y % side * side + column) * bands + band) * 2);
            }
            return sum & 0xffff;
        }
    }
}
