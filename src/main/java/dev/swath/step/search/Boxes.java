package dev.swath.step.search;

import dev.swath.model.Mosaic;
import dev.swath.model.QuadCursor.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** In which boxes quads are asked for: that of the shape; where it lies on both sides of the antimeridian, one on each. */
final class Boxes {
    private static final double HALF_OF_THE_WORLD = 180;

    private Boxes() {}

    /** Mosaic by mosaic. */
    static List<Box> of(Geometry shape, List<Mosaic> mosaics) {
        var boxes = boxes(shape);
        return mosaics.stream()
                .flatMap(mosaic -> boxes.stream().map(box -> new Box(mosaic, box)))
                .toList();
    }

    private static List<Envelope> boxes(Geometry shape) {
        if (shape.getEnvelopeInternal().getWidth() <= HALF_OF_THE_WORLD) {
            return List.of(shape.getEnvelopeInternal());
        }
        var west = new Envelope();
        var east = new Envelope();
        var across = new ArrayList<Envelope>();
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            var part = shape.getGeometryN(i).getEnvelopeInternal();
            if (part.getMaxX() <= 0) {
                west.expandToInclude(part);
            } else if (part.getMinX() >= 0) {
                east.expandToInclude(part);
            } else {
                across.add(part);
            }
        }
        return Stream.concat(Stream.of(west, east), across.stream())
                .filter(box -> !box.isNull())
                .toList();
    }
}
