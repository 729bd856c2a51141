package dev.swath.step.dataset.choose;

/**
 * What the pixels over a chip show.
 *
 * @param pixels all pixels of the chip, those beyond the edge of the scene too
 * @param valid those with data
 * @param cloudy those with data under cloud, shadow of cloud or cirrus
 * @param snowy those with data under snow, which is no cloud
 */
public record PixelCover(long pixels, long valid, long cloudy, long snowy) {
    /** Scene classification of Sentinel-2: 0 no data, 3 cloud shadow, 8 and 9 cloud, 10 thin cirrus, 11 snow or ice. */
    private static final int[] CLOUDS = {3, 8, 9, 10};

    private static final int SNOW = 11;
    private static final int CLOUD_PROBABILITIES = 101;

    public PixelCover {
        if (pixels < 1 || valid > pixels || cloudy > valid || snowy > valid || cloudy < 0 || snowy < 0) {
            throw new IllegalArgumentException("impossible counts of pixels: " + pixels + ", valid " + valid
                    + ", cloudy " + cloudy + ", snowy " + snowy);
        }
    }

    /**
     * From a scene classification.
     *
     * @param histogram how many pixels inside the scene have class 0, 1, 2 and so on
     * @param outside pixels of the chip beyond the edge of the scene
     */
    public static PixelCover ofClasses(long[] histogram, long outside) {
        long inside = 0;
        for (long count : histogram) {
            inside += count;
        }
        long cloudy = 0;
        for (int cloud : CLOUDS) {
            cloudy += at(histogram, cloud);
        }
        return new PixelCover(inside + outside, inside - at(histogram, 0), cloudy, at(histogram, SNOW));
    }

    /**
     * From probabilities of cloud in percent. Such a raster has no value for missing data, so what is missing must be told
     * from a band.
     *
     * @param histogram how many pixels with data have a probability of 0, 1 and so on to 100
     * @param missing pixels of the chip without data, or beyond the edge of the scene
     * @param cloudFrom probability from which a pixel counts as cloud
     */
    public static PixelCover ofProbabilities(long[] histogram, long missing, int cloudFrom) {
        long valid = 0;
        long cloudy = 0;
        for (int percent = 0; percent < Math.min(histogram.length, CLOUD_PROBABILITIES); percent++) {
            valid += histogram[percent];
            cloudy += percent >= cloudFrom ? histogram[percent] : 0;
        }
        return new PixelCover(valid + missing, valid, cloudy, 0);
    }

    private static long at(long[] histogram, int value) {
        return value < histogram.length ? histogram[value] : 0;
    }

    /** Whether the chip shows in the scene at all. */
    public boolean isSeen() {
        return valid > 0;
    }

    /** Share of cloud among the pixels with data. A chip that does not show is not clear, it is 100 % hidden. */
    public double cloudPercent() {
        return isSeen() ? 100.0 * cloudy / valid : 100;
    }

    public double snowPercent() {
        return isSeen() ? 100.0 * snowy / valid : 0;
    }

    /** Share of all pixels that show nothing of the ground, cloudy or without data. */
    double hiddenPercent() {
        return 100.0 * (pixels - valid + cloudy) / pixels;
    }

    public double nodataPercent() {
        return 100.0 * (pixels - valid) / pixels;
    }
}
