package dev.swath.app.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;

/** A drop's features as one inline SVG: a plain plate carrée, stretched so that shapes look right at their latitude. */
final class MapSketch {
    private static final int WIDTH = 720;
    private static final int MOST_HEIGHT = 480;

    private final List<Shape> shapes = new ArrayList<>();
    private final Envelope extent = new Envelope();

    private record Shape(Geometry geometry, String status, String title) {}

    /** @param aoi EPSG:4326 */
    void add(Geometry aoi, String status, String title) {
        if (aoi.isEmpty()) {
            // of an imported order that Planet does not know any more
            return;
        }
        var extentOfShape = aoi.getEnvelopeInternal();
        double coarse = Math.max(extentOfShape.getWidth(), extentOfShape.getHeight()) / 200;
        shapes.add(new Shape(DouglasPeuckerSimplifier.simplify(aoi, coarse), status, title));
        extent.expandToInclude(extentOfShape);
    }

    String svg() {
        if (shapes.isEmpty()) {
            return "";
        }
        var view = new Envelope(extent);
        view.expandBy(Math.max(view.getWidth() * 0.03, 1e-4), Math.max(view.getHeight() * 0.03, 1e-4));
        double squeeze = Math.cos(Math.toRadians(view.centre().y));
        double scale = Math.min(WIDTH / (view.getWidth() * squeeze), MOST_HEIGHT / view.getHeight());
        int width = (int) Math.ceil(view.getWidth() * squeeze * scale);
        int height = (int) Math.ceil(view.getHeight() * scale);
        var svg = new StringBuilder(
                "<svg viewBox=\"0 0 " + width + " " + height + "\" role=\"img\" aria-label=\"map of the"
                        + " features\" style=\"width:100%;max-width:" + Math.max(width, 200) + "px\">");
        for (var shape : shapes) {
            svg.append("<path fill-rule=\"evenodd\" class=\"")
                    .append(Html.text(shape.status().replace(' ', '-')));
            svg.append("\" d=\"");
            for (int i = 0; i < shape.geometry().getNumGeometries(); i++) {
                if (shape.geometry().getGeometryN(i) instanceof Polygon polygon) {
                    ring(svg, polygon.getExteriorRing().getCoordinates(), view, squeeze * scale, scale);
                    for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                        ring(svg, polygon.getInteriorRingN(hole).getCoordinates(), view, squeeze * scale, scale);
                    }
                }
            }
            svg.append("\"><title>").append(Html.text(shape.title())).append("</title></path>");
        }
        return svg.append("</svg>").toString();
    }

    private static void ring(StringBuilder svg, Coordinate[] ring, Envelope view, double scaleX, double scaleY) {
        char command = 'M';
        for (var point : ring) {
            svg.append(String.format(
                    Locale.ROOT,
                    "%c%.1f %.1f",
                    command,
                    (point.x - view.getMinX()) * scaleX,
                    (view.getMaxY() - point.y) * scaleY));
            command = 'L';
        }
        svg.append('Z');
    }
}
