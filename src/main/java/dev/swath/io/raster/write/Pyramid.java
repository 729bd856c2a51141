package dev.swath.io.raster.write;

import dev.swath.io.raster.Window;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** The image and its overviews, made together in one pass over the image. */
final class Pyramid implements Closeable {
    private final ImageSpec image;
    private final CogOptions options;
    private final Executor compressors;
    private final List<Level> levels = new ArrayList<>();
    private final List<StatisticsCounter> counters;
    private final Shrink shrink;

    Pyramid(ImageSpec image, CogOptions options, Executor compressors) {
        this.image = image;
        this.options = options;
        this.compressors = compressors;
        shrink = new Shrink(image, options.overviews());
        counters = Stream.generate(() -> new StatisticsCounter(image.missing()))
                .limit(options.statistics() ? image.bands().size() : 0)
                .toList();
    }

    /** The image first, then its overviews from large to small. */
    List<Level> levels() {
        return levels;
    }

    /** A band's figures each; none when they are not wanted. */
    List<BandStatistics> statistics() {
        return counters.stream().map(StatisticsCounter::result).toList();
    }

    void fill(PixelSource source, Path folder) throws IOException {
        TileEncoder.rawBytes(image, options);
        open(folder);
        Level whole = levels.get(0);
        try (var encoders = new TileEncoders(image, options)) {
            int side = options.tileSide();
            for (int row = 0; row < whole.height(); row += side) {
                int rows = Math.min(side, whole.height() - row);
                source.read(new Window(0, row, whole.width(), rows), whole.rows());
                whole.filled(rows);
                finishRow(0, row + rows == whole.height(), encoders);
            }
        }
    }

    private void open(Path folder) throws IOException {
        int width = image.grid().width();
        int height = image.grid().height();
        levels.add(new Level(width, height, image, options, folder));
        while (options.overviews() != Overviews.NONE && Math.max(width, height) > options.tileSide()) {
            width = (width + 1) / 2;
            height = (height + 1) / 2;
            levels.add(new Level(width, height, image, options, folder));
        }
    }

    /** While the tiles of the row are compressed, its figures are counted and its overviews made. */
    private void finishRow(int index, boolean last, TileEncoders encoders) throws IOException {
        Level level = levels.get(index);
        List<CompletableFuture<byte[]>> tiles = compress(level, encoders);
        try {
            if (index == 0) {
                for (int band = 0; band < counters.size(); band++) {
                    counters.get(band).add(level.rows().get(band), level.filled());
                }
            }
            if (index + 1 < levels.size()) {
                shrink(level, levels.get(index + 1));
            }
            for (CompletableFuture<byte[]> tile : tiles) {
                level.spill().add(await(tile));
            }
        } finally {
            tiles.forEach(tile -> tile.cancel(false));
        }
        level.filled(0);
        if (index + 1 < levels.size() && (last || levels.get(index + 1).isRowFull())) {
            finishRow(index + 1, last, encoders);
        }
    }

    private List<CompletableFuture<byte[]>> compress(Level level, TileEncoders encoders) {
        List<CompletableFuture<byte[]>> tiles = new ArrayList<>();
        int side = options.tileSide();
        int rows = level.filled();
        for (int column = 0; column < level.width(); column += side) {
            int first = column;
            int columns = Math.min(side, level.width() - column);
            tiles.add(CompletableFuture.supplyAsync(
                    () -> {
                        TileEncoder encoder = encoders.take();
                        try {
                            return encoder.encode(level.rows(), first, columns, rows);
                        } finally {
                            encoders.giveBack(encoder);
                        }
                    },
                    compressors));
        }
        return tiles;
    }

    private void shrink(Level from, Level into) {
        for (int band = 0; band < image.bands().size(); band++) {
            shrink.shrink(from.rows().get(band), from.filled(), into.rows().get(band), into.filled());
        }
        into.filled(into.filled() + (from.filled() + 1) / 2);
    }

    private static byte[] await(CompletableFuture<byte[]> tile) throws IOException {
        try {
            return tile.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while an image was written");
        } catch (ExecutionException e) {
            throw new IOException("a tile could not be compressed", e.getCause());
        }
    }

    /** Deletes what was spilled, all of it even when one file cannot be deleted. */
    @Override
    public void close() throws IOException {
        IOException trouble = null;
        for (Level level : levels) {
            try {
                level.close();
            } catch (IOException e) {
                if (trouble == null) {
                    trouble = e;
                } else {
                    trouble.addSuppressed(e);
                }
            }
        }
        if (trouble != null) {
            throw trouble;
        }
    }
}
