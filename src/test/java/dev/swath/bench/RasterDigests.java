package dev.swath.bench;

import dev.swath.io.raster.Plane;
import dev.swath.io.raster.Window;
import dev.swath.io.raster.read.CogReader;
import dev.swath.io.raster.read.RangeSource;
import dev.swath.model.trouble.Trouble;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.zip.CRC32;

/**
 * Reads windows of rasters and says what is in them, for comparison with another reader. Argument: a file with a line per
 * window, {@code file|level|column|row|width|height|what}, where what is {@code pixels}, {@code mask} or {@code info}.
 * Prints a line for each: a CRC-32 of all samples, band after band, least byte first; or the trouble's code.
 */
final class RasterDigests {
    private RasterDigests() {}

    public static void main(String[] arguments) throws IOException {
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            System.out.println(answer(line.split("\\|", -1)));
        }
    }

    private static String answer(String[] asked) {
        try (var reader = CogReader.open(RangeSource.of(Path.of(asked[0])))) {
            if (asked[6].equals("info")) {
                return info(reader);
            }
            int level = Integer.parseInt(asked[1]);
            var window = new Window(
                    Integer.parseInt(asked[2]),
                    Integer.parseInt(asked[3]),
                    Integer.parseInt(asked[4]),
                    Integer.parseInt(asked[5]));
            return digest(
                    asked[6].equals("mask")
                            ? reader.mask(window, level).stream().toList()
                            : reader.read(window, level));
        } catch (Trouble trouble) {
            return trouble.code();
        }
    }

    /** Nodata, transform, code of the CRS, scale, offset and description of each band. */
    private static String info(CogReader reader) {
        List<String> parts = new ArrayList<>();
        var info = reader.info();
        parts.add(info.nodata().isPresent() ? bits(info.nodata().getAsDouble()) : "-");
        parts.add(info.transform()
                .map(at -> bits(at.a(), at.b(), at.c(), at.d(), at.e(), at.f()))
                .orElse("-"));
        parts.add(reader.crs().map(crs -> String.valueOf(crs.epsg().orElse(0))).orElse("-"));
        info.bands().forEach(band -> parts.add(bits(band.scale(), band.offset()) + " " + band.description()));
        return String.join("|", parts);
    }

    private static String bits(double... values) {
        return DoubleStream.of(values)
                .mapToObj(value -> String.format("%016x", Double.doubleToLongBits(value)))
                .collect(Collectors.joining(" "));
    }

    private static String digest(List<Plane> planes) {
        var crc = new CRC32();
        planes.forEach(plane -> crc.update(bytes(plane)));
        return planes.isEmpty() ? "none" : Long.toHexString(crc.getValue());
    }

    private static byte[] bytes(Plane plane) {
        var buffer = ByteBuffer.allocate(plane.length() * plane.type().bytes()).order(ByteOrder.LITTLE_ENDIAN);
        switch (plane.type()) {
            case UINT8, INT8 -> buffer.put(plane.bytes());
            case UINT16, INT16 -> buffer.asShortBuffer().put(plane.shorts());
            case UINT32, INT32 -> buffer.asIntBuffer().put(plane.ints());
            case FLOAT32 -> buffer.asFloatBuffer().put(plane.floats());
            case FLOAT64 -> buffer.asDoubleBuffer().put(plane.doubles());
        }
        return buffer.array();
    }
}
