package dev.swath.io.raster.read;

import dev.swath.io.raster.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Which blocks a window needs, and in which requests they come. */
final class Blocks {
    /** Bytes that nobody wants are cheaper than another request, up to here. */
    static final int WIDEST_GAP_BYTES = 64 * 1024;

    /** Enough to make a request worth it, and few enough to begin unpacking soon. */
    static final int LONGEST_RANGE_BYTES = 8 << 20;

    /** @param length bytes of all blocks, gaps included */
    record Range(long offset, int length, List<Block> blocks) {}

    private final Layout layout;

    Blocks(Layout layout) {
        this.layout = layout;
    }

    /**
     * In the order of the file; blocks that are not there are left out.
     *
     * @param bands of the image, counted from 0
     */
    List<Block> of(Window window, int[] bands) {
        if (window.column() >= layout.width() || window.row() >= layout.height()) {
            return List.of();
        }
        int firstColumn = Math.max(0, window.column() / layout.blockWidth());
        int firstRow = Math.max(0, window.row() / layout.blockHeight());
        long right = Math.min(layout.width(), (long) window.column() + window.width());
        long bottom = Math.min(layout.height(), (long) window.row() + window.height());
        List<Block> blocks = new ArrayList<>();
        int[] planes = layout.isSeparate() ? IntStream.of(bands).distinct().toArray() : new int[] {0};
        for (int plane : planes) {
            for (int row = firstRow; (long) row * layout.blockHeight() < bottom; row++) {
                for (int column = firstColumn; (long) column * layout.blockWidth() < right; column++) {
                    int index = layout.index(plane, row, column);
                    // no byte of file may be that long; what is, is found out when its size is looked at
                    int count =
                            (int) Math.min(Integer.MAX_VALUE, layout.places().count(index));
                    if (count != 0) {
                        blocks.add(new Block(plane, row, column, layout.places().offset(index), count));
                    }
                }
            }
        }
        blocks.sort(Comparator.comparingLong(Block::offset));
        return blocks;
    }

    /** @param sorted by offset, each within the file */
    static List<Range> ranges(List<Block> sorted) {
        List<Range> ranges = new ArrayList<>();
        List<Block> run = new ArrayList<>();
        long end = 0;
        for (Block block : sorted) {
            boolean isNear = !run.isEmpty()
                    && block.offset() - end <= WIDEST_GAP_BYTES
                    && Math.max(end, block.end()) - run.get(0).offset() <= LONGEST_RANGE_BYTES;
            if (!isNear && !run.isEmpty()) {
                ranges.add(range(run, end));
                run = new ArrayList<>();
            }
            end = run.isEmpty() ? block.end() : Math.max(end, block.end());
            run.add(block);
        }
        if (!run.isEmpty()) {
            ranges.add(range(run, end));
        }
        return ranges;
    }

    private static Range range(List<Block> run, long end) {
        long offset = run.get(0).offset();
        return new Range(offset, (int) (end - offset), List.copyOf(run));
    }
}
