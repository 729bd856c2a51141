package dev.swath.step.composite;

import java.util.Locale;

/**
 * From reflectance times 10,000 to 8 bits: {@code 1 + round(254 * ((value - low) / (high - low)) ^ (1 / gamma))}, clipped
 * to 1..255. 0 is nodata, so that darkness stays apart from it. All bands are stretched alike, which keeps colours.
 *
 * @param low reflectance 0..1 that becomes 1
 * @param high reflectance that becomes 255, above low
 * @param gamma above 0; 1 is linear, greater ones brighten what is dark
 */
record VisualStretch(double low, double high, double gamma) {
    /** Land without snow is rarely brighter. */
    static final VisualStretch FIXED = new VisualStretch(0, 0.3, 1);

    private static final double UNIT = 10_000;

    VisualStretch {
        if (!(low >= 0 && high > low && gamma > 0 && high < 10 && gamma < 10)) {
            throw new IllegalArgumentException("no stretch from " + low + " to " + high + " with gamma " + gamma);
        }
    }

    /** The fixed one with another gamma. */
    static VisualStretch fixed(double gamma) {
        return new VisualStretch(FIXED.low(), FIXED.high(), gamma);
    }

    /** Stretches all samples of a band. */
    byte[] apply(short[] reflectance, int nodata) {
        byte[] table = table(nodata);
        byte[] visual = new byte[reflectance.length];
        for (int i = 0; i < visual.length; i++) {
            visual[i] = table[reflectance[i] & 0xffff];
        }
        return visual;
    }

    private byte[] table(int nodata) {
        byte[] table = new byte[1 << 16];
        for (int value = 0; value < table.length; value++) {
            table[value] = (byte) (value == nodata ? 0 : of(value));
        }
        return table;
    }

    private long of(int value) {
        double part = Math.max(0, Math.min(1, (value / UNIT - low) / (high - low)));
        return 1 + Math.round(254 * Math.pow(part, 1 / gamma));
    }

    /** In words, for the catalog. */
    String words() {
        return String.format(
                Locale.ROOT, "8 bit: reflectance %.4f to %.4f onto 1..255, gamma %.2f; 0 is nodata", low, high, gamma);
    }
}
