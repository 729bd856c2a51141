package dev.swath.app.sandbox.stac;

import dev.swath.app.sandbox.chance.Chance;
import dev.swath.io.base.Crs;
import dev.swath.io.raster.Affine;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * A square of an image grid in UTM. It is laid out as those of Sentinel-2: a core that no other tile has, and 9.8 % more to
 * the east and the south, its north-west corner on multiples of 60 m. With a core of 100 km it is such a tile; smaller ones
 * divide that. Thread-safe.
 */
final class Tile {
    private static final double OVERLAP = 1.098;
    private static final int GRID = 60;
    private static final double FALSE_NORTHING = 10_000_000;
    private static final int SIDES = 4;
    private static final int STEPS = 4;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final int zone;
    private final int column;
    private final int row;
    private final int coreKm;
    private final Coordinate middle;
    private final String name;
    private volatile @Nullable Geometry outline;

    /**
     * @param column easting of the core's west edge, in cores
     * @param row northing of the core's south edge, in cores, negative south of the equator
     * @param coreKm side of the core: 10, 20, 50 or 100
     */
    Tile(int zone, int column, int row, int coreKm) {
        this.zone = zone;
        this.column = column;
        this.row = row;
        this.coreKm = coreKm;
        double half = coreKm * 500.0;
        double x = column * coreKm * 1000.0 + half;
        double y = row * coreKm * 1000.0 + half + (row >= 0 ? 0 : FALSE_NORTHING);
        this.middle = Crs.of((row >= 0 ? 32600 : 32700) + zone)
                .toWgs84(FACTORY.createPoint(new Coordinate(x, y)))
                .getCoordinate();
        int perSquare = 100 / coreKm;
        String digits = perSquare == 1
                ? ""
                : "" + Math.floorMod(column, perSquare) * coreKm / 10 + Math.floorMod(row, perSquare) * coreKm / 10;
        this.name = String.format(Locale.ROOT, "%02d", zone)
                + Mgrs.band(middle.y)
                + Mgrs.square(zone, Math.floorDiv(column, perSquare), Math.floorDiv(row, perSquare))
                + digits;
    }

    int zone() {
        return zone;
    }

    /** What all chance about the tile follows from. */
    long key() {
        return Chance.mix(zone, column, row);
    }

    boolean north() {
        return row >= 0;
    }

    int epsg() {
        return (north() ? 32600 : 32700) + zone;
    }

    Crs crs() {
        return Crs.of(epsg());
    }

    double metres() {
        return coreKm * 1000 * OVERLAP;
    }

    double west() {
        return Math.floor(column * coreKm * 1000.0 / GRID) * GRID;
    }

    /** Of the upper edge, as the CRS counts. */
    double top() {
        double edge = Math.ceil((row + 1) * coreKm * 1000.0 / GRID) * GRID;
        return north() ? edge : edge + FALSE_NORTHING;
    }

    int pixels(int metresPerPixel) {
        return (int) Math.round(metres() / metresPerPixel);
    }

    Affine transform(int metresPerPixel) {
        return Affine.northUp(west(), top(), metresPerPixel, metresPerPixel);
    }

    /** Zone, band, square of 100 km, and for smaller tiles the digits of their 10 km: {@code 33UVR} or {@code 33UVR12}. */
    String name() {
        return name;
    }

    /** Of the core, in degrees. */
    Coordinate middle() {
        return middle;
    }

    /** All of it, in degrees. */
    Geometry outline() {
        Geometry known = outline;
        if (known == null) {
            known = drawn();
            outline = known;
        }
        return known;
    }

    private Geometry drawn() {
        var ring = new Coordinate[SIDES * STEPS + 1];
        for (int i = 0; i < SIDES * STEPS; i++) {
            double along = (i % STEPS) / (double) STEPS * metres();
            ring[i] = switch (i / STEPS) {
                case 0 -> new Coordinate(west(), top() - along);
                case 1 -> new Coordinate(west() + along, top() - metres());
                case 2 -> new Coordinate(west() + metres(), top() - metres() + along);
                default -> new Coordinate(west() + metres() - along, top());
            };
        }
        ring[SIDES * STEPS] = ring[0];
        return crs().toWgs84(FACTORY.createPolygon(ring));
    }
}
