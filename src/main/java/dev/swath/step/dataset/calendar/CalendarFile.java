package dev.swath.step.dataset.calendar;

import dev.swath.io.raster.Affine;
import dev.swath.io.raster.Plane;
import dev.swath.io.raster.Window;
import dev.swath.io.raster.read.CogReader;
import dev.swath.io.raster.read.RangeSource;
import dev.swath.io.raster.read.RasterInfo;
import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.Corrupt;
import dev.swath.step.dataset.season.CalendarRaster;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One raster of the crop calendar, read whole and looked at before it is believed: it is small, and a wrong day would
 * go unnoticed into every chip.
 */
final class CalendarFile implements CalendarRaster {
    /** Ten times the real one's pixels. */
    private static final long MOST_PIXELS = 2_000_000;
    /** Of a leap year. */
    private static final int LAST_DAY = 366;

    private final Plane days;
    private final Affine toPixels;

    private CalendarFile(Plane days, Affine toPixels) {
        this.days = days;
        this.toPixels = toPixels;
    }

    /** @throws BadInput {@code bad-calendar} for a file that is no such raster, or was cut short or damaged */
    static CalendarFile read(Path file) {
        try (CogReader reader = CogReader.open(RangeSource.of(file))) {
            RasterInfo info = reader.info();
            demand(file, (long) info.width() * info.height() <= MOST_PIXELS, "is too large");
            Affine place = info.transform().orElseThrow(() -> bad(file, "is not placed on the map", null));
            demand(file, place.isNorthUp() && coversLand(place, info), "does not cover the land of the earth");
            OptionalInt epsg = reader.crs().map(crs -> crs.epsg()).orElse(OptionalInt.empty());
            demand(file, epsg.orElse(4326) == 4326, "is not in longitude and latitude");
            Plane days = reader.read(new Window(0, 0, info.width(), info.height()), 0)
                    .get(0);
            for (int i = 0; i < days.length(); i++) {
                double day = days.value(i);
                demand(
                        file,
                        Double.isNaN(day) || (day <= LAST_DAY && day == Math.rint(day)),
                        "holds no days of a year");
            }
            return new CalendarFile(days, place.inverse());
        } catch (Corrupt damaged) {
            throw bad(file, "is damaged or cut short", damaged);
        }
    }

    private static boolean coversLand(Affine place, RasterInfo info) {
        double east = place.x(info.width(), 0);
        double south = place.y(0, info.height());
        return place.c() <= -179 && east >= 179 && place.f() >= 80 && south <= -55;
    }

    private static void demand(Path file, boolean good, String what) {
        if (!good) {
            throw bad(file, what, null);
        }
    }

    private static BadInput bad(Path file, String what, @Nullable Throwable cause) {
        return new BadInput(
                "bad-calendar", file + " " + what + "; remove it, and it is fetched again, or copy it again", cause);
    }

    @Override
    public OptionalDouble value(double longitude, double latitude) {
        int column = (int) Math.floor(toPixels.x(longitude, latitude));
        int row = (int) Math.floor(toPixels.y(longitude, latitude));
        boolean inside = column >= 0 && row >= 0 && column < days.width() && row < days.height();
        return inside ? OptionalDouble.of(days.value(row * days.width() + column)) : OptionalDouble.empty();
    }
}
