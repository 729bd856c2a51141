package dev.swath.io.engine;

import java.util.List;

/**
 * What was read of one date, on the pixels of the composite.
 *
 * @param layers one per band, in the order of the recipe
 * @param quality samples of the quality band with the margin that {@link Masking#unusable} wants; of {@link
 *     MaskRule.Kind#NONE} not looked at
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; a strip is megabytes, and is not copied
public record Reading(List<Layer> layers, short[] quality) {
    public Reading {
        layers = List.copyOf(layers);
    }
}
