package dev.swath.app.sandbox;

import dev.swath.io.base.Crs;
import dev.swath.io.raster.Affine;
import dev.swath.io.raster.Grid;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.LinearComponentExtracter;

/**
 * The grid of a delivered raster and which of its pixels lie within the ordered area.
 *
 * @param inside one flag per pixel, rows from the north
 */
record Cutout(Grid grid, BitSet inside) {
    private static final Crs WEB_MERCATOR = Crs.of("EPSG:3857");

    /** @param area what of a scene is delivered, in degrees */
    static Cutout of(Geometry area, double gsd, int maxSide) {
        Utm zone = Utm.around(area);
        return of(zone.project(area), zone.crs(), gsd, maxSide);
    }

    /** In Web Mercator, as quads are. */
    static Cutout ofQuad(Geometry area, double gsd, int maxSide) {
        return of(QuadGrid.project(area), WEB_MERCATOR, gsd, maxSide);
    }

    private static Cutout of(Geometry metres, Crs crs, double gsd, int maxSide) {
        Envelope box = metres.getEnvelopeInternal();
        double pixel = gsd;
        while (Math.max(box.getWidth(), box.getHeight()) / pixel > maxSide - 2) {
            pixel *= 2;
        }
        double west = Math.floor(box.getMinX() / pixel) * pixel;
        double north = Math.ceil(box.getMaxY() / pixel) * pixel;
        int width = (int) Math.ceil((box.getMaxX() - west) / pixel);
        int height = (int) Math.ceil((north - box.getMinY()) / pixel);
        var grid = new Grid(crs, Affine.northUp(west, north, pixel, pixel), width, height);
        return new Cutout(grid, inside(metres, grid));
    }

    int width() {
        return grid.width();
    }

    int height() {
        return grid.height();
    }

    boolean isSouthern() {
        return grid.crs().epsg().orElseThrow() > 32_700;
    }

    /** Even-odd rule at pixel centres, row by row. */
    private static BitSet inside(Geometry area, Grid grid) {
        int width = grid.width();
        int height = grid.height();
        var inside = new BitSet(width * height);
        for (int row = 0; row < height; row++) {
            List<Double> crossings = crossings(area, grid.transform().y(0, row + 0.5));
            for (int i = 0; i + 1 < crossings.size(); i += 2) {
                int from = column(crossings.get(i), grid.transform());
                int to = column(crossings.get(i + 1), grid.transform());
                if (Math.max(0, from) < Math.min(width, to)) {
                    inside.set(row * width + Math.max(0, from), row * width + Math.min(width, to));
                }
            }
        }
        return inside;
    }

    /** First column whose centre lies at or east of x. */
    private static int column(double x, Affine transform) {
        return (int) Math.ceil((x - transform.c()) / transform.a() - 0.5);
    }

    private static List<Double> crossings(Geometry area, double y) {
        var found = new ArrayList<Double>();
        for (Object line : LinearComponentExtracter.getLines(area)) {
            Coordinate[] points = ((LineString) line).getCoordinates();
            for (int i = 1; i < points.length; i++) {
                Coordinate a = points[i - 1];
                Coordinate b = points[i];
                if (a.y <= y != b.y <= y) {
                    found.add(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
                }
            }
        }
        Collections.sort(found);
        return found;
    }
}
