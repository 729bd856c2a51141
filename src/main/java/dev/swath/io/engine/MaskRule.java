package dev.swath.io.engine;

import java.io.Serializable;
import java.util.Collection;

/**
 * Which pixels of a quality band must not count.
 *
 * @param kind what the band holds
 * @param bits of {@link Kind#SCL} the classes that are dropped, class n being bit n; of {@link Kind#QA_PIXEL} the bits of
 *     which none may be set; else 0
 */
public record MaskRule(Kind kind, int bits) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** What a quality band holds. */
    public enum Kind {
        /** No quality band: nodata alone decides. */
        NONE,
        /** Scene classification of Sentinel-2 L2A, classes 0..11. */
        SCL,
        /** Flags of Landsat Collection 2, USGS LSDS-1619 (Landsat 8-9) and LSDS-1618 (Landsat 4-7). */
        QA_PIXEL,
        /** Band 1 of Planet's UDM2: 1 is clear. */
        UDM2_CLEAR,
        /** Band 8 of Planet's UDM2, the old UDM: 0 is usable, bit 0 is black fill. */
        UDM2_UNUSABLE
    }

    public static MaskRule none() {
        return new MaskRule(Kind.NONE, 0);
    }

    /** Drops no data (0), saturated (1), cloud shadow (3), clouds of medium (8) and high (9) probability, cirrus (10). */
    public static MaskRule scl() {
        return new MaskRule(Kind.SCL, classes(0, 1, 3, 8, 9, 10));
    }

    /** Drops dark areas (2), unclassified pixels (7) and snow (11) as well. */
    public static MaskRule sclStrict() {
        return new MaskRule(Kind.SCL, classes(0, 1, 2, 3, 7, 8, 9, 10, 11));
    }

    /** @throws IllegalArgumentException when a class is outside of 0..11 */
    public static MaskRule scl(Collection<Integer> dropped) {
        if (dropped.stream().anyMatch(value -> value < 0 || value > 11)) {
            throw new IllegalArgumentException("SCL has the classes 0..11, were " + dropped);
        }
        return new MaskRule(
                Kind.SCL, classes(dropped.stream().mapToInt(Integer::intValue).toArray()));
    }

    /** Drops fill (bit 0), dilated cloud (1), cirrus (2), cloud (3) and cloud shadow (4); with snow also bit 5. */
    public static MaskRule qaPixel(boolean dropSnow) {
        return new MaskRule(Kind.QA_PIXEL, dropSnow ? 0b11_1111 : 0b1_1111);
    }

    public static MaskRule udm2Clear() {
        return new MaskRule(Kind.UDM2_CLEAR, 0);
    }

    public static MaskRule udm2Unusable() {
        return new MaskRule(Kind.UDM2_UNUSABLE, 0);
    }

    /** What a reader must put where the quality band has no pixel: dropped, but no cloud that could be dilated. */
    public int fill() {
        return switch (kind) {
            case NONE, SCL -> 0;
            case QA_PIXEL, UDM2_UNUSABLE -> 1;
            case UDM2_CLEAR -> 0xff;
        };
    }

    /** @param sample 0..65535 */
    public boolean drops(int sample) {
        return switch (kind) {
            case NONE -> false;
            case SCL -> sample > 11 || (bits >> sample & 1) != 0;
            case QA_PIXEL -> (sample & bits) != 0;
            case UDM2_CLEAR -> sample != 1;
            case UDM2_UNUSABLE -> sample != 0;
        };
    }

    public boolean isFill(int sample) {
        return switch (kind) {
            case NONE -> false;
            case SCL -> sample == 0;
            case QA_PIXEL, UDM2_UNUSABLE -> (sample & 1) != 0;
            case UDM2_CLEAR -> sample == 0xff;
        };
    }

    private static int classes(int... values) {
        int bits = 0;
        for (int value : values) {
            bits |= 1 << value;
        }
        return bits;
    }
}
