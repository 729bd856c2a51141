package dev.swath.io.engine;

import java.util.List;

/**
 * One date of a strip, masked: what a pixel may contribute.
 *
 * @param layers one per band, of one kind and length
 * @param unusable per pixel, 0 when it counts; read, never written
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; a strip's mask is megabytes, and is not copied
public record Observation(List<Layer> layers, byte[] unusable) {
    /** @throws IllegalArgumentException when kinds or lengths differ */
    public Observation {
        layers = List.copyOf(layers);
        for (Layer layer : layers) {
            if (layer.length() != unusable.length
                    || layer.kind() != layers.get(0).kind()) {
                throw new IllegalArgumentException("bands of one date have one kind and size, was " + layer.kind()
                        + " of " + layer.length() + " samples beside a mask of " + unusable.length);
            }
        }
    }

    void keys(int band, Block block, int[] keys) {
        layers.get(band).keys(unusable, block.from(), block.length(), keys);
    }
}
