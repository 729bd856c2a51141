package dev.swath.app.sandbox.stac;

import dev.swath.app.sandbox.stac.Band.Kind;
import dev.swath.app.sandbox.stac.Band.Spectrum;
import java.util.ArrayList;
import java.util.List;

/**
 * The images of items. Centres and widths are those of the recorded items of Sentinel-2; what soil, plants, water and clouds
 * reflect is roughly right.
 */
final class Bands {
    private static final Spectrum COASTAL = new Spectrum("coastal", 0.443, 0.027, 0.95, 0.07, 0.022, 0.045);
    private static final Spectrum BLUE = new Spectrum("blue", 0.49, 0.098, 0.97, 0.085, 0.028, 0.04);
    private static final Spectrum GREEN = new Spectrum("green", 0.56, 0.045, 0.98, 0.115, 0.065, 0.038);
    private static final Spectrum RED = new Spectrum("red", 0.665, 0.038, 1.0, 0.155, 0.035, 0.025);
    private static final Spectrum REDEDGE1 = new Spectrum("rededge", 0.704, 0.019, 1.0, 0.18, 0.1, 0.02);
    private static final Spectrum REDEDGE2 = new Spectrum("rededge", 0.74, 0.018, 1.0, 0.2, 0.3, 0.015);
    private static final Spectrum REDEDGE3 = new Spectrum("rededge", 0.783, 0.028, 1.0, 0.215, 0.38, 0.014);
    private static final Spectrum NIR = new Spectrum("nir", 0.842, 0.145, 1.0, 0.235, 0.42, 0.012);
    private static final Spectrum NIR08 = new Spectrum("nir08", 0.865, 0.033, 1.0, 0.245, 0.44, 0.011);
    private static final Spectrum NIR09 = new Spectrum("nir09", 0.945, 0.026, 0.95, 0.25, 0.43, 0.01);
    private static final Spectrum SWIR16 = new Spectrum("swir16", 1.61, 0.143, 0.65, 0.32, 0.2, 0.006);
    private static final Spectrum SWIR22 = new Spectrum("swir22", 2.19, 0.242, 0.55, 0.28, 0.1, 0.004);

    private static final List<Band> REFLECTANCES = List.of(
            Band.of("coastal", "B01", 60, "Coastal aerosol (band 1) - 60m", COASTAL),
            Band.of("blue", "B02", 10, "Blue (band 2) - 10m", BLUE),
            Band.of("green", "B03", 10, "Green (band 3) - 10m", GREEN),
            Band.of("red", "B04", 10, "Red (band 4) - 10m", RED),
            Band.of("rededge1", "B05", 20, "Red edge 1 (band 5) - 20m", REDEDGE1),
            Band.of("rededge2", "B06", 20, "Red edge 2 (band 6) - 20m", REDEDGE2),
            Band.of("rededge3", "B07", 20, "Red edge 3 (band 7) - 20m", REDEDGE3),
            Band.of("nir", "B08", 10, "NIR 1 (band 8) - 10m", NIR),
            Band.of("nir08", "B8A", 20, "NIR 2 (band 8A) - 20m", NIR08),
            Band.of("nir09", "B09", 60, "NIR 3 (band 9) - 60m", NIR09),
            Band.of("swir16", "B11", 20, "SWIR 1 (band 11) - 20m", SWIR16),
            Band.of("swir22", "B12", 20, "SWIR 2 (band 12) - 20m", SWIR22));

    private static final List<Band> OTHERS = List.of(
            Band.of("visual", "TCI", 10, "True color image", Kind.VISUAL),
            Band.of("scl", "SCL", 20, "Scene classification map (SCL)", Kind.SCENE_CLASS),
            Band.of("aot", "AOT", 20, "Aerosol optical thickness (AOT)", Kind.AEROSOL),
            Band.of("wvp", "WVP", 20, "Water vapour (WVP)", Kind.WATER_VAPOUR));

    /** Only Collection 1 has these. */
    private static final List<Band> PROBABILITIES = List.of(
            Band.of("cloud", "CLD_20m", 20, "Cloud Probabilities", Kind.CLOUD_PROBABILITY),
            Band.of("snow", "SNW_20m", 20, "Snow Probabilities", Kind.SNOW_PROBABILITY));

    static final List<Band> SENTINEL_2 = joined(REFLECTANCES, OTHERS);
    static final List<Band> SENTINEL_2_C1 = joined(SENTINEL_2, PROBABILITIES);
    static final List<Band> LANDSAT = List.of(
            Band.of("qa_pixel", "QA_PIXEL", 30, "Pixel Quality Assessment Band", Kind.PIXEL_QUALITY),
            Band.of(
                    "qa_radsat",
                    "QA_RADSAT",
                    30,
                    "Radiometric Saturation and Terrain Occlusion Quality Assessment Band",
                    Kind.SATURATION),
            Band.of("coastal", "SR_B1", 30, "Coastal/Aerosol Band", COASTAL),
            Band.of("blue", "SR_B2", 30, "Blue Band", BLUE),
            Band.of("green", "SR_B3", 30, "Green Band", GREEN),
            Band.of("red", "SR_B4", 30, "Red Band", RED),
            Band.of("nir08", "SR_B5", 30, "Near Infrared Band 0.8", NIR08),
            Band.of("swir16", "SR_B6", 30, "Short-wave Infrared Band 1.6", SWIR16),
            Band.of("swir22", "SR_B7", 30, "Short-wave Infrared Band 2.2", SWIR22),
            Band.of("lwir11", "ST_B10", 30, "Surface Temperature Band", Kind.TEMPERATURE));

    /** What true colour is made of. */
    static final List<Spectrum> TRUE_COLOUR = List.of(RED, GREEN, BLUE);

    private Bands() {}

    private static List<Band> joined(List<Band> some, List<Band> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }
}
