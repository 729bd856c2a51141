package dev.swath.io.raster.read;

import dev.swath.model.trouble.BadInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file on disk. */
final class LocalFile implements RangeSource {
    private final Path file;
    private final FileChannel channel;
    private final long length;
    private final String identity;

    private LocalFile(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        this.length = channel.size();
        this.identity = file.toRealPath() + " " + length + " " + Files.getLastModifiedTime(file);
    }

    static LocalFile open(Path file) {
        try {
            return new LocalFile(file, FileChannel.open(file));
        } catch (IOException cause) {
            throw unreadable(file, cause);
        }
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public byte[] read(long offset, int bytes) {
        var buffer = ByteBuffer.allocate(bytes);
        try {
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, offset + buffer.position()) < 0) {
                    throw CorruptRaster.changed(name());
                }
            }
        } catch (IOException cause) {
            throw unreadable(file, cause);
        }
        return buffer.array();
    }

    private static BadInput unreadable(Path file, IOException cause) {
        return new BadInput(
                "raster-unreadable",
                file + " cannot be read: " + cause + "; check that it is there and readable",
                cause);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException cause) {
            throw unreadable(file, cause);
        }
    }
}
