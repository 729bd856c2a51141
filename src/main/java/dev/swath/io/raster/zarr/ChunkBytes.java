package dev.swath.io.raster.zarr;

import dev.swath.io.raster.Plane;
import dev.swath.io.raster.SampleType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Elements of arrays as bytes, the least significant first. */
final class ChunkBytes {
    private ChunkBytes() {}

    /** A chunk of full size, whatever its part within the grid. */
    static byte[] of(Plane plane, int side, double fill) {
        byte[] bytes = new byte[Math.multiplyExact(side * side, plane.type().bytes())];
        ByteBuffer out = read(bytes);
        for (int row = 0; row < side; row++) {
            int within = row < plane.height() ? plane.width() : 0;
            for (int column = 0; column < side; column++) {
                put(out, plane.type(), column < within ? plane.value(row * plane.width() + column) : fill);
            }
        }
        return bytes;
    }

    private static void put(ByteBuffer out, SampleType type, double value) {
        switch (type) {
            case UINT8, INT8 -> out.put((byte) (long) value);
            case UINT16, INT16 -> out.putShort((short) (long) value);
            case UINT32, INT32 -> out.putInt((int) (long) value);
            case FLOAT32 -> out.putFloat((float) value);
            case FLOAT64 -> out.putDouble(value);
        }
    }

    static byte[] doubles(int count, IntToDoubleFunction value) {
        byte[] bytes = new byte[count * Double.BYTES];
        ByteBuffer out = read(bytes);
        for (int i = 0; i < count; i++) {
            out.putDouble(value.applyAsDouble(i));
        }
        return bytes;
    }

    /** @param size of the chunk, in elements */
    static byte[] longs(List<Long> values, int size) {
        byte[] bytes = new byte[size * Long.BYTES];
        ByteBuffer out = read(bytes);
        values.forEach(out::putLong);
        return bytes;
    }

    /** A view of them. */
    static ByteBuffer read(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
