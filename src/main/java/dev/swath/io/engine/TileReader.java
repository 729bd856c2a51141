package dev.swath.io.engine;

import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;

/**
 * Reads one date of a tile onto the composite's grid. It is sent to where the tile is made, so it holds names and
 * numbers, no connections; and is called by several threads at once.
 *
 * @param <S> what tells it where the pixels of a date lie
 */
@FunctionalInterface
public interface TileReader<S extends Serializable> extends Serializable {
    /**
     * Reads all bands and, unless the rule is {@link MaskRule.Kind#NONE}, the quality band of {@code
     * box.grown(masking.dilation())}, nearest neighbour, filled with {@link MaskRule#fill()} outside of the scene.
     *
     * @return empty when the date has no pixel within the box
     * @throws IOException when it cannot be read; the tile then fails
     */
    Optional<Reading> read(S date, PixelBox box, Masking masking) throws IOException, InterruptedException;
}
