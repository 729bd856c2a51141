package dev.swath.step.dataset.images;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.stac.StacAsset;
import dev.swath.io.stac.StacItem;
import dev.swath.io.stac.StacJson;
import dev.swath.io.stac.StacTime;
import dev.swath.io.stac.collection.CollectionProfile;
import dev.swath.io.stac.write.DraftAsset;
import dev.swath.io.stac.write.RawItem;
import dev.swath.step.dataset.choose.SceneFacts;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * A scene that a service has, as far as chips need it.
 *
 * @param key collection and id
 * @param taken its nominal time, or the first of its span
 * @param cloudPercent of the whole scene; null where the service does not say
 * @param geometry where it has data
 * @param told what a chip's item says of it: address, names and assets
 */
record FoundScene(String key, Instant taken, @Nullable Double cloudPercent, Geometry geometry, String told) {
    /** Bands whose samples are no reflectances. */
    private static final Set<String> NO_REFLECTANCE = Set.of("scl", "cloud", "snow", "visual", "aot", "wvp");

    private static final Set<String> READABLE = Set.of("https", "http", "s3");

    private static final Set<String> OTHER_PROPERTIES = Set.of("platform", "constellation", "s2:processing_baseline");

    /** @param collection that it was found in */
    static FoundScene of(StacItem item, String collection, CollectionProfile profile) {
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        Instant taken = Objects.requireNonNullElse(item.datetime(), item.start());
        told.put("id", item.id())
                .put("collection", collection)
                .put("self", item.self().toString());
        told.put("datetime", StacTime.text(taken));
        Double cloud = item.cloudPercent();
        if (cloud != null) {
            told.put("cloud", cloud);
        }
        ObjectNode properties = told.putObject("properties");
        for (String name : OTHER_PROPERTIES.stream().sorted().toList()) {
            if (item.properties().has(name)) {
                properties.set(name, item.properties().get(name));
            }
        }
        ObjectNode assets = told.putObject("assets");
        for (String band : ImageOptions.BANDS) {
            String key = profile.bands().get(band);
            if (key != null) {
                item.asset(key).filter(FoundScene::isReadable).ifPresent(asset -> {
                    DraftAsset remote = RawItem.remote(asset);
                    if (!NO_REFLECTANCE.contains(band)) {
                        double offset = profile.offset().of(item, asset) * profile.scale();
                        remote = remote.with("raster:scale", JsonNodeFactory.instance.numberNode(profile.scale()))
                                .with("raster:offset", JsonNodeFactory.instance.numberNode(offset));
                    }
                    assets.putObject(assetKey(band)).put("href", remote.href()).setAll(remote.fields());
                });
            }
        }
        return new FoundScene(collection + "/" + item.id(), taken, cloud, item.geometry(), told.toString());
    }

    /** Where windows are read from; a file of this machine is never what a service may name. */
    private static boolean isReadable(StacAsset asset) {
        String scheme = String.valueOf(asset.href().getScheme());
        return READABLE.contains(scheme.toLowerCase(Locale.ROOT));
    }

    /** The asset of a band in the items of chips. */
    static String assetKey(String band) {
        return band.equals("cloud") ? "cloud_probability" : band;
    }

    boolean meets(Geometry chip) {
        return geometry.getEnvelopeInternal().intersects(chip.getEnvelopeInternal()) && seen(chip) > 0;
    }

    SceneFacts facts(Geometry chip) {
        return new SceneFacts(key, taken, cloudPercent, seen(chip));
    }

    /** Percent of the chip within the scene's geometry. */
    private double seen(Geometry chip) {
        if (geometry.isValid() && geometry.covers(chip)) {
            return 100;
        }
        double common = OverlayNGRobust.overlay(geometry.buffer(0), chip, OverlayNG.INTERSECTION)
                .getArea();
        return Math.min(100, 100 * common / chip.getArea());
    }

    ObjectNode json() {
        return (ObjectNode) StacJson.parsed(told).orElseThrow();
    }
}
