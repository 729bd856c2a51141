package dev.swath.io.stac.collection;

import dev.swath.io.stac.StacAsset;
import dev.swath.io.stac.StacBand;
import dev.swath.io.stac.StacItem;
import dev.swath.io.stac.StacJson;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which offset the samples of an item still need, so that it is applied exactly once: value = scale × (sample +
 * offset). Metadata of the same kind mean different things in different collections, hence a rule for each.
 *
 * @param kind how the offset is found
 * @param samples the offset of kind {@link Kind#FIXED}, in samples; else 0
 */
public record OffsetRule(Kind kind, double samples) {
    /** How the offset is found. */
    public enum Kind {
        /** Always the same. */
        FIXED,
        /**
         * Sentinel-2 of earth-search: 0 where {@code earthsearch:boa_offset_applied} is true, whatever the bands say
         * of offsets; else by baseline.
         */
        BOA_FLAG,
        /** Sentinel-2 as ESA makes it: -1000 from processing baseline 04.00 on, 0 before. */
        BASELINE,
        /** What the asset's first band says: its offset divided by its scale. */
        METADATA
    }

    /** BOA_ADD_OFFSET of Sentinel-2 products since baseline 04.00. */
    public static final double SENTINEL_2 = -1000;

    /** From this day on Sentinel-2 was processed with baseline 04.00. */
    private static final Instant BASELINE_4 = Instant.parse("2022-01-25T00:00:00Z");

    private static final Pattern OF_PRODUCT = Pattern.compile("_N(\\d\\d)(\\d\\d)_");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,2}\\.\\d{1,2}");
    /** Below this a dark pixel had its offset taken off already: with it even black is near 1000. */
    private static final double DARKEST_WITH_OFFSET = 900;

    public static OffsetRule fixed(double samples) {
        return new OffsetRule(Kind.FIXED, samples);
    }

    public static OffsetRule of(Kind kind) {
        return new OffsetRule(kind, 0);
    }

    /** What to add to every sample of an asset that is not nodata. */
    public double of(StacItem item, StacAsset asset) {
        return switch (kind) {
            case FIXED -> samples;
            case BOA_FLAG ->
                item.properties().path("earthsearch:boa_offset_applied").asBoolean() ? 0 : byBaseline(item);
            case BASELINE -> byBaseline(item);
            case METADATA -> stated(asset);
        };
    }

    /**
     * Whether the pixels say that the offset was applied before, though the rule found one: the flag of
     * {@code sentinel-2-l2a} is wrong on some items of 2022 and 2025.
     *
     * @param offset what {@link #of} gave
     * @param redOnePercent the sample that one percent of the valid red pixels lie below
     */
    public static boolean alreadyApplied(double offset, double redOnePercent) {
        return offset == SENTINEL_2 && redOnePercent < DARKEST_WITH_OFFSET;
    }

    private static double byBaseline(StacItem item) {
        Optional<Double> baseline = baseline(item);
        boolean withOffset =
                baseline.isPresent() ? baseline.get() >= 4 : !item.end().isBefore(BASELINE_4);
        return withOffset ? SENTINEL_2 : 0;
    }

    /** Of the property, of newer items' version, or of the product's name. */
    private static Optional<Double> baseline(StacItem item) {
        for (String property : new String[] {"s2:processing_baseline", "processing:version"}) {
            String text = item.text(property);
            if (text != null && NUMBER.matcher(text.strip()).matches()) {
                return Optional.of(Double.valueOf(text.strip()));
            }
            Double number = StacJson.number(item.properties(), property);
            if (number != null) {
                return Optional.of(number);
            }
        }
        return ofProduct(item.text("s2:product_uri"));
    }

    private static Optional<Double> ofProduct(@Nullable String product) {
        Matcher matcher = OF_PRODUCT.matcher(product == null ? "" : product);
        return matcher.find()
                ? Optional.of(Double.valueOf(matcher.group(1) + "." + matcher.group(2)))
                : Optional.empty();
    }

    private static double stated(StacAsset asset) {
        if (asset.bands().isEmpty()) {
            return 0;
        }
        StacBand band = asset.bands().get(0);
        Double offset = band.offset();
        Double scale = band.scale();
        return offset == null || offset == 0 || !Double.isFinite(offset)
                ? 0
                : offset / (scale == null || scale == 0 ? 1 : scale);
    }
}
