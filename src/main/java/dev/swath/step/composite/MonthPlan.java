package dev.swath.step.composite;

import dev.swath.io.base.Sha256;
import dev.swath.io.engine.Recipe;
import dev.swath.io.engine.TileTask;
import dev.swath.io.raster.Grid;
import java.time.YearMonth;
import java.util.List;

/**
 * Everything that decides what one month becomes.
 *
 * @param grid pixels of the composite
 * @param tiling of as many pixels
 * @param month in UTC
 * @param dates of the month in the order of time
 * @param effort bounds of memory and reads, which do not change the result
 */
record MonthPlan(
        Grid grid, Tiling tiling, YearMonth month, List<SceneDate> dates, Recipe recipe, TileTask.Effort effort) {
    MonthPlan {
        dates = List.copyOf(dates);
        if (tiling.width() != grid.width() || tiling.height() != grid.height()) {
            throw new IllegalArgumentException(
                    "tiles of " + tiling + " do not cover " + grid.width() + " x " + grid.height() + " pixels");
        }
    }

    TileTask<SceneDate> task(int tile) {
        return new TileTask<>(tiling.key(month, tile), tiling.box(tile), dates, recipe, effort);
    }

    /** Names the month and its inputs: tiles of one name can replace each other, and no others can. */
    String name() {
        // records write their values, so that the text differs when an input does
        String inputs = String.join("\n", TargetPixels.of(grid).toString(), tiling.toString(), recipe.toString()) + "\n"
                + dates;
        return month + "-" + Sha256.hex(inputs).substring(0, 16);
    }
}
