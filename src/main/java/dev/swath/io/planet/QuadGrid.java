package dev.swath.io.planet;

import dev.swath.model.Mosaic;
import java.util.Optional;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Envelope;

/**
 * Where a quad lies: ids are {@code COLUMN-ROW} in a grid over the square of Web Mercator, columns counted from the west and
 * rows from the south (the names of single quads, {@code L15-0455E-1272N}, say so).
 */
final class QuadGrid {
    private static final Pattern ID = Pattern.compile("(\\d{1,6})-(\\d{1,6})");
    /** Radius of the sphere of EPSG:3857, in metres. */
    private static final double RADIUS = 6_378_137;

    private static final double EDGE = Math.PI * RADIUS;

    private QuadGrid() {}

    /** In degrees; empty when the id or the grid do not tell. */
    static Optional<Envelope> box(Mosaic.Grid grid, String id) {
        var parts = ID.matcher(id);
        double side = grid.quadPixels() * grid.resolutionMetres();
        if (!parts.matches() || !(side > 0)) {
            return Optional.empty();
        }
        double west = Integer.parseInt(parts.group(1)) * side - EDGE;
        double south = Integer.parseInt(parts.group(2)) * side - EDGE;
        return Optional.of(
                new Envelope(longitude(west), longitude(west + side), latitude(south), latitude(south + side)));
    }

    private static double longitude(double x) {
        return Math.toDegrees(x / RADIUS);
    }

    private static double latitude(double y) {
        return Math.toDegrees(2 * Math.atan(Math.exp(y / RADIUS)) - Math.PI / 2);
    }
}
