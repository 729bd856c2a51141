package dev.swath.io.raster.read;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The chain of directories of a TIFF or BigTIFF. */
final class Directories {
    /** An image, its mask and the overviews of both are fewer by far; what is behind are other pages. */
    private static final int MOST = 64;

    private static final int MOST_ENTRIES = 4096;

    private final TiffBytes bytes;
    private boolean big;

    private Directories(TiffBytes bytes) {
        this.bytes = bytes;
    }

    /** @return at least one */
    static List<Directory> of(TiffBytes bytes) {
        return new Directories(bytes).read();
    }

    private List<Directory> read() {
        List<Directory> directories = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        for (long at = first(); at != 0 && directories.size() < MOST; ) {
            if (!seen.add(at)) {
                throw bytes.corrupt(at, "the directories run in a circle");
            }
            var directory = new Directory(bytes, at);
            at = fill(directory);
            directories.add(directory);
        }
        if (directories.isEmpty()) {
            throw bytes.corrupt(4, "there is no image in the file");
        }
        return directories;
    }

    private long first() {
        int mark = bytes.at(0, 8).getShort();
        if (mark != 0x4949 && mark != 0x4d4d) {
            throw bytes.corrupt(0, "not a TIFF");
        }
        bytes.order(mark == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        ByteBuffer head = bytes.at(0, 8);
        int version = head.getShort(2);
        big = version == 43;
        if (big ? head.getShort(4) != 8 || head.getShort(6) != 0 : version != 42) {
            throw bytes.corrupt(2, "not a TIFF: its version is " + version);
        }
        return big ? bytes.at(8, 8).getLong() : head.getInt(4) & 0xffff_ffffL;
    }

    /** @return where the next directory lies, 0 = nowhere */
    private long fill(Directory directory) {
        long at = directory.offset();
        int countBytes = big ? 8 : 2;
        ByteBuffer counted = bytes.at(at, countBytes);
        long count = big ? counted.getLong() : counted.getShort() & 0xffff;
        if (count < 1 || count > MOST_ENTRIES) {
            throw bytes.corrupt(at, "a directory of " + count + " entries");
        }
        int entryBytes = big ? 20 : 12;
        int nextBytes = big ? 8 : 4;
        ByteBuffer entries = bytes.at(at + countBytes, count * entryBytes + nextBytes);
        for (int i = 0; i < count; i++) {
            ByteBuffer entry = entries.slice(i * entryBytes, entryBytes).order(bytes.order());
            directory.add(entry, at + countBytes + (long) i * entryBytes);
        }
        int next = (int) count * entryBytes;
        return big ? entries.getLong(next) : entries.getInt(next) & 0xffff_ffffL;
    }
}
