package dev.swath.io.vector;

import dev.swath.model.trouble.Corrupt;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The records of a {@code .shp} in row order.
 *
 * <p>The {@code .shx}, where there is one, says where each record lies: an edited file keeps stale records between the
 * live ones and appends those that grew. Without it records are taken as they follow each other. The length in the
 * header is advisory: what cannot be a record beyond the announced end is padding, before it the file is corrupt.
 */
final class ShapeRecords implements Closeable {
    private static final int HEADER_BYTES = 100;
    private static final int MAGIC = 9994;

    private final FileWindow shp;
    private final @Nullable FileWindow shx;
    private final int type;
    private final long announced;
    private final long indexed;
    private long position = HEADER_BYTES;
    private long row;

    ShapeRecords(Path shapes, @Nullable Path index) throws IOException {
        this.shp = new FileWindow(shapes);
        try {
            this.shx = index == null ? null : new FileWindow(index);
            try {
                checkMagic(shp);
                this.type = shp.at(32, 4).order(ByteOrder.LITTLE_ENDIAN).getInt(0);
                this.announced = Completeness.announced(shp);
                this.indexed = shx == null ? -1 : indexed(shx);
            } catch (IOException | Corrupt e) {
                if (shx != null) {
                    shx.close();
                }
                throw e;
            }
        } catch (IOException | Corrupt e) {
            shp.close();
            throw e;
        }
    }

    private static void checkMagic(FileWindow part) throws IOException {
        if (part.size() < HEADER_BYTES || part.at(0, 4).getInt(0) != MAGIC) {
            throw new Corrupt(
                    "not-a-shapefile", part.name() + " does not begin like a shapefile; export or copy it again");
        }
    }

    private static long indexed(FileWindow shx) throws IOException {
        checkMagic(shx);
        long announced = Completeness.announced(shx);
        long end = announced < HEADER_BYTES ? shx.size() : Math.min(announced, shx.size());
        return (end - HEADER_BYTES) / 8;
    }

    /** The shape type of the whole file, see {@link ShapeGeometry}. */
    int type() {
        return type;
    }

    /** Records by the index, or -1 without one. */
    long count() {
        return indexed;
    }

    /**
     * The content of the next record, little-endian, good until the next call; null after the last one.
     *
     * @throws Unreadable this record only; the next call goes on behind it
     */
    @Nullable
    ByteBuffer next() throws IOException, Unreadable {
        row++;
        return shx == null ? following() : located(shx);
    }

    private @Nullable ByteBuffer following() throws IOException, Unreadable {
        long start = position;
        if (start + 8 > shp.size()) {
            if (announced > shp.size()) {
                throw corrupt("ends before this record, its header announces " + announced + " bytes; copy it again");
            }
            return null;
        }
        long length = 2L * shp.at(start, 8).getInt(4);
        if (length < 4 || start + 8 + length > shp.size()) {
            if (start >= announced) {
                return null;
            }
            throw corrupt("has no whole record here (" + length + " bytes announced); copy or export it again");
        }
        position = start + 8 + length;
        return content(start + 8, length);
    }

    private @Nullable ByteBuffer located(FileWindow index) throws IOException, Unreadable {
        if (row > indexed) {
            return null;
        }
        ByteBuffer entry = index.at(HEADER_BYTES + 8 * (row - 1), 8);
        long start = 2 * Integer.toUnsignedLong(entry.getInt(0));
        long indexedLength = 2 * Integer.toUnsignedLong(entry.getInt(4));
        if (start + 8 > shp.size()) {
            throw corrupt("ends before this record; copy it again");
        }
        long length = 2L * shp.at(start, 8).getInt(4);
        // some writers count the 8 bytes of the record's header
        if (start < HEADER_BYTES || length < 4 || (indexedLength != length && indexedLength != length + 8)) {
            throw new Unreadable("the .shx does not point at a record; rebuild it, or remove it to read without");
        }
        if (start + 8 + length > shp.size()) {
            throw corrupt("ends inside this record; copy it again");
        }
        return content(start + 8, length);
    }

    private ByteBuffer content(long start, long length) throws IOException, Unreadable {
        if (length > RecordReader.MAX_RECORD_BYTES) {
            throw new Unreadable("the record has " + length + " bytes, more than " + RecordReader.MAX_RECORD_BYTES
                    + "; split or simplify this shape");
        }
        return shp.at(start, (int) length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private Corrupt corrupt(String what) {
        return new Corrupt("bad-record", shp.name() + ", record " + row + ": the file " + what);
    }

    @Override
    public void close() throws IOException {
        shp.close();
        if (shx != null) {
            shx.close();
        }
    }
}
