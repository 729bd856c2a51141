package dev.swath.io.raster.read;

import java.util.zip.DataFormatException;

/**
 * Unpacks LZW as TIFF has it (TIFF 6.0, section 13): codes begin at the high bit, and become longer one code early. A
 * code's string is a run of what was unpacked before, so the table holds places, not strings.
 */
final class Lzw {
    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int FIRST_FREE = 258;
    private static final int TABLE = 4096;
    private static final int NONE_LEFT = -1;

    private final byte[] packed;
    private final int end;
    private final int[] starts = new int[TABLE];
    private final int[] lengths = new int[TABLE];
    private int at;
    private int bits;
    private int bitCount;
    private int width;
    private int next;

    Lzw(byte[] packed, int offset, int length) {
        this.packed = packed;
        this.at = offset;
        this.end = offset + length;
    }

    void unpack(byte[] room, Codec.Sizes sizes) throws DataFormatException {
        if (end - at >= 2 && packed[at] == 0 && (packed[at + 1] & 1) != 0) {
            throw new DataFormatException("it is LZW as before TIFF 6.0, which cannot be read");
        }
        clear();
        int done = 0;
        int previous = 0;
        int previousLength = 0;
        while (done < sizes.wanted()) {
            int code = code();
            if (code == END || code == NONE_LEFT) {
                throw Codec.tooShort(done, sizes);
            }
            if (code == CLEAR) {
                clear();
                previousLength = 0;
                continue;
            }
            int length = length(code, previousLength);
            if (length > sizes.most() - done) {
                throw Codec.tooLong(sizes);
            }
            int from = code < CLEAR ? done : code < next ? starts[code] : previous;
            if (code < CLEAR) {
                room[done] = (byte) code;
            } else {
                copy(room, from, done, length);
            }
            learn(previous, previousLength);
            previous = done;
            previousLength = length;
            done += length;
        }
        if (sizes.wanted() == sizes.least() && sizes.least() == sizes.most()) {
            requireEnd(sizes);
        }
    }

    private int length(int code, int previousLength) throws DataFormatException {
        if (code < CLEAR) {
            return 1;
        }
        if (code < next) {
            return lengths[code];
        }
        if (code == next && previousLength > 0) {
            return previousLength + 1;
        }
        throw new DataFormatException("LZW code " + code + " means nothing yet");
    }

    /** The run may reach into itself by one byte, which is its own first. */
    private static void copy(byte[] room, int from, int to, int length) {
        if (from + length <= to) {
            System.arraycopy(room, from, room, to, length);
            return;
        }
        for (int i = 0; i < length; i++) {
            room[to + i] = room[from + i];
        }
    }

    /** The string before, and the first byte of this one, which lies right behind it. */
    private void learn(int previous, int previousLength) {
        if (previousLength == 0 || next == TABLE) {
            return;
        }
        starts[next] = previous;
        lengths[next] = previousLength + 1;
        next++;
        if (next == (1 << width) - 1 && width < 12) {
            width++;
        }
    }

    private void requireEnd(Codec.Sizes sizes) throws DataFormatException {
        int code = code();
        while (code == CLEAR) {
            clear();
            code = code();
        }
        if (code != END && code != NONE_LEFT) {
            throw Codec.tooLong(sizes);
        }
    }

    private void clear() {
        width = 9;
        next = FIRST_FREE;
    }

    private int code() {
        while (bitCount < width) {
            if (at == end) {
                return NONE_LEFT;
            }
            bits = (bits << 8) | (packed[at++] & 0xff);
            bitCount += 8;
        }
        bitCount -= width;
        return (bits >>> bitCount) & ((1 << width) - 1);
    }
}
