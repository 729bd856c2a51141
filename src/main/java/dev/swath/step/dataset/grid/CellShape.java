package dev.swath.step.dataset.grid;

import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.impl.CoordinateArraySequence;
import org.locationtech.jts.geom.util.GeometryTransformer;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * How a cell lies on the globe. Its edges are straight in UTM, and get a corner every 500 m in longitude and latitude: the
 * rest of the bend is below a centimetre at 60 degrees.
 */
final class CellShape {
    static final GeometryFactory LON_LAT = new GeometryFactory(new PrecisionModel(), 4326);
    private static final double STEP_METRES = 500;
    /** 100 m or less of an edge along a parallel: straight within a millimetre in UTM. */
    private static final double STEP_DEGREES = 0.001;
    /** Less than a square decimetre is rounding. */
    private static final double NO_AREA = 1e-12;

    private CellShape() {}

    static Geometry footprint(Cell cell) {
        Geometry square = square(cell);
        Envelope zone = cell.gridZone().bounds();
        if (zone.contains(square.getEnvelopeInternal())) {
            return square;
        }
        if (!zone.intersects(square.getEnvelopeInternal())) {
            return LON_LAT.createPolygon();
        }
        Geometry part = areal(OverlayNGRobust.overlay(square, LON_LAT.toGeometry(zone), OverlayNG.INTERSECTION));
        return part.getArea() < NO_AREA ? LON_LAT.createPolygon() : part;
    }

    /** Its polygons alone: what two areas share may also be a line or a point. */
    static Geometry areal(Geometry geometry) {
        return LON_LAT.buildGeometry(PolygonExtracter.getPolygons(geometry));
    }

    static boolean isWhole(Cell cell) {
        return cell.gridZone().bounds().contains(square(cell).getEnvelopeInternal());
    }

    /** The box in UTM around what belongs to the cell. */
    static Envelope extent(Cell cell) {
        if (isWhole(cell)) {
            return cell.bounds();
        }
        Geometry part = footprint(cell);
        if (part.isEmpty()) {
            throw new IllegalArgumentException(cell.id() + " lies outside of grid zone " + cell.gridZone());
        }
        Envelope box =
                toUtm(Densifier.densify(part, STEP_DEGREES), cell.gridZone()).getEnvelopeInternal();
        return box.intersection(cell.bounds());
    }

    /** Moves a geometry from longitude and latitude into the UTM of a zone. */
    static Geometry toUtm(Geometry lonLat, GridZone zone) {
        return new GeometryTransformer() {
            @Override
            protected CoordinateSequence transformCoordinates(CoordinateSequence points, Geometry parent) {
                Coordinate[] moved = new Coordinate[points.size()];
                for (int i = 0; i < moved.length; i++) {
                    moved[i] = zone.crs().fromWgs84(points.getX(i), points.getY(i));
                }
                return new CoordinateArraySequence(moved, 2);
            }
        }.transform(lonLat);
    }

    private static Geometry square(Cell cell) {
        Geometry utm = Densifier.densify(LON_LAT.toGeometry(cell.bounds()), STEP_METRES);
        double middle = cell.gridZone().centralMeridian();
        Geometry lonLat = cell.gridZone().crs().toWgs84(utm);
        lonLat.apply((CoordinateFilter) at -> at.setX(near(middle, at.getX())));
        lonLat.geometryChanged();
        return lonLat;
    }

    /** The same meridian, told as at most half a turn from another: beyond 180 degrees beside the antimeridian. */
    private static double near(double middle, double longitude) {
        return longitude - middle > 180 ? longitude - 360 : middle - longitude > 180 ? longitude + 360 : longitude;
    }

    static Coordinate place(double x, double y, GridZone zone) {
        return new CoordinateXY(
                zone.crs().toWgs84(LON_LAT.createPoint(new CoordinateXY(x, y))).getCoordinate());
    }
}
