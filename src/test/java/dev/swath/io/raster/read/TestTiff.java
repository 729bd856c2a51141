package dev.swath.io.raster.read;

import com.github.luben.zstd.Zstd;
import dev.swath.io.raster.SampleType;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;

/** Writes small TIFFs of every kind, with samples that can be told from where they lie. */
final class TestTiff {
    private static final int TAG_BYTES = 4096;

    SampleType type = SampleType.UINT16;
    int width = 70;
    int height = 45;
    int bands = 1;
    ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    boolean big;
    /** 0 = strips. */
    int tile = 32;

    int rowsPerStrip = 13;
    boolean separate;
    int compression = 1;
    int predictor = 1;
    final Map<Integer, Object> extra = new TreeMap<>();

    /** The sample that every reader must find there, as its bits. */
    long bits(int band, int row, int column) {
        long mixed = (band * 7919L + row * 104_729L + column * 31L) * (column % 7 == 0 ? 0x9E3779B97F4A7C15L : 1);
        return switch (type) {
            case FLOAT32 -> Float.floatToRawIntBits((float) (mixed % 100_000) / 7) & 0xffff_ffffL;
            case FLOAT64 -> Double.doubleToRawLongBits((double) (mixed % 1_000_000) / 7);
            default -> mixed & (-1L >>> (64 - 8 * type.bytes()));
        };
    }

    byte[] bytes() {
        List<byte[]> blocks = new ArrayList<>();
        int blockWidth = tile > 0 ? tile : width;
        int blockHeight = tile > 0 ? tile : rowsPerStrip;
        for (int plane = 0; plane < (separate ? bands : 1); plane++) {
            for (int top = 0; top < height; top += blockHeight) {
                int rows = tile > 0 ? tile : Math.min(blockHeight, height - top);
                for (int left = 0; left < width; left += blockWidth) {
                    blocks.add(pack(block(plane, top, left, rows, blockWidth)));
                }
            }
        }
        return file(blocks, tags());
    }

    private byte[] block(int plane, int top, int left, int rows, int columns) {
        int perPixel = separate ? 1 : bands;
        int size = type.bytes();
        var block = ByteBuffer.allocate(rows * columns * perPixel * size).order(order);
        for (int row = 0; row < rows; row++) {
            long[] samples = new long[columns * perPixel];
            for (int i = 0; i < samples.length; i++) {
                int band = separate ? plane : i % perPixel;
                samples[i] = bits(band, top + row, left + i / perPixel);
            }
            if (predictor == 3) {
                block.put(planesOfBytes(samples, perPixel));
                continue;
            }
            for (int i = samples.length - 1; predictor == 2 && i >= perPixel; i--) {
                samples[i] -= samples[i - perPixel];
            }
            for (long sample : samples) {
                put(block, sample, size);
            }
        }
        return block.array();
    }

    private static void put(ByteBuffer to, long sample, int size) {
        switch (size) {
            case 1 -> to.put((byte) sample);
            case 2 -> to.putShort((short) sample);
            case 4 -> to.putInt((int) sample);
            default -> to.putLong(sample);
        }
    }

    private byte[] planesOfBytes(long[] samples, int stride) {
        int size = type.bytes();
        byte[] row = new byte[samples.length * size];
        for (int i = 0; i < samples.length; i++) {
            for (int plane = 0; plane < size; plane++) {
                row[plane * samples.length + i] = (byte) (samples[i] >>> (8 * (size - 1 - plane)));
            }
        }
        for (int i = row.length - 1; i >= stride; i--) {
            row[i] -= row[i - stride];
        }
        return row;
    }

    private byte[] pack(byte[] raw) {
        return switch (compression) {
            case 5 -> TestLzw.pack(raw);
            case 8, 32946 -> deflate(raw);
            case 32773 -> packBits(raw);
            case 50000 -> Zstd.compress(raw);
            default -> raw;
        };
    }

    static byte[] deflate(byte[] raw) {
        var deflater = new Deflater(4);
        deflater.setInput(raw);
        deflater.finish();
        byte[] room = new byte[raw.length * 2 + 64];
        int length = deflater.deflate(room);
        deflater.end();
        return Arrays.copyOf(room, length);
    }

