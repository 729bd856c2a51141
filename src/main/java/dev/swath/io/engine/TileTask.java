package dev.swath.io.engine;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * One tile of one composite: all that its making depends on, so that any machine makes the same.
 *
 * @param <S> what tells the reader where the pixels of a date lie
 * @param key names the tile for people and for the ledger
 * @param box pixels of the composite's grid
 * @param dates in the order of time
 * @param effort bounds of memory and of reads at once; they do not change the result
 */
public record TileTask<S extends Serializable>(String key, PixelBox box, List<S> dates, Recipe recipe, Effort effort)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    public TileTask {
        // not List.copyOf: its serial form is a private proxy, which some engines' serializers do not follow
        dates = new ArrayList<>(dates);
    }

    /**
     * Bounds of what a tile may take.
     *
     * @param memoryBytes for the samples of all dates together
     * @param readsAtOnce dates that are read side by side, 1 or more
     */
    public record Effort(long memoryBytes, int readsAtOnce) implements Serializable {
        private static final long serialVersionUID = 1L;

        public Effort {
            if (memoryBytes < 1 || readsAtOnce < 1) {
                throw new IllegalArgumentException(
                        "memory and reads at once are above 0, were " + memoryBytes + " and " + readsAtOnce);
            }
        }
    }

    /**
     * Rows that are made at once: all when they fit, else the greatest power of two that does, since files are read by
     * blocks of such sizes; at least 1.
     */
    int rowsAtOnce() {
        long row = Math.max(1, recipe.bytesPerPixel(dates.size()) * box.width());
        long fitting = effort.memoryBytes() / row;
        return fitting >= box.height() ? box.height() : (int) Math.max(1, Long.highestOneBit(fitting));
    }
}
