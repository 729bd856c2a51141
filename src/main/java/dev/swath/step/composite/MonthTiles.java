package dev.swath.step.composite;

import dev.swath.io.engine.CompositeEngine;
import dev.swath.io.engine.TileComposite;
import dev.swath.io.engine.TileReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Makes the tiles of a month that are not there yet. */
final class MonthTiles {
    private final CompositeEngine engine;
    private final Path scratch;

    /** @param scratch folder of unfinished months, which outlives a crash */
    MonthTiles(CompositeEngine engine, Path scratch) {
        this.engine = engine;
        this.scratch = scratch;
    }

    /**
     * @param log knows which tiles are finished, and hears of each that becomes so; by one thread
     * @param cancelled asked several times a second
     * @return all tiles, those of an earlier run among them
     * @throws java.util.concurrent.CancellationException when cancelled; finished tiles stay
     * @throws IOException when a tile cannot be made; finished tiles stay
     */
    TileScratch make(MonthPlan plan, TileReader<SceneDate> reader, TileLog log, BooleanSupplier cancelled)
            throws IOException, InterruptedException {
        var tiles = new TileScratch(scratch.resolve(plan.name()), plan.tiling(), plan.recipe());
        engine.run(
                missing(plan.tiling(), tiles, log.finished()).stream()
                        .map(plan::task)
                        .iterator(),
                new TileComposite<>(reader),
                result -> log.finished(plan.tiling().at(result.box()), tiles.put(result)),
                cancelled);
        return tiles;
    }

    private static List<Integer> missing(Tiling tiling, TileScratch tiles, Map<Integer, Long> finished)
            throws IOException {
        List<Integer> missing = new ArrayList<>();
        for (int tile = 0; tile < tiling.count(); tile++) {
            Long crc32c = finished.get(tile);
            if (crc32c == null || !tiles.has(tile, crc32c)) {
                missing.add(tile);
            }
        }
        return missing;
    }

    /** Remembers which tiles of a month are finished, longer than this process lives. */
    interface TileLog {
        /** CRC32C of the tiles that are finished, by number. */
        Map<Integer, Long> finished();

        /** A tile lies on the disk for good. */
        void finished(int tile, long crc32c);
    }
}
