package dev.swath.app.sandbox.stac;

import dev.swath.io.raster.SampleType;
import java.util.Arrays;
import java.util.List;

/**
 * An image of an item.
 *
 * @param key of the asset, such as {@code red}
 * @param code of the band in its file name and in {@code eo:bands}, such as {@code B04}
 * @param gsd metres per pixel
 * @param title as the real service has it
 * @param spectrum where and how it sees; meaningless for those that are no reflectance
 */
record Band(String key, String code, int gsd, String title, Kind kind, Spectrum spectrum) {
    /** What its samples are. */
    enum Kind {
        REFLECTANCE(SampleType.UINT16, "data,reflectance"),
        VISUAL(SampleType.UINT8, "visual"),
        SCENE_CLASS(SampleType.UINT8, "data,reflectance"),
        CLOUD_PROBABILITY(SampleType.UINT8, "data,cloud"),
        SNOW_PROBABILITY(SampleType.UINT8, "data,snow-ice"),
        AEROSOL(SampleType.UINT16, "data,reflectance"),
        WATER_VAPOUR(SampleType.UINT16, "data,reflectance"),
        TEMPERATURE(SampleType.UINT16, "data,temperature"),
        PIXEL_QUALITY(SampleType.UINT16, "cloud,cloud-shadow,snow-ice,water-mask"),
        SATURATION(SampleType.UINT16, "saturation");

        private final SampleType type;
        private final String roles;

        Kind(SampleType type, String roles) {
            this.type = type;
            this.roles = roles;
        }

        SampleType type() {
            return type;
        }

        List<String> roles() {
            return Arrays.asList(roles.split(",", -1));
        }
    }

    /**
     * What a band sees of things, as reflectances of 0 to 1.
     *
     * @param micrometres centre of the band
     * @param width of the band at half of its height, micrometres
     * @param cloud of a thick cloud, as a share of what it reflects in visible light
     */
    record Spectrum(
            String commonName,
            double micrometres,
            double width,
            double cloud,
            double soil,
            double plant,
            double water) {
        static final Spectrum NONE = new Spectrum("", 0, 0, 0, 0, 0, 0);
    }

    static Band of(String key, String code, int gsd, String title, Kind kind) {
        return new Band(key, code, gsd, title, kind, Spectrum.NONE);
    }

    static Band of(String key, String code, int gsd, String title, Spectrum spectrum) {
        return new Band(key, code, gsd, title, Kind.REFLECTANCE, spectrum);
    }

    String file() {
        return code + ".tif";
    }
}
