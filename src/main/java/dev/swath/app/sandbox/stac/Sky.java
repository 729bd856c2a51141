package dev.swath.app.sandbox.stac;

/**
 * Clouds: fields of them that cover whole regions on some days and none on others. Places are those of the Mercator
 * projection, in its metres.
 */
final class Sky {
    /** A cloud where it is above 0. */
    static final double CIRRUS = -0.025;

    static final double THICK = 0.09;
    private static final double REGION = 180_000;
    private static final double[] SIZES = {7000, 2600, 800};
    private static final double[] WEIGHTS = {0.6, 0.28, 0.12};

    private final double cloudiness;

    Sky(double cloudiness) {
        this.cloudiness = cloudiness;
    }

    /** How much of a place is covered on a pass: 0 is not a cloud, 1 nothing but clouds, even in space between. */
    double cover(int pass, double u, double v) {
        if (cloudiness <= 0) {
            return 0;
        }
        double weather = Luck.noise(pass ^ 0x51F15EED, u / REGION, v / REGION);
        return Math.max(0, Math.min(1, (weather - (1 - 1.3 * cloudiness)) / 0.3));
    }

    /** How thick the cloud is at a place; at most 0 where there is none. */
    static double density(int pass, double u, double v, double cover) {
        if (cover <= 0 || cover >= 1) {
            return cover <= 0 ? -1 : 0.3;
        }
        double noise = 0;
        for (int i = 0; i < SIZES.length; i++) {
            noise += WEIGHTS[i] * Luck.noise(pass + i, u / SIZES[i], v / SIZES[i]);
        }
        return noise - (0.8 - 0.6 * cover);
    }
}
