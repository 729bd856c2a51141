package dev.swath.io.vector;

import java.io.IOException;

/**
 * Unpacks one block of Snappy (https://github.com/google/snappy/blob/main/format_description.txt): the length, then literals
 * and copies of what came before. Nothing outside of either array is touched, whatever the block says.
 */
final class Snappy {
    private final byte[] in;
    private int at;
    private final byte[] out;
    private int filled;

    private Snappy(byte[] in, int length) {
        this.in = in;
        this.out = new byte[length];
    }

    /**
     * @param length bytes that must come out
     * @throws IOException when the block is not that, or is damaged
     */
    static byte[] unpack(byte[] block, int length) throws IOException {
        var snappy = new Snappy(block, length);
        snappy.run();
        return snappy.out;
    }

    private void run() throws IOException {
        demand(length() == out.length);
        while (at < in.length) {
            int tag = next();
            switch (tag & 3) {
                case 0 -> literal(tag >> 2);
                case 1 -> copy((tag >> 2 & 7) + 4, (tag >> 5) << 8 | next());
                case 2 -> copy((tag >> 2) + 1, number(2));
                default -> copy((tag >> 2) + 1, number(4));
            }
        }
        demand(filled == out.length);
    }

    /** Seven bits a byte, the lowest first. */
    private int length() throws IOException {
        long length = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int part = next();
            length |= (long) (part & 0x7f) << shift;
            if (part < 0x80) {
                demand(length <= Integer.MAX_VALUE);
                return (int) length;
            }
        }
        throw damaged();
    }

    private void literal(int code) throws IOException {
        int length = (code < 60 ? code : number(code - 59)) + 1;
        demand(length > 0 && length <= in.length - at && length <= out.length - filled);
        System.arraycopy(in, at, out, filled, length);
        at += length;
        filled += length;
    }

    private void copy(int length, int back) throws IOException {
        demand(back > 0 && back <= filled && length <= out.length - filled);
        // byte by byte: a copy may take in what it writes
        for (int i = 0; i < length; i++) {
            out[filled] = out[filled - back];
            filled++;
        }
    }

    /** Little endian. */
    private int number(int bytes) throws IOException {
        int number = 0;
        for (int i = 0; i < bytes; i++) {
            number |= next() << (8 * i);
        }
        return number;
    }

    private int next() throws IOException {
        demand(at < in.length);
        return in[at++] & 0xff;
    }

    private static void demand(boolean good) throws IOException {
        if (!good) {
            throw damaged();
        }
    }

    private static IOException damaged() {
        return new IOException("a page is damaged");
    }
}
