package dev.swath.step.composite;

import dev.swath.io.raster.Plane;
import dev.swath.io.raster.Window;
import java.io.IOException;
import java.util.List;

/** What a month has become. */
@FunctionalInterface
interface MonthPixels {
    /** Its bands in order, then the counts of dates. */
    List<Plane> read(Window window) throws IOException;
}
