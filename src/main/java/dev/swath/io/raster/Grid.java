package dev.swath.io.raster;

import dev.swath.io.base.Crs;
import org.locationtech.jts.geom.Envelope;

/**
 * Where the pixels of an image lie.
 *
 * @param transform to coordinates of the CRS, x eastward and y northward whatever the CRS says of its axes
 * @param width columns, at least 1
 * @param height rows, at least 1
 */
public record Grid(Crs crs, Affine transform, int width, int height) {
    public Grid {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a grid has pixels, was " + width + " x " + height);
        }
    }

    /** The same pixels, those of the window only. */
    public Grid part(Window window) {
        return new Grid(crs, transform.from(window.column(), window.row()), window.width(), window.height());
    }

    /** The box around its four corners, in units of the CRS. */
    public Envelope bounds() {
        var box = new Envelope(
                transform.x(0, 0), transform.x(width, height), transform.y(0, 0), transform.y(width, height));
        box.expandToInclude(transform.x(width, 0), transform.y(width, 0));
        box.expandToInclude(transform.x(0, height), transform.y(0, height));
        return box;
    }
}
