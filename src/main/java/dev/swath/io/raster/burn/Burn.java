package dev.swath.io.raster.burn;

import dev.swath.io.raster.Grid;
import dev.swath.io.raster.Plane;
import dev.swath.io.raster.Window;
import org.locationtech.jts.geom.Geometry;

/**
 * Writes values where shapes lie, into one window of a grid; what is burnt later overwrites what was there. It holds the
 * edges of one geometry at a time. Values are whole numbers; pixels without a shape keep what they have.
 *
 * <p>Not safe for several threads.
 */
public final class Burn {
    private final Outline outline;
    private final Canvas canvas;

    private Burn(Outline outline, Canvas canvas) {
        this.outline = outline;
        this.canvas = canvas;
    }

    /**
     * @param window of the grid; may reach beyond it
     * @param plane as wide and high as the window, of whole numbers
     * @throws IllegalArgumentException when the plane is of another size or of floating point
     */
    public static Burn into(Grid grid, Window window, Plane plane) {
        if (plane.width() != window.width()
                || plane.height() != window.height()
                || plane.type().isFloat()) {
            throw new IllegalArgumentException("cannot burn " + window + " into " + plane.type() + " of "
                    + plane.width() + " x " + plane.height() + " pixels");
        }
        return new Burn(new Outline(grid.transform().inverse(), window), new Canvas(plane));
    }

    /**
     * Burns areas: a pixel is inside when its centre is, counted by even and odd over all rings of the geometry, as
     * {@code gdal_rasterize} does. Centres on an edge are inside or not as they are there. Points and lines have no
     * area and leave nothing.
     *
     * @param geometry in the CRS of the grid
     * @throws IllegalArgumentException when the plane cannot hold the value
     */
    public void areas(Geometry geometry, long value) {
        canvas.colour(value);
        new AreaFill(outline, canvas).fill(geometry);
    }

    /**
     * Burns every pixel that a line passes through, as {@code gdal_rasterize -at} does: lines as they are, of areas all
     * rings. A line along the border of two pixels is of the right or lower one.
     *
     * @param geometry in the CRS of the grid
     * @throws IllegalArgumentException when the plane cannot hold the value
     */
    public void lines(Geometry geometry, long value) {
        canvas.colour(value);
        var trace = new LineTrace(canvas);
        outline.rings(geometry, true, trace::segment);
    }
}
