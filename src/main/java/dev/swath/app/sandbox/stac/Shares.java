package dev.swath.app.sandbox.stac;

/** How much of a scene shows what, from a sample of the pixels of its class image. */
final class Shares {
    private static final int SAMPLES = 40;
    private static final int CLASSES = 12;

    private final int[] counts = new int[CLASSES];

    private Shares() {}

    static Shares of(Scene scene, Weather weather) {
        var shares = new Shares();
        var look = new Look(scene, weather);
        int side = scene.tile().pixels(scene.collection().classGsd());
        for (int i = 0; i < SAMPLES * SAMPLES; i++) {
            int across = i % SAMPLES;
            int down = i / SAMPLES;
            int column = (int) ((across + 0.5) * side / SAMPLES);
            int row = (int) ((down + 0.5) * side / SAMPLES);
            shares.counts[look.look((column + 0.5) / side, (row + 0.5) / side)]++;
        }
        return shares;
    }

    /** Percent of the whole tile. */
    double nodata() {
        return percent(counts[Look.NODATA], SAMPLES * SAMPLES);
    }

    /** Percent of what was seen. */
    double of(int shown) {
        return percent(counts[shown], SAMPLES * SAMPLES - counts[Look.NODATA]);
    }

    /** Percent of what was seen that is cloud of any kind, thin cirrus included. */
    double cloudCover() {
        int clouds = counts[Look.CLOUD] + counts[Look.THICK_CLOUD] + counts[Look.CIRRUS];
        return percent(clouds, SAMPLES * SAMPLES - counts[Look.NODATA]);
    }

    private static double percent(int some, int all) {
        return all == 0 ? 0 : Math.round(1e6 * 100 * some / all) / 1e6;
    }
}
