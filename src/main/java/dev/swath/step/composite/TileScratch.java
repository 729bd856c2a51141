package dev.swath.step.composite;

import dev.swath.io.engine.Bands;
import dev.swath.io.engine.PixelBox;
import dev.swath.io.engine.Recipe;
import dev.swath.io.engine.SampleKind;
import dev.swath.io.engine.TileResult;
import dev.swath.io.raster.Plane;
import dev.swath.io.raster.SampleType;
import dev.swath.io.raster.Window;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * The finished tiles of one month, one file each: the samples of its bands, then the counts of dates, as they are in
 * memory, little-endian. A file gets its name when it is whole, so that what is there after a crash need not be made
 * again.
 */
final class TileScratch {
    private static final int READ_BYTES = 1 << 16;

    private final Path folder;
    private final Tiling tiling;
    private final SampleKind kind;
    private final int bands;

    /** @param folder for this month and these inputs alone; made when it is not there */
    TileScratch(Path folder, Tiling tiling, Recipe recipe) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.tiling = tiling;
        this.kind = recipe.kind();
        this.bands = recipe.bands();
    }

    /** Of all planes, that of the counts too. */
    SampleType type() {
        return kind == SampleKind.UINT16 ? SampleType.UINT16 : SampleType.FLOAT32;
    }

    /** Whether the tile is there as a whole, and is the one of that CRC32C. */
    boolean has(int tile, long crc32c) throws IOException {
        long bytes = (long) tiling.box(tile).pixels() * (bands * kind.bytes() + Short.BYTES);
        Path file = file(tile);
        return Files.exists(file) && Files.size(file) == bytes && crc32c(file) == crc32c;
    }

    private static long crc32c(Path file) throws IOException {
        var crc = new CRC32C();
        ByteBuffer buffer = ByteBuffer.allocate(READ_BYTES);
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (channel.read(buffer) >= 0) {
                crc.update(buffer.flip());
                buffer.clear();
            }
        }
        return crc.getValue();
    }

    /**
     * Keeps a tile; when this returns not even a power cut takes it away.
     *
     * @return its CRC32C
     */
    long put(TileResult result) throws IOException {
        var crc = new CRC32C();
        Path file = file(tiling.at(result.box()));
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (var channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            for (int band = 0; band < bands; band++) {
                write(channel, bytes(result.bands(), band), crc);
            }
            write(channel, bytes(result.counts()), crc);
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        sync(folder);
        return crc.getValue();
    }

    /** Brings the names in a folder to the disk, where the system can. */
    private static void sync(Path folder) {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException systemCannot) {
            // Windows opens no folders; it writes names through by itself
            return;
        }
    }

    private static ByteBuffer bytes(Bands bands, int band) {
        if (bands.kind() == SampleKind.UINT16) {
            return bytes(bands.shorts(band));
        }
        float[] samples = bands.floats(band);
        ByteBuffer bytes = room((long) samples.length * Float.BYTES);
        bytes.asFloatBuffer().put(samples);
        return bytes;
    }

    private static ByteBuffer bytes(short[] samples) {
        ByteBuffer bytes = room((long) samples.length * Short.BYTES);
        bytes.asShortBuffer().put(samples);
        return bytes;
    }

    private static ByteBuffer room(long bytes) {
        return ByteBuffer.allocate(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void write(FileChannel channel, ByteBuffer bytes, CRC32C crc) throws IOException {
        crc.update(bytes.duplicate());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /**
     * Reads a window of the composite, across as many tiles as it takes.
     *
     * @param plane from 0, the bands in order; the one after the last band is the counts
     * @param into of {@link #type}, as wide as the window and at least as high
     * @throws IOException when a tile of it is not there
     */
    void read(Window window, int plane, Plane into) throws IOException {
        int side = tiling.side();
        int right = window.column() + window.width() - 1;
        int bottom = window.row() + window.height() - 1;
        for (int row = window.row() / side; row <= bottom / side; row++) {
            for (int column = window.column() / side; column <= right / side; column++) {
                read(row * tiling.across() + column, window, plane, into);
            }
        }
    }

    private void read(int tile, Window window, int plane, Plane into) throws IOException {
        PixelBox box = tiling.box(tile);
        int bytes = plane < bands ? kind.bytes() : Short.BYTES;
        int top = Math.max(box.row(), window.row());
        int rows = Math.min(box.row() + box.height(), window.row() + window.height()) - top;
        int left = Math.max(box.column(), window.column());
        int columns = Math.min(box.column() + box.width(), window.column() + window.width()) - left;
        long first = (long) plane * box.pixels() * kind.bytes() + (long) (top - box.row()) * box.width() * bytes;
        ByteBuffer read = room((long) rows * box.width() * bytes);
        try (var channel = FileChannel.open(file(tile), StandardOpenOption.READ)) {
            fill(read, channel, first);
        }
        for (int row = 0; row < rows; row++) {
            int from = row * box.width() + left - box.column();
            int to = (top - window.row() + row) * window.width() + left - window.column();
            copy(read, from, into, to, columns, bytes);
        }
    }

    private void fill(ByteBuffer read, FileChannel channel, long first) throws IOException {
        while (read.hasRemaining()) {
            if (channel.read(read, first + read.position()) < 0) {
                throw new EOFException("a tile in " + folder + " lost its end; delete the folder and start again");
            }
        }
        read.rewind();
    }

    /** Counts among floating point become floating point. */
    private static void copy(ByteBuffer read, int from, Plane into, int to, int count, int bytes) {
        if (into.type() == SampleType.UINT16) {
            read.asShortBuffer().get(from, into.shorts(), to, count);
        } else if (bytes == Float.BYTES) {
            read.asFloatBuffer().get(from, into.floats(), to, count);
        } else {
            for (int i = 0; i < count; i++) {
                into.floats()[to + i] = read.getShort((from + i) * Short.BYTES) & 0xffff;
            }
        }
    }

    /** Deletes the tiles and the folder, when nothing needs them any more. */
    void delete() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private Path file(int tile) {
        return folder.resolve(tile % tiling.across() + "_" + tile / tiling.across() + ".tile");
    }
}
