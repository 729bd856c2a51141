package dev.swath.app.sandbox.stac;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.app.sandbox.stac.Band.Spectrum;
import dev.swath.io.raster.Affine;
import java.util.Locale;

/** The assets of an item, named and described as in items of earth-search. */
final class AssetJson {
    private static final String COG = "image/tiff; application=geotiff; profile=cloud-optimized";
    private static final double BOA_OFFSET = -0.1;
    private static final double BOA_SCALE = 1e-4;

    private final Scene scene;
    private final Links links;

    AssetJson(Scene scene, Links links) {
        this.scene = scene;
        this.links = links;
    }

    static ArrayNode transform(Tile tile, int gsd) {
        Affine affine = tile.transform(gsd);
        return Json.numbers(affine.a(), affine.b(), affine.c(), affine.d(), affine.e(), affine.f());
    }

    ObjectNode image(Band band) {
        ObjectNode asset = Json.object()
                .put("href", links.asset(scene, file(scene, band)))
                .put("type", COG)
                .put("title", band.title());
        describe(asset, band);
        return asset;
    }

    /** The original in JPEG 2000, which earth-search names beside each image and which is not served here. */
    ObjectNode original(Band band) {
        Tile tile = scene.tile();
        String name = tile.name();
        String href = "s3://sentinel-s2-l2a/tiles/" + tile.zone() + "/" + name.charAt(2) + "/" + name.substring(3) + "/"
                + scene.date().toString().replace('-', '/') + "/" + scene.sequence() + "/" + band.code() + ".jp2";
        ObjectNode asset =
                Json.object().put("href", href).put("type", "image/jp2").put("title", band.title());
        describe(asset, band);
        return asset;
    }

    ObjectNode text(String file, String type) {
        ObjectNode asset = Json.object().put("href", links.asset(scene, file)).put("type", type);
        asset.putArray("roles").add("metadata");
        return asset;
    }

    static String file(Scene scene, Band band) {
        return scene.collection().sentinel() ? band.file() : scene.id() + "_" + band.code() + ".TIF";
    }

    private void describe(ObjectNode asset, Band band) {
        if (band.kind() == Band.Kind.VISUAL) {
            ArrayNode bands = asset.putArray("eo:bands");
            Bands.TRUE_COLOUR.forEach(spectrum -> spectrum(bands, spectrum.commonName(), spectrum));
        } else if (band.kind() == Band.Kind.REFLECTANCE) {
            boolean keyed = scene.collection() == Collection.SENTINEL_2_L2A;
            spectrum(asset.putArray("eo:bands"), keyed ? band.key() : name(band), band.spectrum());
        }
        if (scene.collection().sentinel()) {
            int side = scene.tile().pixels(band.gsd());
            asset.put("gsd", band.gsd());
            asset.set("proj:shape", Json.numbers(side, side));
            asset.set("proj:transform", transform(scene.tile(), band.gsd()));
        }
        samples(asset.putArray("raster:bands"), band);
        asset.set("roles", Json.array(band.kind().roles()));
    }

    private String name(Band band) {
        return scene.collection().sentinel() ? band.code() : band.code().replace("SR_", "OLI_");
    }

    private static void spectrum(ArrayNode bands, String name, Spectrum spectrum) {
        bands.addObject()
                .put("name", name)
                .put("common_name", spectrum.commonName())
                .put("center_wavelength", spectrum.micrometres())
                .put("full_width_half_max", spectrum.width());
    }

    private void samples(ArrayNode bands, Band band) {
        int many = band.kind() == Band.Kind.VISUAL ? Bands.TRUE_COLOUR.size() : 1;
        for (int i = 0; i < many; i++) {
            ObjectNode samples = bands.addObject();
            if (band.kind() != Band.Kind.SATURATION) {
                samples.put("nodata", band.kind() == Band.Kind.PIXEL_QUALITY ? 1 : 0);
            }
            samples.put("data_type", band.kind().type().name().toLowerCase(Locale.ROOT))
                    .put("spatial_resolution", band.gsd());
            switch (band.kind()) {
                case REFLECTANCE -> scale(samples);
                case AEROSOL, WATER_VAPOUR -> samples.put("scale", 0.001).put("offset", 0);
                case TEMPERATURE ->
                    samples.put("unit", "kelvin").put("scale", 0.00341802).put("offset", 149);
                case PIXEL_QUALITY, SATURATION -> samples.put("unit", "bit index");
                default -> {}
            }
        }
    }

    /** Items of earth-search name the offset of the later baselines whether or not it is in the pixels. */
    private void scale(ObjectNode samples) {
        if (scene.collection().sentinel()) {
            boolean offset = scene.baseline().compareTo("04.00") >= 0;
            samples.put("scale", BOA_SCALE).put("offset", offset ? BOA_OFFSET : 0);
        } else {
            samples.put("scale", 2.75e-5).put("offset", -0.2);
        }
    }
}
