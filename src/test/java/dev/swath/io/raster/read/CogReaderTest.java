package dev.swath.io.raster.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.swath.io.raster.Plane;
import dev.swath.io.raster.SampleType;
import dev.swath.io.raster.Window;
import dev.swath.model.trouble.BadInput;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CogReaderTest {
    private static final int[] COMPRESSIONS = {1, 5, 8, 32946, 32773, 50000};

    /** Every compression with every predictor it may have, by turns of all other kinds. */
    static List<TestTiff> variants() {
        List<TestTiff> all = new ArrayList<>();
        for (SampleType type : SampleType.values()) {
            for (int compression : COMPRESSIONS) {
                boolean isPlain = compression == 1 || compression == 32773;
                for (int predictor = 1; predictor <= (isPlain ? 1 : type.isFloat() ? 3 : 2); predictor++) {
                    var tiff = new TestTiff();
                    int n = all.size();
                    tiff.type = type;
                    tiff.compression = compression;
                    tiff.predictor = predictor;
                    tiff.bands = 1 + n % 4;
                    tiff.tile = n % 3 == 0 ? 0 : 16 * (n % 3);
                    tiff.separate = n % 2 == 0;
                    tiff.big = n % 5 < 2;
                    tiff.order = n % 4 < 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
                    all.add(tiff);
                }
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("variants")
    void everyKind_isReadAsItWasWritten(TestTiff tiff) {
        var window = new Window(9, 7, 50, 33);
        try (var reader = CogReader.open(new BytesSource(tiff.bytes()))) {
            assertThat(reader.info().type()).isEqualTo(tiff.type);
            expect(
                    tiff,
                    new Window(0, 0, tiff.width, tiff.height),
                    reader.read(new Window(0, 0, tiff.width, tiff.height), 0));
            expect(tiff, window, reader.read(window, 0));
        }
    }

    private static void expect(TestTiff tiff, Window window, List<Plane> planes) {
        assertThat(planes).hasSize(tiff.bands);
        for (int band = 0; band < tiff.bands; band++) {
            for (int i = 0; i < planes.get(band).length(); i++) {
                int row = window.row() + i / window.width();
                int column = window.column() + i % window.width();
                assertThat(bits(planes.get(band), i))
                        .as("band %d, row %d, column %d", band, row, column)
                        .isEqualTo(tiff.bits(band, row, column));
            }
        }
    }

    private static long bits(Plane plane, int index) {
        return switch (plane.type()) {
            case FLOAT32 -> Float.floatToRawIntBits(plane.floats()[index]) & 0xffff_ffffL;
            case FLOAT64 -> Double.doubleToRawLongBits(plane.doubles()[index]);
            default ->
                (long) plane.value(index) & (-1L >>> (64 - 8 * plane.type().bytes()));
        };
    }

    @ParameterizedTest
    @EnumSource(SampleType.class)
    void whatLiesOutside_isNodata(SampleType type) {
        var tiff = new TestTiff();
        tiff.type = type;
        tiff.extra.put(42113, "17");
        try (var reader = CogReader.open(new BytesSource(tiff.bytes()))) {
            Plane corner = reader.read(new Window(-2, -1, 4, 3), 0).get(0);
            assertThat(IntStream.of(0, 3, 4, 5, 8).mapToDouble(corner::value)).containsOnly(17.0);
            assertThat(bits(corner, 6)).isEqualTo(tiff.bits(0, 0, 0));
            Plane away = reader.read(new Window(tiff.width, 0, 3, 2), 0).get(0);
            assertThat(IntStream.range(0, 6).mapToDouble(away::value)).containsOnly(17.0);
        }
    }

    @Test
    void bands_comeInTheOrderAskedFor() {
        var tiff = new TestTiff();
        tiff.bands = 3;
        for (boolean separate : new boolean[] {false, true}) {
            tiff.separate = separate;
            try (var reader = CogReader.open(new BytesSource(tiff.bytes()))) {
                List<Plane> planes = reader.read(new Window(0, 0, 5, 5), 0, 2, 0, 2);
                assertThat(bits(planes.get(0), 7)).isEqualTo(tiff.bits(2, 1, 2));
                assertThat(bits(planes.get(1), 7)).isEqualTo(tiff.bits(0, 1, 2));
                assertThat(bits(planes.get(2), 7)).isEqualTo(tiff.bits(2, 1, 2));
                assertThatThrownBy(() -> reader.read(new Window(0, 0, 5, 5), 0, 3))
                        .isInstanceOf(IllegalArgumentException.class);
                assertThatThrownBy(() -> reader.read(new Window(0, 0, 5, 5), 1))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void oneLongStrip_isNotReadWhole() {
        var tiff = new TestTiff();
        tiff.tile = 0;
        tiff.width = 1024;
        tiff.height = 2000;
        tiff.rowsPerStrip = 2000;
        var source = new BytesSource(tiff.bytes());
        try (var reader = CogReader.open(source)) {
            source.reads.clear();
            var window = new Window(100, 1500, 10, 1);
            expect(tiff, window, reader.read(window, 0));
            assertThat(source.reads).singleElement().asString().endsWith("+1048576");
        }
    }

    @Test
    void neighbouringBlocks_comeInOneRequest() {
        var tiff = new TestTiff();
        tiff.compression = 8;
        var source = new BytesSource(tiff.bytes());
        try (var reader = CogReader.open(source)) {
            source.reads.clear();
            reader.read(new Window(0, 0, 70, 45), 0);
            assertThat(source.reads).hasSize(1);
        }
    }

    @Test
    void scaleOffsetAndDescription_areThoseOfTheBand() {
        var tiff = new TestTiff();
        tiff.bands = 2;
        tiff.extra.put(42112, """
                <GDALMetadata><Item name="DESCRIPTION" sample="1" role="description">R &amp;amp; &amp;lt;NIR&amp;gt;</Item>
                <Item name="SCALE" sample="1" role="scale">0.0001</Item><Item name="x">y</Item>
                <Item name="OFFSET" sample="1" role="offset">-0.1</Item></GDALMetadata>""");
        try (var reader = CogReader.open(new BytesSource(tiff.bytes()))) {
            assertThat(reader.info().bands())
                    .containsExactly(new RasterInfo.Band("", 1, 0), new RasterInfo.Band("R & <NIR>", 0.0001, -0.1));
        }
    }

    @ParameterizedTest
    @CsvSource({"NAN, NaN", "-9999, -9999", "-inf, -Infinity", "0, 0"})
    void nodata_isRead(String text, double value) {
        var tiff = new TestTiff();
        tiff.type = SampleType.FLOAT32;
        tiff.extra.put(42113, text);
        try (var reader = CogReader.open(new BytesSource(tiff.bytes()))) {
            assertThat(reader.info().nodata()).hasValue(value);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "259, 7, JPEG", "259, 34887, LERC", "259, 50001, WEBP", "259, 50002, JPEG XL", "259, 999, number 999",
        "258, 12, 12 bits", "258, 64, 64 bits", "339, 6, complex", "317, 3, predictor 3", "266, 2, reverse"
    })
    void whatIsNotSupported_isRefusedByName(int tag, int value, String name) {
        var tiff = new TestTiff();
        tiff.compression = 8;
        tiff.extra.put(tag, value);
        var trouble = catchThrowableOfType(BadInput.class, () -> CogReader.open(new BytesSource(tiff.bytes())));
        assertThat(trouble.code()).isEqualTo("raster-unsupported");
        assertThat(trouble.line()).startsWith("scene.tif: ").contains(name);
    }

    @Test
    void theReader_closesItsSource_alsoWhenItCannotBeOpened() {
        var source = new BytesSource(new byte[100]);
        assertThatThrownBy(() -> CogReader.open(source)).hasMessageContaining("not a TIFF");
        assertThat(source.reads).contains("closed");
    }
}
