package dev.swath.step.composite;

import org.jspecify.annotations.Nullable;

/**
 * How a composite becomes pictures.
 *
 * @param red band of the composite, from 0
 * @param stretch of the 8-bit image; null = from the 2nd to the 98th percentile of the month
 */
record Look(int red, int green, int blue, @Nullable VisualStretch stretch) {
    int[] bands() {
        return new int[] {red, green, blue};
    }
}
