package dev.swath.step.composite;

import com.uber.h3core.H3Core;
import dev.swath.model.trouble.BadSetting;
import java.io.IOException;
import java.time.YearMonth;

/** Names of composites: by the H3 cell of the area's centre and by month. Safe to share between threads. */
final class OutputNames {
    /** Cells of about 1.5 hectares (H3's table of average areas). */
    private static final int CELL_RESOLUTION = 10;

    private final H3Core h3;

    /**
     * Unpacks H3's native library into the folder for temporary files and loads it.
     *
     * @throws BadSetting {@code h3-library} when this machine cannot
     */
    OutputNames() {
        try {
            h3 = H3Core.newInstance();
        } catch (IOException | UnsatisfiedLinkError e) {
            throw new BadSetting(
                    "h3-library",
                    "the library of H3 cells, by which composites are named, does not load: " + e.getMessage()
                            + "; give java a writable -Djava.io.tmpdir on a disk that allows programs",
                    e);
        }
    }

    /** Of the area's centre, {@code 8a1fb46622dffff}. */
    String cell(Aoi aoi) {
        var centre = aoi.centre();
        return h3.latLngToCellAddress(centre.y, centre.x, CELL_RESOLUTION);
    }

    /** {@code monthly_rgb_8a1fb46622dffff_2024-05.tif}. */
    String monthly(Aoi aoi, YearMonth month) {
        return "monthly_rgb_" + cell(aoi) + "_" + month + ".tif";
    }

    /** The 8-bit picture beside it, {@code monthly_rgb_8a1fb46622dffff_2024-05_visual.tif}. */
    static String visual(String monthly) {
        return monthly.replaceFirst("\\.tif$", "_visual.tif");
    }

    /** The small picture beside it, {@code monthly_rgb_8a1fb46622dffff_2024-05.png}. */
    static String preview(String monthly) {
        return monthly.replaceFirst("\\.tif$", ".png");
    }

    /** Of all months together, {@code monthly_rgb_8a1fb46622dffff.zarr}. */
    String cube(Aoi aoi) {
        return "monthly_rgb_" + cell(aoi) + ".zarr";
    }
}
