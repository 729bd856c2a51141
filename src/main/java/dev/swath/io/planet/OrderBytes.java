package dev.swath.io.planet;

import dev.swath.model.Product;
import dev.swath.model.Source;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * How many bytes an order brings, by what it is charged for. Pure.
 *
 * <p>bytes = area / pixel side² × Σ over the bundle's rasters (bands × bytes per sample) + scenes × other files. Where
 * scenes are cut, the area is that of footprint ∩ clip, else that of the footprints: what lies around it in the
 * rectangle of a file is nodata, which Planet's compression makes next to nothing of. Rasters are reckoned as if their
 * pixels were not compressed at all, so the estimate is high rather than low: 1.5 to 3 times what comes.
 *
 * <p>Source: Planet's combined imagery product specification (pixel 3.0 m for PSScene ortho products, 0.5 m for
 * SkySatCollect; 16 bit per sample of analytic, 8 bit of visual products and masks; udm2 has 8 bands, udm 1) and the
 * bundle specification of 2024-08-12.
 */
public final class OrderBytes {
    private static final double SQUARE_METRES_PER_HECTARE = 10_000;
    /** Item metadata, XML, TIFF headers and masks' statistics. */
    private static final long OTHER_FILES_OF_A_SCENE = 100_000;

    private static final int MASK_BANDS = 8;
    private static final int VISUAL_BANDS = 4;
    private static final int EIGHT_BANDS = 8;
    private static final int FOUR_BANDS = 4;
    /** Web Mercator of level 15, by the Basemaps API; at most 8 bands of 16 bits, and a mask. */
    private static final double QUAD_PIXEL_METRES = 4.77;

    private static final Pattern NO_RASTER = Pattern.compile(".*_(xml|rpc)");

    private OrderBytes() {}

    /**
     * @param bundle a product bundle, or a chain of them with commas: then the largest counts
     * @param hectares charged area, over all scenes
     * @param scenes how many there are
     */
    public static long estimate(String itemType, String bundle, BigDecimal hectares, long scenes) {
        boolean quads = Product.sourceOf(bundle) == Source.BASEMAPS;
        double side = quads ? QUAD_PIXEL_METRES : itemType.equals("SkySatCollect") ? 0.5 : 3.0;
        double pixels = hectares.doubleValue() * SQUARE_METRES_PER_HECTARE / (side * side);
        int bytes = quads ? EIGHT_BANDS * Short.BYTES + MASK_BANDS : bytesOfPixel(itemType, bundle);
        return Math.round(pixels * bytes) + scenes * OTHER_FILES_OF_A_SCENE;
    }

    private static int bytesOfPixel(String itemType, String chain) {
        var bundles = Bundles.of(itemType);
        return Arrays.stream(chain.split(",", -1))
                .map(bundle -> bundles.assetsOf(bundle.trim()))
                .mapToInt(
                        assets -> assets.stream().mapToInt(OrderBytes::samples).sum())
                .max()
                .orElseThrow();
    }

    /** Bytes that one asset has for one pixel. */
    private static int samples(String asset) {
        if (NO_RASTER.matcher(asset).matches()) {
            return 0;
        }
        if (asset.endsWith("_udm2")) {
            return MASK_BANDS;
        }
        if (asset.endsWith("_udm")) {
            return 1;
        }
        if (asset.endsWith("visual")) {
            return VISUAL_BANDS;
        }
        int bands = asset.contains("panchromatic") || asset.contains("l1a")
                ? 1
                : asset.contains("_8b") ? EIGHT_BANDS : asset.contains("_3b") ? 3 : FOUR_BANDS;
        return bands * Short.BYTES;
    }
}
