package dev.swath.step.composite;

import org.jspecify.annotations.Nullable;

/**
 * Whether the radiometric offset of Sentinel-2 L2A must still be added. ESA stores reflectance plus 0.1 since processing
 * baseline 04.00 (25 January 2022), and in all of Collection 1; earth-search's {@code sentinel-2-l2a} has taken it out
 * again of most scenes, and says so in {@code earthsearch:boa_offset_applied}, while {@code raster:bands} of the same item
 * speak of it either way.
 */
final class Sentinel2Offset {
    /** Offset in digital numbers, BOA_ADD_OFFSET of the product. */
    static final int STORED = -1000;

    private Sentinel2Offset() {}

    /**
     * Decides for one item.
     *
     * @param applied {@code earthsearch:boa_offset_applied}, null where the item says nothing
     * @param baseline {@code s2:processing_baseline}, {@code 05.09}; null where unknown
     * @return what to add to digital numbers that are not 0: 0 or -1000
     */
    static int of(String collection, @Nullable Boolean applied, @Nullable String baseline) {
        if (collection.equals("sentinel-2-c1-l2a")) {
            return STORED;
        }
        if (Boolean.TRUE.equals(applied)) {
            return 0;
        }
        return baseline != null && baseline.compareTo("04.00") >= 0 ? STORED : 0;
    }
}
