package dev.swath.step.select;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * How much of an AOI an image outline covers, by area on the WGS 84 ellipsoid. Both in EPSG:4326, longitude first;
 * outlines across the antimeridian are understood however they are written.
 */
final class Coverage {
    /** Longitudes may be written one turn away from those of the AOI. */
    private static final double[] TURNS = {0, 360, -360};

    private final List<Geometry> aois = new ArrayList<>();
    private final List<PreparedGeometry> prepared = new ArrayList<>();
    private final double area;

    Coverage(Geometry aoi) {
        Geometry fixed = fixed(unrolled(aoi));
        for (double turn : TURNS) {
            Geometry turned = AffineTransformation.translationInstance(turn, 0).transform(fixed);
            aois.add(turned);
            prepared.add(PreparedGeometryFactory.prepare(turned));
        }
        area = equalArea(fixed);
    }

    /** 0 to 100; exactly 100 when the whole AOI lies inside. */
    double percent(Geometry outline) {
        Geometry image = fixed(unrolled(outline));
        double covered = 0;
        for (int i = 0; i < TURNS.length; i++) {
            Geometry aoi = aois.get(i);
            if (!image.getEnvelopeInternal().intersects(aoi.getEnvelopeInternal())) {
                continue;
            }
            if (prepared.get(i).coveredBy(image)) {
                return 100;
            }
            if (prepared.get(i).intersects(image)) {
                covered += equalArea(OverlayNGRobust.overlay(image, aoi, OverlayNG.INTERSECTION));
            }
        }
        return area > 0 ? Math.min(100, 100 * covered / area) : 0;
    }

    private static Geometry fixed(Geometry shape) {
        return shape.isValid() ? shape : GeometryFixer.fix(shape);
    }

    /** Nothing here is half the globe wide: what seems so crosses the antimeridian, and its west side is moved east. */
    private static Geometry unrolled(Geometry outline) {
        Envelope box = outline.getEnvelopeInternal();
        if (box.getWidth() <= 180) {
            return outline;
        }
        Geometry moved = outline.copy();
        moved.apply(new EachPosition(at -> at.x < 0 ? new Coordinate(at.x + 360, at.y) : at));
        return moved;
    }

    /** Area after Lambert's cylindrical equal-area projection; only ratios of it are used, so its scale is left out. */
    private static double equalArea(Geometry shape) {
        Geometry projected = shape.copy();
        projected.apply(new EachPosition(at -> new Coordinate(at.x, authalic(at.y))));
        return projected.getArea();
    }

    /** Snyder, Map Projections - A Working Manual (USGS 1395), equation 3-12: q of the latitude, WGS 84. */
    private static double authalic(double latitudeDegrees) {
        double e2 = 0.00669437999014;
        double e = Math.sqrt(e2);
        double sine = Math.sin(Math.toRadians(latitudeDegrees));
        double bent = e * sine;
        return (1 - e2) * (sine / (1 - bent * bent) + Math.log((1 + bent) / (1 - bent)) / (2 * e));
    }

    /** Replaces the positions of a copy, each by what {@code move} makes of it. */
    private record EachPosition(UnaryOperator<Coordinate> move) implements CoordinateSequenceFilter {
        @Override
        public void filter(CoordinateSequence sequence, int i) {
            Coordinate to = move.apply(sequence.getCoordinate(i));
            sequence.setOrdinate(i, CoordinateSequence.X, to.x);
            sequence.setOrdinate(i, CoordinateSequence.Y, to.y);
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean isGeometryChanged() {
            return true;
        }
    }
}
