package dev.swath.io.raster.read;

import java.util.zip.Inflater;

/** The room in which one thread at a time unpacks blocks; it grows to the largest. */
final class Scratch implements AutoCloseable {
    private final Inflater inflater = new Inflater();
    private byte[] raw = new byte[0];
    private byte[] row = new byte[0];
    private short[] shorts = new short[0];
    private int[] ints = new int[0];
    private long[] longs = new long[0];

    Inflater inflater() {
        return inflater;
    }

    byte[] raw(int length) {
        raw = raw.length < length ? new byte[length] : raw;
        return raw;
    }

    /** Just so long. */
    byte[] row(int length) {
        row = row.length == length ? row : new byte[length];
        return row;
    }

    short[] shorts(int length) {
        shorts = shorts.length < length ? new short[length] : shorts;
        return shorts;
    }

    int[] ints(int length) {
        ints = ints.length < length ? new int[length] : ints;
        return ints;
    }

    long[] longs(int length) {
        longs = longs.length < length ? new long[length] : longs;
        return longs;
    }

    @Override
    public void close() {
        inflater.end();
    }
}
