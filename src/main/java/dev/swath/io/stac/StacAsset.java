package dev.swath.io.stac;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One file of an item.
 *
 * @param key its name in the item
 * @param href absolute; {@code https:}, {@code s3:}, {@code file:}
 * @param type media type; null where none is stated
 * @param roles e.g. {@code data}
 * @param bytes its size; null where none is stated
 * @param checksum null where none is stated, or none that is known here
 * @param projection its pixel grid
 * @param bands in the order of the file; empty where none are stated
 * @param requesterPays whether its bucket wants the reader to pay
 * @param json as it came; not to be changed
 */
public record StacAsset(
        String key,
        URI href,
        @Nullable String type,
        List<String> roles,
        @Nullable Long bytes,
        @Nullable Multihash checksum,
        Projection projection,
        List<StacBand> bands,
        boolean requesterPays,
        ObjectNode json) {}
