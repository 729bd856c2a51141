package dev.swath.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * One purchase of items, scenes or quads of one mosaic, for one request.
 *
 * @param id our own id
 * @param requestId the request it serves
 * @param jobId the drop
 * @param name the unique name it carries at the provider, the only handle on a lost answer
 * @param state what is known about it
 * @param posts how many POSTs were sent under this name, 0 to 2
 * @param items item ids, sorted, distinct
 * @param itemType the provider's item type; of quads the mosaic
 * @param bundle product bundle or fallback chain; {@link Product#QUAD} of quads
 * @param clip what to clip to, EPSG:4326; null = whole items
 * @param clipHash identity of the AOI that {@code clip} contains; empty without a clip
 * @param harmonize whether the harmonize tool is asked for
 * @param generation 0, and one more each time its scenes are bought again on purpose
 * @param hectares estimate of what is charged
 * @param postedAt when the first POST left; null before
 * @param planetId the provider's id once placed
 * @param planetState the provider's last word: queued, running, success, partial, failed, cancelled
 */
public record Order(
        String id,
        String requestId,
        String jobId,
        String name,
        OrderState state,
        int posts,
        List<String> items,
        String itemType,
        String bundle,
        @Nullable Geometry clip,
        String clipHash,
        boolean harmonize,
        int generation,
        BigDecimal hectares,
        @Nullable Instant postedAt,
        @Nullable String planetId,
        @Nullable String planetState) {
    public Source source() {
        return Product.sourceOf(bundle);
    }

    /** What its items are bought as. */
    public Product product() {
        return new Product(itemType, bundle, clipHash, harmonize ? Product.HARMONIZE : "");
    }
}
