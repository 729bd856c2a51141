package dev.swath.app.sandbox.stac;

/** Samples of the images that are no pictures: classes, probabilities, quality bits, and quantities of the air. */
final class Quality {
    // QA_PIXEL of Landsat Collection 2, bits 0 to 15 (LSDS-1619): confidences are pairs, 1 low, 2 medium, 3 high
    private static final int FILL = 1;
    private static final int CLEAR = 1 << 6 | 1 << 8 | 1 << 10 | 1 << 12 | 1 << 14;
    private static final int WATER = CLEAR | 1 << 7;
    private static final int SHADOW = 1 << 4 | 1 << 6 | 1 << 8 | 3 << 10 | 1 << 12 | 1 << 14;
    private static final int CLOUD = 1 << 3 | 3 << 8 | 1 << 10 | 1 << 12 | 1 << 14;
    private static final int MEDIUM_CLOUD = 1 << 1 | 1 << 3 | 3 << 8 | 1 << 10 | 1 << 12 | 1 << 14;
    private static final int CIRRUS = 1 << 2 | 1 << 6 | 1 << 8 | 1 << 10 | 1 << 12 | 3 << 14;

    private static final double KELVIN_SCALE = 0.003_418_02;
    private static final double KELVIN_OFFSET = 149;
    private static final double GROUND_KELVIN = 293;
    private static final double CLOUD_KELVIN = 262;

    private Quality() {}

    static int sample(Band.Kind kind, Classes classes, int cell) {
        int shown = classes.at(cell);
        boolean seen = shown != Look.NODATA;
        return switch (kind) {
            case SCENE_CLASS -> shown;
            case CLOUD_PROBABILITY -> probability(shown, classes.density(cell));
            case AEROSOL -> seen ? 120 : 0;
            case WATER_VAPOUR -> seen ? 1500 : 0;
            case TEMPERATURE -> seen ? kelvin(Look.cloudy(shown) ? CLOUD_KELVIN : GROUND_KELVIN) : 0;
            case PIXEL_QUALITY -> bits(shown);
            default -> 0;
        };
    }

    /** Percent: 50 and more where the class image says cloud, 20 where it says cirrus, none elsewhere. */
    private static int probability(int shown, double density) {
        if (!Look.cloudy(shown)) {
            return 0;
        }
        return shown == Look.CIRRUS ? 20 : (int) Math.min(100, 50 + Math.max(0, density) * 400);
    }

    private static int kelvin(double temperature) {
        return (int) Math.round((temperature - KELVIN_OFFSET) / KELVIN_SCALE);
    }

    private static int bits(int shown) {
        return switch (shown) {
            case Look.NODATA -> FILL;
            case Look.CLOUD -> MEDIUM_CLOUD;
            case Look.THICK_CLOUD -> CLOUD;
            case Look.CIRRUS -> CIRRUS;
            case Look.SHADOW -> SHADOW;
            case Look.WATER -> WATER;
            default -> CLEAR;
        };
    }
}
