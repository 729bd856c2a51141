package dev.swath.step.dataset.season;

import java.util.OptionalDouble;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * Planting and harvest of a crop around the globe.
 *
 * @param planting start of season
 * @param harvest end of season
 */
public record CropCalendar(CalendarRaster planting, CalendarRaster harvest) {
    private static final int DAYS = 365;

    /** At the middle of a chip's box in longitude and latitude. */
    public CropDays at(Envelope chip) {
        Coordinate middle = chip.centre();
        OptionalDouble start = planting.value(middle.x, middle.y);
        OptionalDouble end = harvest.value(middle.x, middle.y);
        if (start.isEmpty() || end.isEmpty()) {
            return new CropDays.Outside();
        }
        return isDay(start.getAsDouble()) && isDay(end.getAsDouble())
                ? new CropDays.Known((int) Math.round(start.getAsDouble()), (int) Math.round(end.getAsDouble()))
                : new CropDays.NoData();
    }

    /** NaN is none. */
    private static boolean isDay(double value) {
        return value >= 0.5 && value < DAYS + 0.5;
    }
}
