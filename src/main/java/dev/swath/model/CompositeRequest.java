package dev.swath.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A composite that somebody asks for, in the words of the request; nothing of it has been checked.
 *
 * @param aoi polygon or polygons in EPSG:4326; or else {@code bboxes}
 * @param bboxes west, south, east, north in degrees; empty when there is an {@code aoi}
 * @param toi first and last UTC day, {@code 2024-05-01/2024-07-31}
 * @param bands by their common names, in the order of the output
 * @param grid {@code auto} (UTM zone of the centre), {@code EPSG:n}, or {@code aligned} (pixels of the scenes)
 * @param resolution of a pixel in units of the grid, above 0; of {@code aligned} the scenes' own is taken
 * @param reducer {@code median}, {@code mean} or {@code max-ndvi}
 * @param mask {@code usual}, {@code strict}, {@code none}, or classes of SCL that are dropped, {@code 0,1,3,8,9,10}
 * @param dilationPixels by which masked pixels grow, 0..100
 * @param output {@code reflectance} (16 bit, times 10,000) or {@code visual} (8 bit)
 */
public record CompositeRequest(
        @Nullable Geometry aoi,
        List<List<Double>> bboxes,
        String toi,
        List<String> bands,
        String grid,
        double resolution,
        String reducer,
        String mask,
        int dilationPixels,
        String output) {
    public CompositeRequest {
        bboxes = List.copyOf(bboxes);
        bands = List.copyOf(bands);
    }
}
