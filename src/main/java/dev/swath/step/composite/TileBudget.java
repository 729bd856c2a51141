package dev.swath.step.composite;

import dev.swath.io.engine.Recipe;
import dev.swath.io.engine.TileTask;
import dev.swath.model.trouble.BadSetting;

/**
 * What tiles may take of the memory that composites have, whatever the extent of the area.
 *
 * @param memoryBytes for all tiles underway together
 * @param workers tiles made side by side; one more result waits to be written
 * @param readsAtOnce dates of a tile that are read side by side
 */
record TileBudget(long memoryBytes, int workers, int readsAtOnce) {
    /** Thinner strips would decode every block of the scenes again and again. */
    private static final int THINNEST_STRIP = 64;

    /**
     * The tiles to make: as wide as wished where all dates fit; else narrower; else, at the narrowest, strip by strip.
     *
     * @param wished side in pixels, a multiple of 512
     * @param dates the most that any tile has
     * @throws BadSetting {@code composite-memory} when not even a thin strip of the narrowest tile fits
     */
    Tiles tiles(Recipe recipe, int dates, int wished) {
        int side = wished;
        while (side > Tiling.STEP && forSamples(recipe, side) < needed(recipe, dates, side, side)) {
            side = Math.max(Tiling.STEP, side / 2 / Tiling.STEP * Tiling.STEP);
        }
        long samples = forSamples(recipe, side);
        long least = needed(recipe, dates, side, THINNEST_STRIP);
        if (samples < least) {
            throw new BadSetting(
                    "composite-memory",
                    "%d dates of %d bands need %d MiB of memory for %d tiles at once, composite.memory-mb is %d; raise it or set fewer composite.workers"
                            .formatted(
                                    dates,
                                    recipe.bands(),
                                    toMib((least + result(recipe, side)) * workers + result(recipe, side)),
                                    workers,
                                    memoryBytes >> 20));
        }
        return new Tiles(side, estimate(recipe, dates, side), new TileTask.Effort(samples, readsAtOnce));
    }

    /** What is left to a tile for the samples of its dates, when all results have their room. */
    private long forSamples(Recipe recipe, int side) {
        return (memoryBytes - (workers + 1L) * result(recipe, side)) / workers;
    }

    private long estimate(Recipe recipe, int dates, int side) {
        long samples = Math.min(forSamples(recipe, side), needed(recipe, dates, side, side));
        return samples * workers + (workers + 1L) * result(recipe, side);
    }

    private static long needed(Recipe recipe, int dates, int side, int rows) {
        return recipe.bytesPerPixel(dates) * side * rows;
    }

    private static long result(Recipe recipe, int side) {
        return recipe.bytesPerResult() * side * side;
    }

    private static long toMib(long bytes) {
        return (bytes + (1 << 20) - 1) >> 20;
    }

    /**
     * What was decided.
     *
     * @param side of a tile in pixels
     * @param estimateBytes the most that all tiles underway take
     */
    record Tiles(int side, long estimateBytes, TileTask.Effort effort) {}
}
