package dev.swath.io.stac.collection;

import dev.swath.io.stac.StacAsset;
import dev.swath.io.stac.StacItem;
import dev.swath.model.trouble.BadInput;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a collection to make something of its pixels. Value = scale × (sample + offset).
 *
 * @param id the collection's id
 * @param bands asset key by band, by the common names of the eo extension, e.g. {@code red}
 * @param mask asset key of the mask; null where there is none
 * @param maskKind what the mask's samples mean
 * @param scale value of one sample step, e.g. 0.0001 for reflectance
 * @param offset which offset the samples still need
 * @param nodata the sample that means nothing is there
 * @param requesterPays whether its bucket wants the reader to pay, where items do not say
 */
public record CollectionProfile(
        String id,
        Map<String, String> bands,
        @Nullable String mask,
        MaskKind maskKind,
        double scale,
        OffsetRule offset,
        double nodata,
        boolean requesterPays) {
    public CollectionProfile {
        bands = java.util.Collections.unmodifiableMap(new TreeMap<>(bands));
    }

    /**
     * The asset that holds a band.
     *
     * @throws BadInput {@code unknown-band}: the collection has none of this name
     */
    public Optional<StacAsset> band(StacItem item, String band) {
        String key = bands.get(band);
        if (key == null) {
            throw new BadInput(
                    "unknown-band",
                    "collection " + id + " has no band " + band + "; it has " + String.join(", ", bands.keySet()));
        }
        return item.asset(key);
    }

    /** The asset that holds the mask, if the collection has one and the item too. */
    public Optional<StacAsset> mask(StacItem item) {
        return mask == null ? Optional.empty() : item.asset(mask);
    }
}