    /** Runs of equal bytes, and bytes as they are. */
    private static byte[] packBits(byte[] raw) {
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < raw.length; ) {
            int run = 1;
            while (run < 128 && i + run < raw.length && raw[i + run] == raw[i]) {
                run++;
            }
            out.write(run > 1 ? 1 - run : 0);
            out.write(raw[i]);
            i += run;
        }
        return out.toByteArray();
    }

    private Map<Integer, Object> tags() {
        Map<Integer, Object> tags = new TreeMap<>();
        tags.put(256, width);
        tags.put(257, height);
        int[] bits = new int[bands];
        int[] formats = new int[bands];
        Arrays.fill(bits, type.bytes() * 8);
        Arrays.fill(formats, type.isFloat() ? 3 : type.isSigned() ? 2 : 1);
        tags.put(258, bits);
        tags.put(259, compression);
        tags.put(262, 1);
        tags.put(277, bands);
        tags.put(284, separate ? 2 : 1);
        tags.put(317, predictor);
        tags.put(339, formats);
        if (tile > 0) {
            tags.put(322, tile);
            tags.put(323, tile);
        } else {
            tags.put(278, rowsPerStrip);
        }
        tags.putAll(extra);
        return tags;
    }

    /** Blocks first, then the directory, then what does not fit into it. */
    private byte[] file(List<byte[]> blocks, Map<Integer, Object> tags) {
        int head = big ? 16 : 8;
        long[] offsets = new long[blocks.size()];
        long[] counts = new long[blocks.size()];
        long at = head;
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = at;
            counts[i] = blocks.get(i).length;
            at += counts[i];
        }
        tags.put(tile > 0 ? 324 : 273, offsets);
        tags.put(tile > 0 ? 325 : 279, counts);
        var file =
                ByteBuffer.allocate((int) at + TAG_BYTES + offsets.length * 16).order(order);
        file.putShort((short) (order == ByteOrder.LITTLE_ENDIAN ? 0x4949 : 0x4d4d));
        file.putShort((short) (big ? 43 : 42));
        if (big) {
            file.putShort((short) 8).putShort((short) 0).putLong(at);
        } else {
            file.putInt((int) at);
        }
        blocks.forEach(file::put);
        int entryBytes = big ? 20 : 12;
        int far = (int) at + (big ? 16 : 6) + tags.size() * entryBytes;
        word(file, tags.size(), big ? 8 : 2);
        for (var tag : tags.entrySet()) {
            far = entry(file, tag.getKey(), tag.getValue(), far);
        }
        word(file, 0, big ? 8 : 4);
        return Arrays.copyOf(file.array(), far);
    }

    private int entry(ByteBuffer file, int tag, Object value, int far) {
        byte[] bytes = value(value);
        int type = value instanceof String ? 2 : value instanceof double[] ? 12 : value instanceof long[] ? 4 : 3;
        int size = type == 2 ? 1 : type == 12 ? 8 : type == 4 ? 4 : 2;
        file.putShort((short) tag).putShort((short) type);
        word(file, bytes.length / size, big ? 8 : 4);
        int inline = big ? 8 : 4;
        if (bytes.length <= inline) {
            file.put(bytes).position(file.position() + inline - bytes.length);
            return far;
        }
        word(file, far, inline);
        int here = file.position();
        file.position(far).put(bytes).position(here);
        return far + bytes.length;
    }

    private byte[] value(Object value) {
        if (value instanceof String text) {
            return (text + '\0').getBytes(StandardCharsets.UTF_8);
        }
        if (value instanceof double[] doubles) {
            var buffer = ByteBuffer.allocate(doubles.length * 8).order(order);
            buffer.asDoubleBuffer().put(doubles);
            return buffer.array();
        }
        long[] longs = value instanceof long[] many
                ? many
                : value instanceof int[] few ? Arrays.stream(few).asLongStream().toArray() : new long[] {(int) value};
        int size = value instanceof long[] ? 4 : 2;
        var buffer = ByteBuffer.allocate(longs.length * size).order(order);
        for (long one : longs) {
            put(buffer, one, size);
        }
        return buffer.array();
    }

    private static void word(ByteBuffer to, long value, int size) {
        put(to, value, size);
    }
}
