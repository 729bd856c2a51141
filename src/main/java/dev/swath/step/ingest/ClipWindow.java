package dev.swath.step.ingest;

import dev.swath.io.base.Crs;
import dev.swath.io.raster.Affine;
import dev.swath.io.raster.Window;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** The pixels of an image that cover an area. */
final class ClipWindow {
    /** Around the area, so that whoever resamples its edge has neighbours to do it with. */
    private static final int MARGIN = 8;

    private static final int PIECES_OF_AN_EDGE = 20;

    private ClipWindow() {}

    /**
     * @param width of the image
     * @param height of the image
     * @param area EPSG:4326
     * @return a part of the image, at least a pixel of it
     * @throws dev.swath.model.trouble.BadInput when the area lies outside of the CRS
     */
    static Window of(Crs crs, Affine transform, int width, int height, Geometry area) {
        Envelope box = area.getEnvelopeInternal();
        double piece = Math.max(box.getWidth(), box.getHeight()) / PIECES_OF_AN_EDGE;
        Affine toPixels = transform.inverse();
        var pixels = new Envelope();
        for (var point : Densifier.densify(area, piece).getCoordinates()) {
            var place = crs.fromWgs84(point.x, point.y);
            pixels.expandToInclude(toPixels.x(place.x, place.y), toPixels.y(place.x, place.y));
        }
        int west = within(Math.floor(pixels.getMinX()) - MARGIN, width - 1);
        int north = within(Math.floor(pixels.getMinY()) - MARGIN, height - 1);
        int east = within(Math.ceil(pixels.getMaxX()) + MARGIN, width);
        int south = within(Math.ceil(pixels.getMaxY()) + MARGIN, height);
        return new Window(west, north, Math.max(1, east - west), Math.max(1, south - north));
    }

    private static int within(double value, int most) {
        return (int) Math.max(0, Math.min(most, value));
    }
}
