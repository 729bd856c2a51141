package dev.swath.io.raster.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.swath.io.raster.SampleType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of the bands: statistics, descriptions, scale and offset. */
class DescriptionsTest {
    private static final CogOptions SMALL_TILES = CogOptions.STANDARD.withTileSide(16);

    private final Path folder;

    DescriptionsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private BandStatistics statistics(SampleType type, Double nodata, Written.Pattern pattern) throws IOException {
        var spec = ImageSpec.of(Written.grid(50, 40), type, Written.bands("a"), nodata);
        try (var cog = new CogWriter(SMALL_TILES, Runnable::run).prepare(spec, Written.source(pattern), folder)) {
            return cog.statistics().get(0);
        }
    }

    @Test
    void statistics_areOfTheDataOnly() throws IOException {
        // 0..1999 in order, the first half missing: mean and deviation of 1000..1999 by the formulas of a sequence
        var found = statistics(SampleType.UINT16, 0.0, (x, y, b) -> y < 20 ? 0 : y * 50 + x);
        assertThat(found.count()).isEqualTo(1000);
        assertThat(found.minimum()).isEqualTo(1000);
        assertThat(found.maximum()).isEqualTo(1999);
        assertThat(found.mean()).isCloseTo(1499.5, within(1e-9));
        assertThat(found.deviation()).isCloseTo(Math.sqrt((1000.0 * 1000 - 1) / 12), within(1e-9));
        assertThat(found.validPercent()).isEqualTo(50);
    }

    @Test
    void statistics_keepTheirDigitsFarFromZero() throws IOException {
        var found = statistics(SampleType.FLOAT64, -1.0, (x, y, b) -> 1e9 + (x + y) % 2);
        assertThat(found.mean()).isCloseTo(1e9 + 0.5, within(1e-6));
        assertThat(found.deviation()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void statistics_ofNothingSayOnlyThat() throws IOException {
        var found = statistics(SampleType.FLOAT32, 0.0, (x, y, b) -> x % 2 == 0 ? Double.NaN : 0);
        assertThat(found.count()).isZero();
        assertThat(GdalMetadata.xml(Written.bands("a"), List.of(found)))
                .contains("STATISTICS_VALID_PERCENT\" sample=\"0\">0<")
                .doesNotContain("MEAN");
    }

    @Test
    void bands_areDescribedAsGdalReadsThem() throws IOException {
        var bands = List.of(new Band("R & D <1>", 0.0001, -0.1), Band.of(""));
        var spec = ImageSpec.of(Written.grid(2, 2), SampleType.UINT8, bands, null);
        var main = Written.tiff(SMALL_TILES, spec, (x, y, b) -> x + 2 * y + b, folder)
                .main();
        assertThat(main.text(42112)).isEqualTo("""
                        <GDALMetadata>
                          <Item name="DESCRIPTION" sample="0" role="description">R &amp;amp; D &amp;lt;1&amp;gt;</Item>
                          <Item name="OFFSET" sample="0" role="offset">-0.1</Item>
                          <Item name="SCALE" sample="0" role="scale">1.0E-4</Item>
                          <Item name="STATISTICS_MAXIMUM" sample="0">3</Item>
                          <Item name="STATISTICS_MEAN" sample="0">1.5</Item>
                          <Item name="STATISTICS_MINIMUM" sample="0">0</Item>
                          <Item name="STATISTICS_STDDEV" sample="0">1.118033988749895</Item>
                          <Item name="STATISTICS_VALID_PERCENT" sample="0">100</Item>
                          <Item name="STATISTICS_MAXIMUM" sample="1">4</Item>
                          <Item name="STATISTICS_MEAN" sample="1">2.5</Item>
                          <Item name="STATISTICS_MINIMUM" sample="1">1</Item>
                          <Item name="STATISTICS_STDDEV" sample="1">1.118033988749895</Item>
                          <Item name="STATISTICS_VALID_PERCENT" sample="1">100</Item>
                        </GDALMetadata>
                        """);
        assertThat(main.has(42113)).isFalse();
    }

    @Test
    void nothingToSay_isNoTag() throws IOException {
        var spec = ImageSpec.of(Written.grid(2, 2), SampleType.FLOAT32, Written.bands(""), Double.NaN);
        var main = Written.tiff(SMALL_TILES.withStatistics(false), spec, (x, y, b) -> x, folder)
                .main();
        assertThat(main.has(42112)).isFalse();
        assertThat(main.text(42113)).isEqualTo("nan");
    }
}
