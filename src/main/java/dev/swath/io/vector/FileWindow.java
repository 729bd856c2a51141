package dev.swath.io.vector;

import dev.swath.model.trouble.Corrupt;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Any range of a file by its position, cheap when asked for in order: a buffer that slides, nothing mapped. */
final class FileWindow implements Closeable {
    private static final int BYTES = 1 << 16;

    private final Path file;
    private final FileChannel channel;
    private final long size;
    private ByteBuffer window = ByteBuffer.allocate(BYTES).limit(0);
    private long start;

    FileWindow(Path file) throws IOException {
        this.file = file;
        this.channel = FileChannel.open(file);
        this.size = channel.size();
    }

    /** Bytes in the file when it was opened. */
    long size() {
        return size;
    }

    String name() {
        return file.getFileName().toString();
    }

    /** Big-endian view of the range, good until the next call; {@link Corrupt} where the file ends before it does. */
    ByteBuffer at(long position, int length) throws IOException {
        if (position < start || position + length > start + window.limit()) {
            slide(position, length);
        }
        return window.slice((int) (position - start), length);
    }

    private void slide(long position, int length) throws IOException {
        if (position + length > size) {
            throw cutOff(position + length);
        }
        int wanted = Math.max(length, BYTES);
        if (window.capacity() < wanted) {
            window = ByteBuffer.allocate(wanted);
        }
        window.clear().limit(wanted);
        start = position;
        int read = 0;
        while (window.hasRemaining() && read >= 0) {
            read = channel.read(window, position + window.position());
        }
        window.flip();
        if (window.limit() < length) {
            throw cutOff(position + length);
        }
    }

    private Corrupt cutOff(long end) {
        return new Corrupt("truncated", name() + " ends before byte " + end + "; it was cut off, copy it again");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
