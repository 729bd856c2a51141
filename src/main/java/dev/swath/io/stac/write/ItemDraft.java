package dev.swath.io.stac.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;

/**
 * An item that is to be written.
 *
 * @param id unique in its collection; an item of the same id is replaced
 * @param geometry EPSG:4326, where the data are; across the antimeridian it runs on beyond 180 or -180, or is cut there
 * @param time when it is
 * @param properties all but its times, as STAC 1.1 names them
 * @param assets by key, in their order
 * @param links beside those to the documents around
 */
public record ItemDraft(
        String id,
        Geometry geometry,
        ItemTime time,
        ObjectNode properties,
        Map<String, DraftAsset> assets,
        List<DraftLink> links) {
    public ItemDraft {
        assets = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(assets));
        links = List.copyOf(links);
    }
}
