package dev.swath.io.raster.read;

import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.Corrupt;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The bytes of a TIFF's directories. What lies near to something that was read comes with it, so that a COG's
 * directories cost one request. For one thread.
 */
final class TiffBytes {
    private static final int AHEAD_BYTES = RemoteFile.HEAD_BYTES;
    /** No tag of a raster is longer: these are the places of eight million tiles. */
    private static final long LONGEST_TAG_BYTES = 64L << 20;

    private static final int MOST_PIECES = 8;

    private static final class Piece {
        private final long start;
        private final byte[] bytes;

        Piece(long start, byte[] bytes) {
            this.start = start;
            this.bytes = bytes;
        }

        boolean holds(long offset, long length) {
            return offset >= start && offset + length <= start + bytes.length;
        }
    }

    private final RangeSource source;
    private final Deque<Piece> pieces = new ArrayDeque<>();
    private ByteOrder order = ByteOrder.BIG_ENDIAN;

    TiffBytes(RangeSource source) {
        this.source = source;
    }

    void order(ByteOrder order) {
        this.order = order;
    }

    ByteOrder order() {
        return order;
    }

    /** Bytes of the whole file. */
    long length() {
        return source.length();
    }

    /** @return a buffer that holds just these bytes, in the order of the file */
    ByteBuffer at(long offset, long length) {
        if (offset < 0 || length > LONGEST_TAG_BYTES || offset > source.length() - length) {
            throw corrupt(
                    offset, length + " bytes are said to lie behind the end of the file, which has " + source.length());
        }
        Piece piece = pieces.stream()
                .filter(known -> known.holds(offset, length))
                .findFirst()
                .orElseGet(() -> load(offset, length));
        return ByteBuffer.wrap(piece.bytes, (int) (offset - piece.start), (int) length)
                .slice()
                .order(order);
    }

    private Piece load(long offset, long length) {
        long wanted = Math.min(Math.max(length, AHEAD_BYTES), source.length() - offset);
        var piece = new Piece(offset, source.read(offset, (int) wanted));
        if (pieces.size() == MOST_PIECES) {
            pieces.removeLast();
        }
        pieces.addFirst(piece);
        return piece;
    }

    Corrupt corrupt(long offset, String what) {
        return CorruptRaster.at(source.name(), offset, what, null);
    }

    Corrupt corrupt(long offset, String what, Throwable cause) {
        return CorruptRaster.at(source.name(), offset, what, cause);
    }

    BadInput unsupported(String what) {
        return CorruptRaster.unsupported(source.name(), what);
    }
}
