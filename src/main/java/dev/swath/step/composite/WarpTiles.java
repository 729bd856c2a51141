package dev.swath.step.composite;

import dev.swath.io.raster.Affine;
import dev.swath.io.raster.Grid;
import dev.swath.io.raster.Window;
import dev.swath.io.raster.warp.Resampling;
import dev.swath.io.raster.warp.Warp;
import dev.swath.io.raster.warp.WarpTile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Where pixels come from, found once for all bands and dates of one grid, and forgotten when later tiles need the room.
 * Safe for many threads.
 */
final class WarpTiles {
    /** Pixels of the source that a place may be off. */
    private static final double TOLERANCE = 0.01;
    /** At 16 bytes each, 64 MiB; the newest tile is kept even if it has more. */
    private static final long MOST_PIXELS = 4L << 20;

    private final Map<Way, Warp> plans = new ConcurrentHashMap<>();
    private final Map<Part, Found> tiles = new LinkedHashMap<>(16, 0.75f, true);
    private long pixels;

    Warp plan(Grid source, Grid target, Resampling resampling) {
        return plans.computeIfAbsent(
                new Way(Place.of(source), Place.of(target), resampling),
                way -> Warp.plan(source, target, resampling, TOLERANCE));
    }

    WarpTile tile(Grid source, Grid target, Window window, Resampling resampling) {
        Warp plan = plan(source, target, resampling);
        return found(new Part(new Way(Place.of(source), Place.of(target), resampling), window))
                .tile(plan, window);
    }

    private synchronized Found found(Part part) {
        Found found = tiles.get(part);
        if (found == null) {
            found = new Found();
            tiles.put(part, found);
            pixels += part.window().pixels();
            var eldestFirst = tiles.keySet().iterator();
            while (pixels > MOST_PIXELS && tiles.size() > 1) {
                pixels -= eldestFirst.next().window().pixels();
                eldestFirst.remove();
            }
        }
        return found;
    }

    /** A grid by value: two files in one place have two objects for their CRS. */
    private record Place(String crs, Affine transform, int width, int height) {
        static Place of(Grid grid) {
            return new Place(grid.crs().proj4Text(), grid.transform(), grid.width(), grid.height());
        }
    }

    private record Way(Place source, Place target, Resampling resampling) {}

    private record Part(Way way, Window window) {}

    /** One thread finds it and others wait for that. */
    private static final class Found {
        private @Nullable WarpTile tile;

        synchronized WarpTile tile(Warp plan, Window window) {
            WarpTile found = tile;
            if (found == null) {
                found = plan.tile(window);
                tile = found;
            }
            return found;
        }
    }
}
