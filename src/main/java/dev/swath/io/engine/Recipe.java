package dev.swath.io.engine;

import java.io.Serializable;

/**
 * How a composite is made, the same for all of its tiles.
 *
 * @param kind of the samples read and written
 * @param bands 1 or more
 * @param nodata of the composite
 */
public record Recipe(SampleKind kind, int bands, Reducer reducer, Masking masking, double nodata)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    public Recipe {
        if (bands < 1) {
            throw new IllegalArgumentException("a composite has 1 or more bands, was " + bands);
        }
    }

    /** Bytes that a pixel takes while so many dates of it are held: samples and mask; the quality band twice. */
    public long bytesPerPixel(int dates) {
        int quality = masking.rule().kind() == MaskRule.Kind.NONE ? 0 : 2 * Short.BYTES;
        return (long) dates * ((long) bands * kind.bytes() + 1 + quality);
    }

    /** Bytes that a pixel of the composite takes: samples, and the count of dates. */
    public long bytesPerResult() {
        return (long) bands * kind.bytes() + Short.BYTES;
    }
}
