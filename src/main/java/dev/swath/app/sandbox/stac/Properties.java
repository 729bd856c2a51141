package dev.swath.app.sandbox.stac;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;

/** The properties of an item, named as in items of earth-search. */
final class Properties {
    private final Scene scene;
    private final Shares shares;
    private final boolean offsetApplied;
    private final ObjectNode tree = Json.object();

    private Properties(Scene scene, Shares shares, boolean offsetApplied) {
        this.scene = scene;
        this.shares = shares;
        this.offsetApplied = offsetApplied;
    }

    static ObjectNode of(Scene scene, Catalog catalog) {
        var properties =
                new Properties(scene, catalog.shares(scene), catalog.weather().saysApplied(scene));
        properties.common();
        if (scene.collection().sentinel()) {
            properties.place();
            properties.percentages();
            properties.product();
        } else {
            properties.landsat();
        }
        return properties.tree;
    }

    private void common() {
        String processed = Scene.utc("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").format(scene.published());
        Sun sun = Sun.at(scene.tile().middle().y, scene.date());
        Coordinate middle = scene.footprint().getCentroid().getCoordinate();
        tree.put("created", processed).put("platform", scene.platform());
        tree.put("eo:cloud_cover", shares.cloudCover())
                .put("proj:epsg", scene.tile().epsg());
        tree.putObject("proj:centroid").put("lat", rounded(middle.y)).put("lon", rounded(middle.x));
        tree.put("view:sun_azimuth", sun.azimuth()).put("view:sun_elevation", sun.elevation());
        tree.put("datetime", scene.datetime()).put("updated", processed);
        tree.put("earthsearch:payload_id", "swath-sandbox/" + scene.collection().id() + "/" + scene.id());
        tree.putObject("processing:software").put("swath-sandbox", "1");
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * 1e5) / 1e5;
    }

    private void place() {
        String name = scene.tile().name();
        tree.put("constellation", "sentinel-2");
        tree.putArray("instruments").add("msi");
        tree.put("mgrs:utm_zone", scene.tile().zone())
                .put("mgrs:latitude_band", name.substring(2, 3))
                .put("mgrs:grid_square", name.substring(3, 5))
                .put("grid:code", "MGRS-" + name);
    }

    private void percentages() {
        tree.put("s2:degraded_msi_data_percentage", 0)
                .put("s2:nodata_pixel_percentage", shares.nodata())
                .put("s2:saturated_defective_pixel_percentage", 0)
                .put("s2:dark_features_percentage", 0)
                .put("s2:cloud_shadow_percentage", shares.of(Look.SHADOW))
                .put("s2:vegetation_percentage", shares.of(Look.PLANTS))
                .put("s2:not_vegetated_percentage", shares.of(Look.SOIL))
                .put("s2:water_percentage", shares.of(Look.WATER))
                .put("s2:unclassified_percentage", 0)
                .put("s2:medium_proba_clouds_percentage", shares.of(Look.CLOUD))
                .put("s2:high_proba_clouds_percentage", shares.of(Look.THICK_CLOUD))
                .put("s2:thin_cirrus_percentage", shares.of(Look.CIRRUS))
                .put("s2:snow_ice_percentage", 0);
    }

    private void product() {
        String sensed = Scene.STAMP.format(scene.datatake());
        String made = Scene.STAMP.format(scene.published());
        String baseline = scene.baseline();
        String mission = scene.satellite();
        String orbit = String.format(Locale.ROOT, "%03d", scene.track() + 1);
        String tile = "T" + scene.tile().name();
        tree.put("s2:product_type", "S2MSI2A")
                .put("s2:processing_baseline", baseline)
                .put(
                        "s2:product_uri",
                        mission + "_MSIL2A_" + sensed + "_N" + baseline.replace(".", "") + "_R" + orbit + "_" + tile
                                + "_" + made + ".SAFE")
                .put(
                        "s2:generation_time",
                        Scene.utc("yyyy-MM-dd'T'HH:mm:ss'.000000Z'").format(scene.published()))
                .put("s2:datatake_id", "G" + mission + "_" + sensed + "_0" + orbit + "_N" + baseline)
                .put("s2:datatake_type", "INS-NOBS")
                .put("s2:datastrip_id", mission + "_OPER_MSI_L2A_DS_2APS_" + made + "_S" + sensed + "_N" + baseline)
                .put(
                        scene.collection() == Collection.SENTINEL_2_L2A ? "s2:granule_id" : "s2:tile_id",
                        mission + "_OPER_MSI_L2A_TL_2APS_" + made + "_" + tile + "_N" + baseline)
                .put("s2:reflectance_conversion_factor", 1.0);
        if (scene.collection() == Collection.SENTINEL_2_L2A) {
            tree.put("s2:sequence", Integer.toString(scene.sequence()))
                    .put("earthsearch:s3_path", "s3://sentinel-cogs/sentinel-s2-l2a-cogs/" + scene.id())
                    .put("earthsearch:boa_offset_applied", offsetApplied);
        } else {
            tree.put("view:azimuth", 112.7).put("view:incidence_angle", 4.0);
            tree.put("storage:platform", "AWS")
                    .put("storage:region", "us-west-2")
                    .put("storage:requester_pays", false);
        }
    }

    private void landsat() {
        tree.putArray("instruments").add("oli").add("tirs");
        int side = scene.tile().pixels(scene.collection().classGsd());
        tree.put("gsd", scene.collection().classGsd()).put("description", "Landsat Collection 2 Level-2");
        tree.put("view:off_nadir", 0);
        tree.set("proj:shape", Json.numbers(side, side));
        tree.set(
                "proj:transform",
                AssetJson.transform(scene.tile(), scene.collection().classGsd()));
        tree.put("landsat:cloud_cover_land", shares.cloudCover())
                .put("landsat:wrs_type", "2")
                .put("landsat:wrs_path", scene.wrsPath())
                .put("landsat:wrs_row", scene.wrsRow())
                .put("landsat:collection_category", "T1")
                .put("landsat:collection_number", "02")
                .put("landsat:correction", "L2SP")
                .put("landsat:scene_id", scene.id().replace("_", ""))
                .put("landsat:product_generated", tree.path("created").asText())
                .put("sci:doi", "10.5066/P9OGBGM6")
                .put(
                        "grid:code",
                        "WRS2-" + scene.wrsPath() + scene.wrsRow() + "-"
                                + scene.tile().name());
    }
}
