package dev.swath.bench;

import dev.swath.io.base.Crs;
import dev.swath.io.raster.Affine;
import dev.swath.io.raster.Grid;
import dev.swath.io.raster.Plane;
import dev.swath.io.raster.SampleType;
import dev.swath.io.raster.Window;
import dev.swath.io.raster.zarr.ZarrBand;
import dev.swath.io.raster.zarr.ZarrCodec;
import dev.swath.io.raster.zarr.ZarrCube;
import dev.swath.io.raster.zarr.ZarrCube.Arrangement;
import dev.swath.io.raster.zarr.ZarrFolder;
import dev.swath.io.raster.zarr.ZarrFormat;
import dev.swath.io.raster.zarr.ZarrWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Writes stores of every kind for {@code scripts/judge-zarr}: two months, then a third added. A sample is
 * {@code (7 row + 3 column + 1000 time + 50 band) mod 251}, 0 is nodata.
 */
final class ZarrCases {
    private static final List<ZarrBand> BANDS = List.of(ZarrBand.of("blue"), ZarrBand.of("green"), ZarrBand.of("red"));
    private static final List<ZarrBand> SCALED =
            List.of(new ZarrBand("blue", "Blue", 0.5, -10), new ZarrBand("green", "Green", 0.5, -10));

    private ZarrCases() {}

    /** Argument: the folder for the stores. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        for (ZarrFormat format : ZarrFormat.values()) {
            for (ZarrCodec codec : ZarrCodec.values()) {
                if (format == ZarrFormat.V2 || codec != ZarrCodec.ZLIB) {
                    for (Arrangement arrangement : Arrangement.values()) {
                        String name = format + "-" + codec + "-" + arrangement + "-";
                        write(folder, name + "UINT16", cube(BANDS, SampleType.UINT16, arrangement), format, codec);
                    }
                }
            }
            for (SampleType type : SampleType.values()) {
                var cube = cube(BANDS, type, Arrangement.ARRAY_PER_BAND);
                write(folder, format + "-types-" + type, cube, format, ZarrCodec.ZSTD);
            }
            var scaled = cube(SCALED, SampleType.INT16, Arrangement.ONE_ARRAY);
            write(folder, format + "-scaled-INT16", scaled, format, ZarrCodec.GZIP);
        }
    }

    private static ZarrCube cube(List<ZarrBand> bands, SampleType type, Arrangement arrangement) {
        var grid = new Grid(Crs.of("EPSG:32733"), Affine.northUp(300000, 8200000, 10, 10), 131, 97);
        return new ZarrCube(grid, bands, type, OptionalDouble.of(0), 64, arrangement);
    }

    private static void write(Path folder, String name, ZarrCube cube, ZarrFormat format, ZarrCodec codec)
            throws IOException {
        Path place = folder.resolve(name + ".zarr");
        for (List<Integer> months : List.of(List.of(1, 2), List.of(3))) {
            var writer = ZarrWriter.open(ZarrFolder.at(place), cube, format, codec);
            for (int month : months) {
                int time = writer.time(LocalDate.of(2024, month, 1));
                for (int band = 0; band < cube.bands().size(); band++) {
                    image(writer, cube, time, band);
                }
            }
            writer.publish();
        }
        System.out.println(place);
    }

    private static void image(ZarrWriter writer, ZarrCube cube, int time, int band) throws IOException {
        for (int row = 0; row < cube.chunkRows(); row++) {
            for (int column = 0; column < cube.chunkColumns(); column++) {
                Window part = cube.chunk(row, column);
                Plane plane = Plane.of(cube.type(), part.width(), part.height());
                for (int i = 0; i < plane.length(); i++) {
                    int y = part.row() + i / part.width();
                    int x = part.column() + i % part.width();
                    int value = (7 * y + 3 * x + 1000 * time + 50 * band) % 251;
                    plane.set(i, cube.type() == SampleType.INT8 ? value / 2 : value);
                }
                writer.write(time, band, row, column, plane);
            }
        }
    }
}
