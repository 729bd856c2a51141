package dev.swath.step.composite;

import dev.swath.model.CompositeRequest;
import java.util.List;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * The area of a request.
 *
 * @param shape in EPSG:4326, with an area
 */
record Aoi(Geometry shape) {
    private static final int PIECES_OF_AN_EDGE = 20;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    /** Of a request without faults in its area. */
    static Aoi of(CompositeRequest request) {
        Geometry aoi = request.aoi();
        if (aoi != null) {
            return new Aoi(aoi);
        }
        return new Aoi(
                FACTORY.buildGeometry(request.bboxes().stream().map(Aoi::box).toList())
                        .union());
    }

    private static Geometry box(List<Double> bbox) {
        return FACTORY.toGeometry(new Envelope(bbox.get(0), bbox.get(2), bbox.get(1), bbox.get(3)));
    }

    /** Longitude and latitude of the centroid. */
    Coordinate centre() {
        return shape.getCentroid().getCoordinate();
    }

    /** Its outline, closely enough that a projection bends nothing between two points. */
    Coordinate[] outline() {
        Envelope box = shape.getEnvelopeInternal();
        double step = Math.max(box.getWidth(), box.getHeight()) / PIECES_OF_AN_EDGE;
        return Densifier.densify(shape, step).getCoordinates();
    }
}
