package dev.swath.step.dataset.grid;

import dev.swath.io.raster.Affine;
import dev.swath.io.raster.Grid;
import java.util.Locale;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * A cell of the grid: a square in the UTM of its grid zone, on whole multiples of its side within a 100 km square. Where
 * the edge of the grid zone runs through the square, only the part inside belongs to the cell.
 *
 * @param gridZone the only zone it lies in
 * @param eastKm easting of the western edge of the square, kilometres of UTM
 * @param northKm northing of the southern edge of the square, kilometres of UTM
 * @param km side of the square in kilometres, a divisor of 100
 */
public record Cell(GridZone gridZone, int eastKm, int northKm, int km) {
    public Cell {
        if (km < 1 || 100 % km != 0 || eastKm % km != 0 || northKm % km != 0 || eastKm < 100 || eastKm > 899) {
            throw new IllegalArgumentException(
                    "no cell of " + km + " km begins at " + eastKm + ", " + northKm + " km in " + gridZone);
        }
    }

    /** As in {@code ftw-34UFF1628}: grid zone, 100 km square, kilometres east and north within that. */
    public String id() {
        return "ftw-%s%s%02d%02d".formatted(gridZone, square(), eastKm % 100, northKm % 100);
    }

    /** The two letters of its 100 km square. */
    public String square() {
        return Square.letters(gridZone.zone(), eastKm, northKm);
    }

    public int epsg() {
        return gridZone.epsg();
    }

    /** The whole square in metres of UTM, whatever of it belongs to the cell. */
    public Envelope bounds() {
        return new Envelope(eastKm * 1000.0, (eastKm + km) * 1000.0, northKm * 1000.0, (northKm + km) * 1000.0);
    }

    /** The part that belongs to it, in longitude and latitude; empty where the square lies outside of the grid zone. */
    public Geometry footprint() {
        return CellShape.footprint(this);
    }

    /** Whether no edge of the grid zone runs through the square. */
    public boolean isWhole() {
        return CellShape.isWhole(this);
    }

    /**
     * The pixels of its chip: the square, or the box around the part that belongs to the cell, widened to whole pixels
     * counted from the north-west corner of the square. A pixel size that does not divide the side lets the last column
     * and row reach over the edge.
     *
     * @param pixelMetres above 0, at most the side
     * @throws IllegalArgumentException when the square lies outside of its grid zone
     */
    public Grid pixels(double pixelMetres) {
        if (!(pixelMetres > 0 && pixelMetres <= km * 1000.0)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "pixels must be above 0 and at most %d m, was %s m", km * 1000, pixelMetres));
        }
        Envelope square = bounds();
        Envelope part = CellShape.extent(this);
        int left = whole((part.getMinX() - square.getMinX()) / pixelMetres, false);
        int right = whole((part.getMaxX() - square.getMinX()) / pixelMetres, true);
        int top = whole((square.getMaxY() - part.getMaxY()) / pixelMetres, false);
        int bottom = whole((square.getMaxY() - part.getMinY()) / pixelMetres, true);
        Affine transform = Affine.northUp(
                square.getMinX() + left * pixelMetres, square.getMaxY() - top * pixelMetres, pixelMetres, pixelMetres);
        return new Grid(gridZone.crs(), transform, Math.max(1, right - left), Math.max(1, bottom - top));
    }

    /** Outward, except for a thousandth of a pixel, which is rounding. */
    private static int whole(double pixels, boolean up) {
        return (int) (up ? Math.ceil(pixels - 1e-3) : Math.floor(pixels + 1e-3));
    }
}
