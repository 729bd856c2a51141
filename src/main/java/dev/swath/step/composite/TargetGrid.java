package dev.swath.step.composite;

import dev.swath.io.base.Crs;
import dev.swath.io.raster.Grid;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** From the word of a request to the pixels of its composite. */
final class TargetGrid {
    static final String AUTO = "auto";
    static final String ALIGNED = "aligned";

    private TargetGrid() {}

    /**
     * The pixels of a composite; the same request gives the same.
     *
     * @param word {@code auto}, {@code EPSG:n} or {@code aligned}
     * @param resolution in units of the grid
     * @param scene the grid of the scenes, which {@code aligned} needs
     * @throws dev.swath.model.trouble.BadInput when the CRS is unknown, or the area lies outside of it
     */
    static Extent extent(Aoi aoi, String word, double resolution, @Nullable Grid scene) {
        if (word.equals(ALIGNED)) {
            if (scene == null) {
                throw new IllegalArgumentException("an aligned grid needs the grid of a scene");
            }
            return Extent.aligned(aoi, scene);
        }
        return Extent.snapped(aoi, crs(aoi, word), resolution);
    }

    static Crs crs(Aoi aoi, String word) {
        return Crs.of(word.equals(AUTO) ? "EPSG:" + zone(aoi).epsg() : word.toUpperCase(Locale.ROOT));
    }

    static UtmZone zone(Aoi aoi) {
        var centre = aoi.centre();
        return UtmZone.of(centre.x, centre.y);
    }
}
