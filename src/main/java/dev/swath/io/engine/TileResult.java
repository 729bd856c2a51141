package dev.swath.io.engine;

import java.io.Serializable;

/**
 * A finished tile.
 *
 * @param key of its task
 * @param counts per pixel, of how many dates it was made, 0..65535
 * @param dates that had a pixel within the tile
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; handed on, not copied
public record TileResult(String key, PixelBox box, Bands bands, short[] counts, int dates) implements Serializable {
    private static final long serialVersionUID = 1L;
}
