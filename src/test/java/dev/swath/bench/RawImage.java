package dev.swath.bench;

import dev.swath.io.raster.Plane;
import dev.swath.io.raster.SampleType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Samples in a file without any header, as {@code numpy.tofile} leaves them on small-endian machines. */
final class RawImage {
    private RawImage() {}

    static Plane read(Path file, SampleType type, int width, int height) throws IOException {
        var plane = Plane.of(type, width, height);
        var in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < plane.length(); i++) {
            plane.set(
                    i,
                    switch (type) {
                        case UINT8 -> in.get() & 0xff;
                        case UINT16 -> in.getShort() & 0xffff;
                        case FLOAT64 -> in.getDouble();
                        default -> throw new IllegalArgumentException("not read here: " + type);
                    });
        }
        return plane;
    }

    static void write(Path file, Plane plane) throws IOException {
        var out = ByteBuffer.allocate(plane.length() * plane.type().bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < plane.length(); i++) {
            switch (plane.type()) {
                case UINT8 -> out.put((byte) plane.value(i));
                case UINT16 -> out.putShort((short) (int) plane.value(i));
                case UINT32 -> out.putInt((int) (long) plane.value(i));
                case FLOAT64 -> out.putDouble(plane.value(i));
                default -> throw new IllegalArgumentException("not written here: " + plane.type());
            }
        }
        Files.write(file, out.array());
    }

    /** Copies a tile to its place. */
    static void paste(Plane tile, Plane image, int column, int row) {
        for (int j = 0; j < tile.height(); j++) {
            for (int i = 0; i < tile.width(); i++) {
                image.set((row + j) * image.width() + column + i, tile.value(j * tile.width() + i));
            }
        }
    }
}
