package dev.swath.step.composite;

import dev.swath.io.engine.CompositeEngine;
import dev.swath.io.engine.TileComposite;
import dev.swath.io.engine.TileReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
     * @param progress told before the first tile and after each; by one thread
     * @param cancelled asked several times a second
     * @return all tiles, those of an earlier run among them
     * @throws java.util.concurrent.CancellationException when cancelled; finished tiles stay
     * @throws IOException when a tile cannot be made; finished tiles stay
     */
    TileScratch make(MonthPlan plan, TileReader<SceneDate> reader, Progress progress, BooleanSupplier cancelled)
            throws IOException, InterruptedException {
        var tiles = new TileScratch(scratch.resolve(plan.name()), plan.tiling(), plan.recipe());
        List<Integer> missing = missing(plan.tiling(), tiles);
        int count = plan.tiling().count();
        int[] done = {count - missing.size()};
        progress.tiles(done[0], count);
        engine.run(
                missing.stream().map(plan::task).iterator(),
                new TileComposite<>(reader),
                result -> {
                    tiles.put(result);
                    progress.tiles(++done[0], count);
                },
                cancelled);
        return tiles;
    }

    private static List<Integer> missing(Tiling tiling, TileScratch tiles) throws IOException {
        List<Integer> missing = new ArrayList<>();
        for (int tile = 0; tile < tiling.count(); tile++) {
            if (!tiles.has(tile)) {
                missing.add(tile);
            }
        }
        return missing;
    }

    /** Hears how far a month is. */
    @FunctionalInterface
    interface Progress {
        void tiles(int done, int count);
    }
}
