package dev.swath.io.raster.write;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One directory of tags of a little-endian TIFF, classic or BigTIFF, with the values that do not fit into an entry right
 * after it. Its size depends on the tags and on how many values they have, not on the values.
 */
final class TiffDirectory {
    private enum Kind {
        ASCII(2, 1),
        SHORT(3, 2),
        LONG(4, 4),
        DOUBLE(12, 8),
        LONG8(16, 8);

        private final int code;
        private final int bytes;

        Kind(int code, int bytes) {
            this.code = code;
            this.bytes = bytes;
        }
    }

    private record Entry(int tag, Kind kind, int count, ByteBuffer value) {}

    private final boolean big;
    private final List<Entry> entries = new ArrayList<>();

    TiffDirectory(boolean big) {
        this.big = big;
    }

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

    /** Places in the file: of eight bytes each in a BigTIFF. */
    TiffDirectory offsets(int tag, long... values) {
        if (!big) {
            return longs(tag, values);
        }
        ByteBuffer out = buffer(values.length * Kind.LONG8.bytes);
        Arrays.stream(values).forEach(out::putLong);
        return add(tag, Kind.LONG8, values.length, out);
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
        return entryBytes() + entries.stream().mapToInt(this::outside).sum();
    }

    /**
     * Writes it at the buffer's position, which is also its place in the file.
     *
     * @param next where the next directory begins, 0 after the last
     */
    void write(ByteBuffer out, int next) {
        int values = out.position() + entryBytes();
        if (big) {
            out.putLong(entries.size());
        } else {
            out.putShort((short) entries.size());
        }
        for (Entry entry : entries) {
            out.putShort((short) entry.tag).putShort((short) entry.kind.code);
            place(out, entry.count);
            if (outside(entry) == 0) {
                pad(out.put(entry.value.duplicate()), placeBytes() - entry.value.limit());
            } else {
                place(out, values);
                values += outside(entry);
            }
        }
        place(out, next);
        for (Entry entry : entries) {
            if (outside(entry) > 0) {
                pad(out.put(entry.value.duplicate()), outside(entry) - entry.value.limit());
            }
        }
    }

    private void place(ByteBuffer out, int value) {
        if (big) {
            out.putLong(value);
        } else {
            out.putInt(value);
        }
    }

    private static void pad(ByteBuffer out, int bytes) {
        out.position(out.position() + bytes);
    }

    private int placeBytes() {
        return big ? 8 : 4;
    }

    private int entryBytes() {
        return big ? 8 + entries.size() * 20 + 8 : 2 + entries.size() * 12 + 4;
    }

    /** Values that fit live in the entry; others begin at an even offset after the directory. */
    private int outside(Entry entry) {
        int length = entry.value.limit();
        return length <= placeBytes() ? 0 : length + (length & 1);
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
