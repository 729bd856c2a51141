package dev.swath.io.raster.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads just enough of TIFF to check what was written, from the specifications rather than from the writer. */
final class WrittenTiff {
    private static final int[] BYTES_OF_TYPE = {0, 1, 1, 2, 4, 8, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 8};

    private final ByteBuffer file;
    private final boolean big;
    private final List<Directory> directories = new ArrayList<>();

    WrittenTiff(byte[] bytes) {
        file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        big = file.getInt(0) == 0x002B4949;
        assertThat(big || file.getInt(0) == 0x002A4949).isTrue();
        for (long at = big ? file.getLong(8) : file.getInt(4);
                at != 0;
                at = directories.get(directories.size() - 1).next) {
            directories.add(new Directory((int) at));
        }
    }

    boolean isBig() {
        return big;
    }

    /** The image first, then what follows it. */
    List<Directory> directories() {
        return directories;
    }

    Directory main() {
        return directories.get(0);
    }

    String ascii(int at, int length) {
        return StandardCharsets.US_ASCII.decode(file.slice(at, length)).toString();
    }

    int bytesAt(long at) {
        return file.getInt((int) at);
    }

    /** One image in the file. */
    final class Directory {
        final int at;
        final long next;
        private final Map<Integer, ByteBuffer> values = new TreeMap<>();
        private final Map<Integer, Integer> types = new TreeMap<>();

        Directory(int at) {
            this.at = at;
            int entries = big ? (int) file.getLong(at) : file.getShort(at);
            int first = at + (big ? 8 : 2);
            int before = 0;
            for (int i = 0; i < entries; i++) {
                int entry = first + i * (big ? 20 : 12);
                int tag = file.getShort(entry) & 0xffff;
                assertThat(tag).isGreaterThan(before);
                before = tag;
                int type = file.getShort(entry + 2);
                int length = (int) (big ? file.getLong(entry + 4) : file.getInt(entry + 4)) * BYTES_OF_TYPE[type];
                int place = entry + (big ? 12 : 8);
                int start = length <= (big ? 8 : 4) ? place : (int) (big ? file.getLong(place) : file.getInt(place));
                values.put(tag, file.slice(start, length).order(ByteOrder.LITTLE_ENDIAN));
                types.put(tag, type);
            }
            int end = first + entries * (big ? 20 : 12);
            next = big ? file.getLong(end) : file.getInt(end);
        }

        boolean has(int tag) {
            return values.containsKey(tag);
        }

        private ByteBuffer value(int tag) {
            return Objects.requireNonNull(values.get(tag), () -> "tag " + tag);
        }

        long[] numbers(int tag) {
            int bytes = BYTES_OF_TYPE[Objects.requireNonNull(types.get(tag), () -> "tag " + tag)];
            long[] numbers = new long[value(tag).limit() / bytes];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = switch (bytes) {
                    case 2 -> value(tag).getShort(i * 2) & 0xffff;
                    case 4 -> value(tag).getInt(i * 4) & 0xffff_ffffL;
                    default -> value(tag).getLong(i * 8);
                };
            }
            return numbers;
        }

        int number(int tag) {
            assertThat(numbers(tag)).hasSize(1);
            return (int) numbers(tag)[0];
        }

        double[] doubles(int tag) {
            double[] numbers = new double[value(tag).limit() / 8];
            value(tag).asDoubleBuffer().get(numbers);
            return numbers;
        }

        String text(int tag) {
            String text = StandardCharsets.UTF_8.decode(value(tag).duplicate()).toString();
            assertThat(text).endsWith("\0");
            return text.substring(0, text.length() - 1);
        }

        /** The samples of one band of the whole image, row after row. */
        double[] samples(int band) {
            int width = number(256);
            int height = number(257);
            int side = number(322);
            int across = (width + side - 1) / side;
            double[] samples = new double[width * height];
            for (int tile = 0; tile < numbers(324).length; tile++) {
                ByteBuffer raw = tile(tile);
                for (int row = 0; row < side && tile / across * side + row < height; row++) {
                    for (int column = 0; column < side && tile % across * side + column < width; column++) {
                        int into = (tile / across * side + row) * width + tile % across * side + column;
                        samples[into] = sample(raw, (row * side + column) * number(277) + band);
                    }
                }
            }
            return samples;
        }

        private double sample(ByteBuffer raw, int index) {
            int bits = (int) numbers(258)[0];
            int format = (int) numbers(339)[0];
            if (format == 3) {
                return bits == 32 ? raw.getFloat(index * 4) : raw.getDouble(index * 8);
            }
            long value = whole(raw, index, bits);
            return format == 2 ? value : value & ((1L << bits) - 1);
        }

        /** A tile's samples as they were before compression and predictor. */
        private ByteBuffer tile(int index) {
            int start = (int) numbers(324)[index];
            int length = (int) numbers(325)[index];
            int side = number(322);
            int bands = number(277);
            int bytes = (int) numbers(258)[0] / 8;
            byte[] packed = new byte[length];
            file.get(start, packed);
            byte[] raw = unpack(packed, side * side * bands * bytes);
            int rowBytes = side * bands * bytes;
            int predictor = has(317) ? number(317) : 1;
            for (int row = 0; row < side; row++) {
                if (predictor == 2) {
                    sumUp(raw, row * rowBytes, side, bands, bytes);
                } else if (predictor == 3) {
                    gather(raw, row * rowBytes, side, bands, bytes);
                }
            }
            return ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
        }

        private byte[] unpack(byte[] packed, int length) {
            byte[] raw = new byte[length];
            switch (number(259)) {
                case 1 -> raw = packed;
                case 8 -> assertThat(inflate(packed, raw)).isEqualTo(length);
                default -> assertThat(Zstd.decompress(raw, packed)).isEqualTo(length);
            }
            assertThat(raw).hasSize(length);
            return raw;
        }
    }

    private static int inflate(byte[] packed, byte[] raw) {
        var inflater = new Inflater();
        inflater.setInput(packed);
        try {
            return inflater.inflate(raw);
        } catch (DataFormatException e) {
            throw new AssertionError("not deflated", e);
        } finally {
            inflater.end();
        }
    }

    private static long whole(ByteBuffer raw, int index, int bits) {
        return switch (bits) {
            case 8 -> raw.get(index);
            case 16 -> raw.getShort(index * 2);
            default -> raw.getInt(index * 4);
        };
    }

    private static void sumUp(byte[] raw, int at, int side, int bands, int bytes) {
        ByteBuffer row = ByteBuffer.wrap(raw, at, side * bands * bytes).slice().order(ByteOrder.LITTLE_ENDIAN);
        for (int i = bands; i < side * bands; i++) {
            long sum = whole(row, i, bytes * 8) + whole(row, i - bands, bytes * 8);
            switch (bytes) {
                case 1 -> row.put(i, (byte) sum);
                case 2 -> row.putShort(i * 2, (short) sum);
                default -> row.putInt(i * 4, (int) sum);
            }
        }
    }

    private static void gather(byte[] raw, int at, int side, int bands, int bytes) {
        int samples = side * bands;
        for (int i = bands; i < samples * bytes; i++) {
            raw[at + i] += raw[at + i - bands];
        }
        byte[] row = new byte[samples * bytes];
        for (int i = 0; i < samples; i++) {
            for (int k = 0; k < bytes; k++) {
                // the most significant byte comes first in the file, last in memory
                row[i * bytes + bytes - 1 - k] = raw[at + k * samples + i];
            }
        }
        System.arraycopy(row, 0, raw, at, row.length);
    }
}
