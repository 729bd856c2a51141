package dev.swath.step.catalog.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.ledger.Stock.Lying;
import dev.swath.io.stac.StacGeometry;
import dev.swath.io.stac.StacJson;
import dev.swath.io.stac.StacTime;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * What the files of a scene say of it, as far as it was read: their pixel grids, and what the provider wrote into its
 * metadata of just this image. Kept in the ledger as JSON, so that a file is read once.
 */
public final class Facts {
    private final ObjectNode json;

    private Facts(ObjectNode json) {
        this.json = json;
    }

    public static Facts none() {
        return new Facts(JsonNodeFactory.instance.objectNode());
    }

    public static Facts of(String json) {
        return new Facts(
                StacJson.parsed(json).map(ObjectNode.class::cast).orElseGet(JsonNodeFactory.instance::objectNode));
    }

    public String text() {
        return json.toString();
    }

    /** What is known of a file; nothing when it is not known, or was told of other bytes. */
    public Optional<JsonNode> of(Lying file) {
        return Optional.of(json.path("files").path(file.file().path()))
                .filter(known -> known.path("digest").asText().equals(file.digest()));
    }

    public void put(Lying file, ObjectNode facts) {
        json.withObjectProperty("files").set(file.file().path(), facts.put("digest", file.digest()));
    }

    /** Where the bytes lie: a second name may only point there. */
    public String place(Lying file) {
        return of(file).map(known -> StacJson.text(known, "place"))
                .orElse(file.file().target());
    }

    /** What the metadata of just this image say. */
    public void metadata(JsonNode feature) {
        var properties = feature.path("properties");
        for (var name : new String[] {"cloud_percent", "clear_percent", "cloud_cover"}) {
            if (StacJson.number(properties, name) != null) {
                json.set(name, properties.path(name));
            }
        }
        if (StacJson.text(properties, "acquired") != null) {
            json.set("acquired", properties.path("acquired"));
        }
        if (StacGeometry.read(feature.path("geometry")).isPresent()) {
            json.set("geometry", feature.path("geometry"));
        }
    }

    /** Percent of the image that is cloud, by its usable data mask, or the provider's older estimate; null if unknown. */
    public @Nullable Double cloudPercent() {
        var masked = StacJson.number(json, "cloud_percent");
        var estimated = StacJson.number(json, "cloud_cover");
        return masked != null || estimated == null ? masked : (Double) (estimated * 100);
    }

    /** Percent of the image that is clear, by its usable data mask; null if unknown. */
    public @Nullable Double clearPercent() {
        return StacJson.number(json, "clear_percent");
    }

    public Optional<Instant> acquired() {
        return StacTime.read(StacJson.text(json, "acquired"));
    }

    public Optional<Geometry> outline() {
        return StacGeometry.read(json.path("geometry"));
    }
}
