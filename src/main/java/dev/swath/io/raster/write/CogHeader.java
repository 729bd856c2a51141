package dev.swath.io.raster.write;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * All bytes before the first tile: signature, GDAL's ghost area, the directories of the image and of its overviews from
 * large to small. The tiles follow from the smallest overview to the image.
 */
final class CogHeader {
    /** The blank makes room for YES, should an editor break the layout. */
    private static final String GHOST = """
            LAYOUT=IFDS_BEFORE_DATA
            BLOCK_ORDER=ROW_MAJOR
            BLOCK_LEADER=SIZE_AS_UINT4
            BLOCK_TRAILER=LAST_4_BYTES_REPEATED
            KNOWN_INCOMPATIBLE_EDITION=NO
            \s""";

    private static final byte[] GHOST_AREA = String.format(
                    "GDAL_STRUCTURAL_METADATA_SIZE=%06d bytes\n%s", GHOST.length(), GHOST)
            .getBytes(StandardCharsets.US_ASCII);

    private final CogTags tags;
    private final List<Level> levels;
    private final CogOptions options;

    CogHeader(ImageSpec image, CogOptions options, GeoKeys keys, List<BandStatistics> statistics, List<Level> levels) {
        this.tags = new CogTags(image, options, keys, statistics);
        this.levels = levels;
        this.options = options;
    }

    byte[] bytes() {
        byte[] classic = bytes(false);
        long tiles = levels.stream().mapToLong(level -> level.spill().size()).sum();
        return classic.length + tiles > options.bigTiffAbove() ? bytes(true) : classic;
    }

    private byte[] bytes(boolean big) {
        int first = first(big);
        int size = first;
        for (Level level : levels) {
            // where the tiles lie is not known yet, how many there are is
            size += directory(level, 0, big).size();
        }
        List<TiffDirectory> directories = placed(size, big);
        ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 'I').put((byte) 'I');
        if (big) {
            out.putShort((short) 43).putShort((short) 8).putShort((short) 0).putLong(first);
        } else {
            out.putShort((short) 42).putInt(first);
        }
        out.put(GHOST_AREA).position(first);
        for (int i = 0; i < directories.size(); i++) {
            TiffDirectory directory = directories.get(i);
            int next = i + 1 < directories.size() ? out.position() + directory.size() : 0;
            directory.write(out, next);
        }
        return out.array();
    }

    /** With the places of the tiles, the first of which is written at that offset. */
    private List<TiffDirectory> placed(long tilesAt, boolean big) {
        List<TiffDirectory> directories = new ArrayList<>();
        long at = tilesAt;
        for (int i = levels.size() - 1; i >= 0; i--) {
            Level level = levels.get(i);
            directories.add(0, directory(level, at, big));
            at += level.spill().size();
        }
        return directories;
    }

    private TiffDirectory directory(Level level, long tilesAt, boolean big) {
        return tags.directory(level, level == levels.get(0), tilesAt, big);
    }

    private static int first(boolean big) {
        int end = (big ? 16 : 8) + GHOST_AREA.length;
        return end + (end & 1);
    }
}
