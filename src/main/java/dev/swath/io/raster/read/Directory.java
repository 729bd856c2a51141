package dev.swath.io.raster.read;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** One directory of a TIFF: its tags, whose values are fetched when they are asked for (TIFF 6.0 and BigTIFF). */
final class Directory {
    /** Bytes of a value by TIFF type; 0 = no such type. */
    private static final int[] BYTES_OF_TYPE = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

    private static final int ASCII = 2;
    private static final int FLOAT = 11;
    private static final int DOUBLE = 12;

    private record Entry(int type, long count, long valueAt) {}

    private final TiffBytes bytes;
    private final long offset;
    private final Map<Integer, Entry> entries = new HashMap<>();

    Directory(TiffBytes bytes, long offset) {
        this.bytes = bytes;
        this.offset = offset;
    }

    /**
     * Takes one entry in.
     *
     * @param entry its 12 bytes, or the 20 of a BigTIFF
     * @param at where it lies in the file
     */
    void add(ByteBuffer entry, long at) {
        boolean big = entry.limit() == 20;
        int tag = entry.getShort(0) & 0xffff;
        int type = entry.getShort(2) & 0xffff;
        long count = big ? entry.getLong(4) : entry.getInt(4) & 0xffff_ffffL;
        int inline = big ? 8 : 4;
        if (type >= BYTES_OF_TYPE.length || BYTES_OF_TYPE[type] == 0) {
            // TIFF 6.0, section 2: readers skip types they do not know
            return;
        }
        if (count < 0 || count > Long.MAX_VALUE / 8) {
            throw bytes.corrupt(at, "tag " + tag + " has " + count + " values");
        }
        boolean isInline = count * BYTES_OF_TYPE[type] <= inline;
        long far = big ? entry.getLong(12) : entry.getInt(8) & 0xffff_ffffL;
        entries.putIfAbsent(tag, new Entry(type, count, isInline ? at + 4 + inline : far));
    }

    /** Where it lies in the file. */
    long offset() {
        return offset;
    }

    TiffBytes bytes() {
        return bytes;
    }

    /** How many values a tag has; 0 when it is not there. */
    long count(int tag) {
        Entry entry = entries.get(tag);
        return entry == null ? 0 : entry.count();
    }

    /** The first value of a tag of whole numbers. */
    long number(int tag, long otherwise) {
        return count(tag) == 0 ? otherwise : numbers(tag, 1)[0];
    }

    /** All values of a tag of whole numbers, none when it is not there. */
    long[] numbers(int tag) {
        return numbers(tag, count(tag));
    }

    private long[] numbers(int tag, long count) {
        Entry entry = entries.get(tag);
        if (entry == null) {
            return new long[0];
        }
        if (entry.type() == ASCII || (BYTES_OF_TYPE[entry.type()] == 8 && entry.type() < 16) || entry.type() == FLOAT) {
            throw bytes.corrupt(offset, "tag " + tag + " holds no whole numbers");
        }
        ByteBuffer values = values(entry, count);
        long[] numbers = new long[(int) count];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = switch (entry.type()) {
                case 3 -> values.getShort() & 0xffff;
                case 8 -> values.getShort();
                case 4, 13 -> values.getInt() & 0xffff_ffffL;
                case 9 -> values.getInt();
                case 16, 17, 18 -> values.getLong();
                case 6 -> values.get();
                default -> values.get() & 0xff;
            };
        }
        return numbers;
    }

    /** All values of a tag of doubles, none when it is not there. */
    double[] doubles(int tag) {
        Entry entry = entries.get(tag);
        if (entry == null) {
            return new double[0];
        }
        if (entry.type() != DOUBLE && entry.type() != FLOAT) {
            throw bytes.corrupt(offset, "tag " + tag + " holds no floating point numbers");
        }
        ByteBuffer values = values(entry, entry.count());
        double[] doubles = new double[(int) entry.count()];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = entry.type() == DOUBLE ? values.getDouble() : values.getFloat();
        }
        return doubles;
    }

    /** A tag's text up to its first NUL; empty when it is not there. */
    String text(int tag) {
        Entry entry = entries.get(tag);
        if (entry == null) {
            return "";
        }
        if (entry.type() != ASCII) {
            throw bytes.corrupt(offset, "tag " + tag + " holds no text");
        }
        ByteBuffer values = values(entry, entry.count());
        byte[] text = new byte[values.remaining()];
        values.get(text);
        String all = new String(text, StandardCharsets.UTF_8);
        int end = all.indexOf(0);
        return end < 0 ? all : all.substring(0, end);
    }

    private ByteBuffer values(Entry entry, long count) {
        return bytes.at(entry.valueAt(), count * BYTES_OF_TYPE[entry.type()]);
    }
}
