package dev.swath.app.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.app.sandbox.chance.Chance;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.locationtech.jts.geom.Coordinate;

/** A scene as the Data API shows it. */
final class ItemJson {
    private ItemJson() {}

    /** @param api address of the service, without a slash at its end */
    static ObjectNode feature(Scene scene, String api) {
        String self = api + "/data/v1/item-types/" + Scene.ITEM_TYPE + "/items/" + scene.id();
        ObjectNode feature = Json.object();
        feature.putObject("_links")
                .put("_self", self)
                .put("assets", self + "/assets/")
                .put("thumbnail", self + "/thumb");
        feature.set("_permissions", Json.array(scene.permissions()));
        feature.set("assets", Json.array(scene.assets()));
        feature.set("geometry", GeoJson.write(scene.footprint()));
        feature.put("id", scene.id());
        feature.set("properties", properties(scene));
        return feature.put("type", "Feature");
    }

    static ObjectNode properties(Scene scene) {
        Coordinate at = scene.footprint().getCoordinates()[0];
        ObjectNode all = Json.object();
        all.put("acquired", acquired(scene)).put("anomalous_pixels", 0);
        cloudCover(all, scene);
        all.put("ground_control", Chance.unit(scene.key(), 20) > 0.05)
                .put("gsd", scene.eightBands() ? 3.9 : 3.7)
                .put("instrument", scene.instrument())
                .put("item_type", Scene.ITEM_TYPE)
                .put("pixel_resolution", 3)
                .put("provider", "planetscope")
                .put("published", published(scene.published()))
                .put("publishing_stage", "finalized")
                .put("quality_category", scene.standard() ? "standard" : "test")
                .put("satellite_azimuth", round(Chance.unit(scene.key(), 21) * 360))
                .put("satellite_id", scene.satellite())
                .put("strip_id", Long.toString(Math.floorMod(scene.key(), 9_000_000L) + 1_000_000))
                .put("sun_azimuth", round(100 + Chance.unit(scene.key(), 22) * 60))
                .put("sun_elevation", round(Math.max(5, 70 - Math.abs(at.y))))
                .put("updated", published(scene.published().plus(1, ChronoUnit.HOURS)))
                .put("view_angle", round(Chance.unit(scene.key(), 23) * 5));
        if (scene.masked()) {
            percentages(all, scene.cloudCover(), scene.key());
        }
        return all;
    }

    /** What the usable data mask says of an area whose share of cloud, 0 to 1, is known. */
    static void percentages(ObjectNode properties, double cloud, long key) {
        int cloudy = (int) Math.round(cloud * 100);
        int haze = Math.min(100 - cloudy, (int) (Chance.unit(key, 24) * 6 * Math.ceil(cloud)));
        int shadow = Math.min(100 - cloudy - haze, cloudy / 8);
        properties
                .put("clear_confidence_percent", 90)
                .put("clear_percent", 100 - cloudy - haze - shadow)
                .put("cloud_percent", cloudy)
                .put("heavy_haze_percent", 0)
                .put("light_haze_percent", haze)
                .put("shadow_percent", shadow)
                .put("snow_ice_percent", 0)
                .put("visible_confidence_percent", 80)
                .put("visible_percent", 100 - cloudy);
    }

    /** A whole number is at times written without a point, as the real service does. */
    private static void cloudCover(ObjectNode all, Scene scene) {
        double cover = scene.cloudCover();
        if (cover == Math.rint(cover) && Chance.unit(scene.key(), 25) < 0.5) {
            all.put("cloud_cover", (int) cover);
        } else {
            all.put("cloud_cover", cover);
        }
    }

    private static String acquired(Scene scene) {
        String pattern = "yyyy-MM-dd'T'HH:mm:ss." + "S".repeat(scene.fractionDigits()) + "'Z'";
        return DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC).format(scene.acquired());
    }

    private static String published(Instant instant) {
        return DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(ChronoUnit.SECONDS));
    }

    private static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
