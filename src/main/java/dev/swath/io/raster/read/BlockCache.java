package dev.swath.io.raster.read;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.swath.io.raster.Plane;
import dev.swath.io.raster.Window;

/**
 * Keeps blocks of images as they were unpacked, the most useful ones up to a number of bytes, since small windows beside
 * each other want the same blocks. What it knows of a file counts for every later reader of the same bytes. Safe for many
 * threads.
 */
public final class BlockCache {
    /** One image may not push out what all others need. */
    private static final int LARGEST_SHARE = 8;

    private record Key(String identity, int level, int band, int row, int column) {}

    private final Cache<Key, Plane> blocks;
    private final long largestBytes;

    /** @param bytes the most it keeps, at least 0; blocks of more than an eighth of that are never kept */
    public BlockCache(long bytes) {
        largestBytes = bytes / LARGEST_SHARE;
        blocks = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .weigher((Key key, Plane block) -> block.length() * block.type().bytes())
                .build();
    }

    /**
     * The same samples as {@link CogReader#read}.
     *
     * @param band counted from 0
     */
    public Plane read(CogReader reader, Window window, int level, int band) {
        RasterInfo info = reader.info();
        RasterInfo.Level image = info.levels().get(level);
        long blockBytes =
                (long) image.blockWidth() * image.blockHeight() * info.type().bytes();
        if (blockBytes > largestBytes || !isInside(window, image)) {
            return reader.read(window, level, band).get(0);
        }
        Plane plane = Plane.of(info.type(), window.width(), window.height());
        int lastRow = (window.row() + window.height() - 1) / image.blockHeight();
        int lastColumn = (window.column() + window.width() - 1) / image.blockWidth();
        for (int row = window.row() / image.blockHeight(); row <= lastRow; row++) {
            for (int column = window.column() / image.blockWidth(); column <= lastColumn; column++) {
                Window place = place(image, row, column);
                var key = new Key(reader.identity(), level, band, row, column);
                Plane block = blocks.get(
                        key, unknown -> reader.read(place, level, band).get(0));
                copy(block, place, plane, window);
            }
        }
        return plane;
    }

    private static boolean isInside(Window window, RasterInfo.Level image) {
        return window.column() >= 0
                && window.row() >= 0
                && window.width() <= image.width() - window.column()
                && window.height() <= image.height() - window.row();
    }

    /** Of a block, as far as it is image. */
    private static Window place(RasterInfo.Level image, int row, int column) {
        int left = column * image.blockWidth();
        int top = row * image.blockHeight();
        return new Window(
                left,
                top,
                Math.min(image.blockWidth(), image.width() - left),
                Math.min(image.blockHeight(), image.height() - top));
    }

    private static void copy(Plane block, Window place, Plane plane, Window window) {
        int left = Math.max(place.column(), window.column());
        int right = Math.min(place.column() + place.width(), window.column() + window.width());
        int top = Math.max(place.row(), window.row());
        int bottom = Math.min(place.row() + place.height(), window.row() + window.height());
        for (int row = top; row < bottom; row++) {
            plane.copy(
                    block,
                    (row - place.row()) * place.width() + left - place.column(),
                    (row - window.row()) * window.width() + left - window.column(),
                    right - left);
        }
    }
}
