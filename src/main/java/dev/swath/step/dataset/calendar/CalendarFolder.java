package dev.swath.step.dataset.calendar;

import dev.swath.io.raster.Affine;
import dev.swath.io.raster.Window;
import dev.swath.io.raster.read.CogReader;
import dev.swath.io.raster.read.RangeSource;
import dev.swath.model.trouble.BadInput;
import dev.swath.step.dataset.season.CalendarRaster;
import dev.swath.step.dataset.season.CropCalendar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The global crop calendar: four rasters of half a degree in EPSG:4326 with days of a year of 365 days, start ({@code sos})
 * and end ({@code eos}) of season of summer crops ({@code sc}) and winter cereals ({@code wc}). The two of the summer crops
 * are used, as the FTW design has it; all four must be there, so that a folder cut short is noticed.
 */
public final class CalendarFolder implements AutoCloseable {
    private static final String START = "sc-sos-3x3-v2-cog.tiff";
    private static final String END = "sc-eos-3x3-v2-cog.tiff";
    /** The names of its files. */
    public static final List<String> FILES = List.of(START, END, "wc-sos-3x3-v2-cog.tiff", "wc-eos-3x3-v2-cog.tiff");

    private final List<CogReader> open = new ArrayList<>();
    private final CropCalendar calendar;

    private CalendarFolder(Path folder) {
        calendar = new CropCalendar(raster(folder.resolve(START)), raster(folder.resolve(END)));
    }

    /** @throws BadInput {@code no-calendar} when a file is missing, {@code bad-calendar} when one is no such raster */
    public static CalendarFolder open(Path folder) {
        List<String> missing = FILES.stream()
                .filter(name -> !Files.isRegularFile(folder.resolve(name)))
                .toList();
        if (!missing.isEmpty()) {
            throw new BadInput(
                    "no-calendar",
                    "crop calendar " + folder + " lacks " + String.join(", ", missing)
                            + "; name the folder that holds the four rasters");
        }
        return new CalendarFolder(folder);
    }

    private CalendarRaster raster(Path file) {
        CogReader reader = CogReader.open(RangeSource.of(file));
        open.add(reader);
        Affine toPixels = reader.info()
                .transform()
                .orElseThrow(() -> new BadInput("bad-calendar", file + " is not placed on the map; download it again"))
                .inverse();
        return (longitude, latitude) -> {
            double column = Math.floor(toPixels.x(longitude, latitude));
            double row = Math.floor(toPixels.y(longitude, latitude));
            boolean inside = column >= 0
                    && row >= 0
                    && column < reader.info().width()
                    && row < reader.info().height();
            return inside
                    ? OptionalDouble.of(reader.read(new Window((int) column, (int) row, 1, 1), 0)
                            .get(0)
                            .value(0))
                    : OptionalDouble.empty();
        };
    }

    /** Planting and harvest of summer crops. */
    public CropCalendar calendar() {
        return calendar;
    }

    @Override
    public void close() {
        open.forEach(CogReader::close);
    }
}
