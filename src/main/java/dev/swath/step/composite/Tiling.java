package dev.swath.step.composite;

import dev.swath.io.engine.PixelBox;
import java.time.YearMonth;

/**
 * A composite cut into square tiles, row after row from the north-west; those at the east and south edge may be smaller.
 *
 * @param side pixels, a multiple of 512, so that no tile cuts through a block of the output
 */
record Tiling(int width, int height, int side) {
    static final int STEP = 512;

    /** @throws IllegalArgumentException when the side is no multiple of 512 */
    Tiling {
        if (side < STEP || side % STEP != 0) {
            throw new IllegalArgumentException("composite.tile-pixels must be a multiple of 512, was " + side);
        }
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a composite has pixels, was " + width + " x " + height);
        }
    }

    int across() {
        return (width - 1) / side + 1;
    }

    int down() {
        return (height - 1) / side + 1;
    }

    int count() {
        return Math.multiplyExact(across(), down());
    }

    /** @param tile from 0 */
    PixelBox box(int tile) {
        int column = tile % across() * side;
        int row = tile / across() * side;
        return new PixelBox(column, row, Math.min(side, width - column), Math.min(side, height - row));
    }

    /** The tile whose box it is. */
    int at(PixelBox box) {
        return box.row() / side * across() + box.column() / side;
    }

    /** Column and row of tiles, for the ledger: {@code 2024-05/3_0}. */
    String key(YearMonth month, int tile) {
        return month + "/" + tile % across() + "_" + tile / across();
    }
}
