package dev.swath.io.raster.write;

/**
 * What is told of a band.
 *
 * @param description for people; empty says nothing
 * @param scale a sample times this plus {@code offset} is what was measured; 1 and 0 say nothing
 */
public record Band(String description, double scale, double offset) {
    public Band {
        if (description.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a band's description is one line of text");
        }
        if (!Double.isFinite(scale) || scale == 0 || !Double.isFinite(offset)) {
            throw new IllegalArgumentException("scale and offset must be numbers, were " + scale + " and " + offset);
        }
    }

    public static Band of(String description) {
        return new Band(description, 1, 0);
    }

    boolean isScaled() {
        return scale != 1 || offset != 0;
    }
}
