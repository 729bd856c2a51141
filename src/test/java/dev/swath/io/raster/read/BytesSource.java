package dev.swath.io.raster.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Bytes at hand, which remember what was asked of them. */
final class BytesSource implements RangeSource {
    private final byte[] bytes;
    final List<String> reads = Collections.synchronizedList(new ArrayList<>());

    BytesSource(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public String name() {
        return "scene.tif";
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public String identity() {
        return "bytes " + Arrays.hashCode(bytes);
    }

    @Override
    public byte[] read(long offset, int length) {
        reads.add(offset + "+" + length);
        if (offset < 0 || length < 0 || offset + length > bytes.length) {
            throw new IllegalArgumentException(offset + "+" + length + " of " + bytes.length);
        }
        return Arrays.copyOfRange(bytes, (int) offset, (int) offset + length);
    }

    @Override
    public void close() {
        reads.add("closed");
    }
}
