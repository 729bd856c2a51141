package dev.swath.io.engine;

import java.io.Serializable;

/**
 * How the dates of a pixel become one.
 *
 * @param red band of {@link Rule#MAX_NDVI}, from 0; else 0
 * @param nir the same of near infrared
 */
public record Reducer(Rule rule, int red, int nir) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The rules there are. */
    public enum Rule {
        /** Per band the middle value, of an even number the mean of the two middle ones. */
        MEDIAN,
        /** Per band the mean. */
        MEAN,
        /** All bands of the date with the greatest normalised difference vegetation index, of equal ones the first. */
        MAX_NDVI
    }

    public static Reducer median() {
        return new Reducer(Rule.MEDIAN, 0, 0);
    }

    public static Reducer mean() {
        return new Reducer(Rule.MEAN, 0, 0);
    }

    /** @param red index of the red band, from 0 */
    public static Reducer maxNdvi(int red, int nir) {
        if (red < 0 || nir < 0 || red == nir) {
            throw new IllegalArgumentException("red and near infrared are two bands, were " + red + " and " + nir);
        }
        return new Reducer(Rule.MAX_NDVI, red, nir);
    }
}
