package dev.swath.io.raster.read;

import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A file behind a network. Its first bytes come when it is opened, and every later one must be of the same file. */
final class RemoteFile implements RangeSource {
    /** Holds the directories of most COGs. */
    static final int HEAD_BYTES = 32 * 1024;

    /** What a server answers to a wish for a range. */
    static final class Part {
        private final byte[] bytes;
        private final long total;
        private final @Nullable String etag;

        /**
         * @param total bytes of the whole file
         * @param etag that stands for just these bytes; null = the server gives none
         */
        Part(byte[] bytes, long total, @Nullable String etag) {
            this.bytes = bytes;
            this.total = total;
            this.etag = etag;
        }
    }

    /** One server's way to give ranges. */
    interface Ranges {
        String name();

        /**
         * @param last offset of the last byte; the file may end before it
         * @param etag of the file that is meant; null = whatever lies there
         */
        Part get(long first, long last, @Nullable String etag);
    }

    private final Ranges ranges;
    private final Part head;
    private final String identity;

    RemoteFile(Ranges ranges) {
        this.ranges = ranges;
        this.head = ranges.get(0, HEAD_BYTES - 1, null);
        // without a tag nobody knows whether it is the same file the next time
        this.identity = ranges.name() + " " + (head.etag == null ? UUID.randomUUID() : head.etag);
    }

    @Override
    public String name() {
        return ranges.name();
    }

    @Override
    public long length() {
        return head.total;
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public byte[] read(long offset, int length) {
        if (offset + length <= head.bytes.length) {
            return Arrays.copyOfRange(head.bytes, (int) offset, (int) offset + length);
        }
        Part part = ranges.get(offset, offset + length - 1, head.etag);
        boolean isSame = head.etag == null || head.etag.equals(part.etag);
        if (!isSame || part.total != head.total || part.bytes.length != length) {
            throw CorruptRaster.changed(name());
        }
        return part.bytes;
    }

    @Override
    public void close() {
        // connections belong to the client that was given
    }
}
