package dev.swath.io.raster;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Header and tag directory of a classic little-endian TIFF; its size depends on the tags only, not on their values. */
final class TiffDirectory {
    private static final int HEADER_BYTES = 8;
    private static final int ENTRY_BYTES = 12;

    private enum Kind {
        ASCII(2, 1),
        SHORT(3, 2),
        LONG(4, 4),
        DOUBLE(12, 8);

        private final int code;
        private final int bytes;

        Kind(int code, int bytes) {
            this.code = code;
            this.bytes = bytes;
        }
    }

    private record Entry(int tag, Kind kind, int count, ByteBuffer value) {}

    private final List<Entry> entries = new ArrayList<>();

    /** Tags must be added in ascending order, as TIFF 6.0 demands. */
    TiffDirectory shorts(int tag, int... values) {
        ByteBuffer out = buffer(values.length * Kind.SHORT.bytes);
        Arrays.stream(values).forEach(value -> out.putShort((short) value));
        return add(tag, Kind.SHORT, values.length, out);
    }

    TiffDirectory longs(int tag, long... values) {
        ByteBuffer out = buffer(values.length * Kind.LONG.bytes);
        Arrays.stream(values).forEach(value -> out.putInt((int) value));
        return add(tag, Kind.LONG, values.length, out);
    }

    TiffDirectory doubles(int tag, double... values) {
        ByteBuffer out = buffer(values.length * Kind.DOUBLE.bytes);
        Arrays.stream(values).forEach(out::putDouble);
        return add(tag, Kind.DOUBLE, values.length, out);
    }

    TiffDirectory text(int tag, String value) {
        byte[] bytes = (value + '\0').getBytes(StandardCharsets.UTF_8);
        return add(tag, Kind.ASCII, bytes.length, ByteBuffer.wrap(bytes));
    }

    private TiffDirectory add(int tag, Kind kind, int count, ByteBuffer value) {
        entries.add(new Entry(tag, kind, count, value.rewind()));
        return this;
    }

    int size() {
        int size = valuesStart();
        for (Entry entry : entries) {
            size += outside(entry);
        }
        return size;
    }

    ByteBuffer bytes() {
        ByteBuffer out = buffer(size());
        out.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(HEADER_BYTES);
        out.putShort((short) entries.size());
        int next = valuesStart();
        for (Entry entry : entries) {
            out.putShort((short) entry.tag).putShort((short) entry.kind.code).putInt(entry.count);
            if (outside(entry) == 0) {
                out.put(entry.value.duplicate()).position(out.position() + 4 - entry.value.limit());
            } else {
                out.putInt(next);
                next += outside(entry);
            }
        }
        out.putInt(0);
        for (Entry entry : entries) {
            if (outside(entry) > 0) {
                out.put(entry.value.duplicate()).position(out.position() + outside(entry) - entry.value.limit());
            }
        }
        return out.flip();
    }

    private int valuesStart() {
        return HEADER_BYTES + 2 + entries.size() * ENTRY_BYTES + 4;
    }

    /** Values of up to four bytes live in the entry; others start at an even offset after the directory. */
    private static int outside(Entry entry) {
        int length = entry.value.limit();
        return length <= 4 ? 0 : length + (length & 1);
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
