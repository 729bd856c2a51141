package dev.swath.io.raster.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.swath.io.raster.Plane;
import dev.swath.io.raster.Window;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checksums are those of {@code scripts/raster-variants}: what GDAL 3.10 reads, band after band, least byte first. */
class RealRastersTest {
    private static final Path RASTERS = Path.of(System.getProperty("fixtures", "../shared/fixtures"), "rasters");

    @ParameterizedTest
    @CsvSource({
        "sentinel2-l2a-mol-2023-06/openEO_2023-06-01Z.tif, 94ebb504, 3, 32631",
        "sentinel2-l2a-mol-2023-06/openEO_2023-06-04Z.tif, 759569da, 3, 32631",
        "sentinel2-l2a-mol-2023-06/openEO_2023-06-06Z.tif, 882f2618, 3, 32631",
        "ftw/inference-img.tif, 905d98ae, 8, 32633",
        "ftw/mask.tif, 1d4a625, 1, 32633",
        "ftw/crop-calendar/wc-eos-3x3-v2-cog.tiff, 24eee02d, 1, 4326",
        "ftw/crop-calendar/wc-sos-3x3-v2-cog.tiff, 795437bf, 1, 4326",
    })
    void realFiles_areReadAsGdalReadsThem(String name, String checksum, int bands, int epsg) {
        Path file = RASTERS.resolve(name);
        assumeTrue(Files.exists(file), () -> file + " is not there");
        try (var reader = CogReader.open(RangeSource.of(file))) {
            var info = reader.info();
            assertThat(info.bands()).hasSize(bands);
            assertThat(reader.crs().orElseThrow().epsg()).hasValue(epsg);
            var crc = new CRC32();
            reader.read(new Window(0, 0, info.width(), info.height()), 0).forEach(plane -> crc.update(bytes(plane)));
            assertThat(Long.toHexString(crc.getValue())).isEqualTo(checksum);
        }
    }

    private static byte[] bytes(Plane plane) {
        var buffer = ByteBuffer.allocate(plane.length() * plane.type().bytes()).order(ByteOrder.LITTLE_ENDIAN);
        switch (plane.type().bytes()) {
            case 1 -> buffer.put(plane.bytes());
            case 2 -> buffer.asShortBuffer().put(plane.shorts());
            default -> buffer.asFloatBuffer().put(plane.floats());
        }
        return buffer.array();
    }
}
