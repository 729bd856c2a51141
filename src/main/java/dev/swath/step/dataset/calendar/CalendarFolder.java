package dev.swath.step.dataset.calendar;

import dev.swath.io.base.Sha256;
import dev.swath.model.trouble.BadInput;
import dev.swath.step.dataset.season.CropCalendar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;

/**
 * The global crop calendar: four rasters of half a degree in EPSG:4326 with days of a year of 365 days, start ({@code sos})
 * and end ({@code eos}) of season of summer crops ({@code sc}) and winter cereals ({@code wc}). The two of the summer crops
 * are used, as the FTW design has it; all four must be there and good, so that a folder cut short is noticed.
 */
public final class CalendarFolder {
    private static final String START = "sc-sos-3x3-v2-cog.tiff";
    private static final String END = "sc-eos-3x3-v2-cog.tiff";
    /** The names of its files. */
    public static final List<String> FILES = List.of(START, END, "wc-sos-3x3-v2-cog.tiff", "wc-eos-3x3-v2-cog.tiff");

    private CalendarFolder() {}

    /**
     * Planting and harvest of summer crops; all four files are read and looked at.
     *
     * @throws BadInput {@code no-calendar} when a file is missing, {@code bad-calendar} when one is no such raster
     */
    public static CropCalendar read(Path folder) {
        List<String> missing = missing(folder);
        if (!missing.isEmpty()) {
            throw new BadInput(
                    "no-calendar",
                    "crop calendar " + folder + " lacks " + String.join(", ", missing)
                            + "; name the folder that holds the four rasters");
        }
        List<CalendarFile> rasters = FILES.stream()
                .map(file -> CalendarFile.read(folder.resolve(file)))
                .toList();
        return new CropCalendar(rasters.get(FILES.indexOf(START)), rasters.get(FILES.indexOf(END)));
    }

    /** SHA-256 over its files, which tells one calendar from another wherever it lies. */
    public static String digest(Path folder) {
        try {
            MessageDigest digest = Sha256.begin();
            for (String file : FILES) {
                digest.update(Files.readAllBytes(folder.resolve(file)));
            }
            return Sha256.hex(digest);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** The files of the calendar that are not there. */
    static List<String> missing(Path folder) {
        return FILES.stream()
                .filter(name -> !Files.isRegularFile(folder.resolve(name)))
                .toList();
    }
}
