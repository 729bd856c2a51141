package dev.swath.step.dataset.season;

import java.util.OptionalDouble;

/** One raster of the crop calendar. */
@FunctionalInterface
public interface CalendarRaster {
    /**
     * The sample of the pixel that holds a place.
     *
     * @return a day of the year; 0, a negative or no number where the raster knows none; empty outside of the raster
     */
    OptionalDouble value(double longitude, double latitude);
}
