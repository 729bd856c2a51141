package dev.swath.io.raster.read;

import dev.swath.io.raster.Plane;
import dev.swath.io.raster.Window;
import dev.swath.model.trouble.Corrupt;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/** Fetches the blocks of windows, many at once, and unpacks them as they come. Safe for many threads. */
final class BlockReads implements AutoCloseable {
    private final RangeSource source;
    private final Workers workers;
    private final Queue<Scratch> idle = new ConcurrentLinkedQueue<>();

    BlockReads(RangeSource source, Workers workers) {
        this.source = source;
        this.workers = workers;
    }

    /**
     * @param bands of the image, counted from 0
     * @param planes one per band, as large as the window; where there is no block they stay as they are
     */
    void read(Layout layout, Window window, int[] bands, List<Plane> planes) {
        var decoder = new BlockDecoder(layout, window, bands, planes);
        List<Block> blocks = new Blocks(layout).of(window, bands);
        blocks.forEach(block -> check(layout, block, decoder.sizes(block)));
        var failed = new AtomicBoolean();
        CompletableFuture<?>[] ranges = Blocks.ranges(blocks).stream()
                .map(range -> read(range, decoder, failed))
                .toArray(CompletableFuture[]::new);
        await(CompletableFuture.allOf(ranges));
    }

    private void check(Layout layout, Block block, Codec.Sizes sizes) {
        if (block.offset() <= 0 || block.offset() > source.length() - block.count()) {
            throw corrupt(block, block.count() + " bytes are said to lie outside of the file", null);
        }
        if (!layout.codec().isPlausible(block.count(), sizes)) {
            throw corrupt(
                    block, block.count() + " bytes cannot be " + sizes.least() + " packed as " + layout.codec(), null);
        }
    }

    /** Once one has failed the others do nothing more, but are waited for: they write into the caller's planes. */
    private CompletableFuture<Void> read(Blocks.Range range, BlockDecoder decoder, AtomicBoolean failed) {
        return CompletableFuture.supplyAsync(
                        () -> failed.get() ? new byte[0] : source.read(range.offset(), range.length()),
                        workers.fetchers())
                .thenCompose(bytes -> CompletableFuture.allOf(range.blocks().stream()
                        .map(block -> CompletableFuture.runAsync(
                                () -> {
                                    if (!failed.get()) {
                                        decode(block, bytes, (int) (block.offset() - range.offset()), decoder);
                                    }
                                },
                                workers.decoders()))
                        .toArray(CompletableFuture[]::new)))
                .whenComplete((done, trouble) -> {
                    if (trouble != null) {
                        failed.set(true);
                    }
                });
    }

    private void decode(Block block, byte[] bytes, int offset, BlockDecoder decoder) {
        Scratch known = idle.poll();
        Scratch scratch = known == null ? new Scratch() : known;
        try {
            decoder.decode(block, bytes, offset, scratch);
        } catch (DataFormatException cause) {
            throw corrupt(block, String.valueOf(cause.getMessage()), cause);
        } finally {
            idle.add(scratch);
        }
    }

    private Corrupt corrupt(Block block, String what, @Nullable Throwable cause) {
        String where = "block " + block.column() + ", " + block.row() + ": ";
        return CorruptRaster.at(source.name(), block.offset(), where + what, cause);
    }

    private static void await(CompletableFuture<Void> all) {
        try {
            all.join();
        } catch (CompletionException wrapped) {
            if (wrapped.getCause() instanceof RuntimeException trouble) {
                throw trouble;
            }
            if (wrapped.getCause() instanceof Error error) {
                throw error;
            }
            throw wrapped;
        }
    }

    @Override
    public void close() {
        for (Scratch scratch = idle.poll(); scratch != null; scratch = idle.poll()) {
            scratch.close();
        }
        source.close();
    }
}
