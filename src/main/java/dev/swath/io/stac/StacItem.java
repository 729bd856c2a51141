package dev.swath.io.stac;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * One scene of a STAC catalog.
 *
 * @param id unique in its collection
 * @param collection null where it belongs to none
 * @param self its own address, where it says one; else where it was read from
 * @param geometry EPSG:4326, longitude first; the box where no other geometry is stated
 * @param bbox its box, west greater than east across the antimeridian
 * @param datetime the nominal time; null for an item of a span alone
 * @param start first instant of its span, or the nominal time
 * @param end last instant of its span, or the nominal time
 * @param properties as they came; not to be changed
 * @param assets by key, in the order of the item
 * @param json the whole item as it came; not to be changed
 */
public record StacItem(
        String id,
        @Nullable String collection,
        URI self,
        Geometry geometry,
        Bbox bbox,
        @Nullable Instant datetime,
        Instant start,
        Instant end,
        ObjectNode properties,
        Map<String, StacAsset> assets,
        ObjectNode json) {

    /** Part of the scene under clouds, 0 to 100; null where it is not stated. */
    public @Nullable Double cloudPercent() {
        return StacJson.number(properties, "eo:cloud_cover");
    }

    public Optional<StacAsset> asset(String key) {
        return Optional.ofNullable(assets.get(key));
    }

    /** A property that is text; null where it is not stated. */
    public @Nullable String text(String property) {
        return StacJson.text(properties, property);
    }

    /** What version of STAC it was written for. */
    public String stacVersion() {
        JsonNode version = json.path("stac_version");
        return version.isTextual() ? version.textValue() : "";
    }
}
