package dev.swath.step.intake;

import dev.swath.io.base.Ellipsoid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateArrays;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** Makes an area orderable, or says why it is none; every change is told. One instance per geometry. */
final class RepairGeometry {
    /** Planet rejects polygons and rings below a square metre. */
    private static final double MIN_HECTARES = 1e-4;

    private final List<String> repairs = new ArrayList<>();

    private RepairGeometry() {}

    /** Repairs a geometry in longitude and latitude (EPSG:4326), null for a null shape. */
    static Repaired repair(@Nullable Geometry lonLat) {
        if (lonLat == null) {
            return Repaired.setAside("it has no geometry (null shape)");
        }
        if (lonLat.isEmpty()) {
            return Repaired.setAside("its geometry is empty");
        }
        for (Coordinate coordinate : lonLat.getCoordinates()) {
            if (!coordinate.isValid()) {
                return Repaired.setAside("a coordinate is not a finite number");
            }
        }
        List<Polygon> polygons = Polygons.of(lonLat);
        if (polygons.isEmpty()) {
            return Repaired.setAside("a " + lonLat.getGeometryType() + " has no area");
        }
        return new RepairGeometry().repair(lonLat, polygons);
    }

    private Repaired repair(Geometry original, List<Polygon> polygons) {
        if (original.getDimension() == 2 && countAll(original) > polygons.size()) {
            repairs.add("points, lines and empty parts left out");
        }
        List<Polygon> clean = new ArrayList<>();
        for (Polygon polygon : polygons) {
            Optional<Polygon> unwrapped = Antimeridian.unwrap(polygon);
            if (unwrapped.isEmpty()) {
                return Repaired.setAside("it goes round a pole");
            }
            withoutRepeats(unwrapped.get()).ifPresent(clean::add);
        }
        List<Polygon> kept = new ArrayList<>();
        for (Polygon part : withinWorld(valid(clean))) {
            withoutSpecks(part).ifPresent(kept::add);
        }
        return kept.isEmpty()
                ? Repaired.setAside("its area is below 1 m²")
                : new Repaired(Polygons.collect(kept), repairs, null);
    }

    private static int countAll(Geometry geometry) {
        int count = 0;
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            Geometry part = geometry.getGeometryN(i);
            count += part.getNumGeometries() > 1 ? countAll(part) : 1;
        }
        return count;
    }

    /** Empty when fewer than three different points are left. */
    private Optional<Polygon> withoutRepeats(Polygon polygon) {
        Coordinate[] shell =
                CoordinateArrays.removeRepeatedPoints(polygon.getExteriorRing().getCoordinates());
        int points = shell.length;
        List<LinearRing> holes = new ArrayList<>();
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            Coordinate[] hole = CoordinateArrays.removeRepeatedPoints(
                    polygon.getInteriorRingN(i).getCoordinates());
            points += hole.length;
            if (hole.length > 3) {
                holes.add(Polygons.LON_LAT.createLinearRing(hole));
            }
        }
        int removed = polygon.getNumPoints() - points;
        if (removed > 0) {
            repairs.add(removed + (removed == 1 ? " repeated point removed" : " repeated points removed"));
        }
        return shell.length > 3
                ? Optional.of(Polygons.LON_LAT.createPolygon(
                        Polygons.LON_LAT.createLinearRing(shell), holes.toArray(LinearRing[]::new)))
                : Optional.empty();
    }

    private Geometry valid(List<Polygon> polygons) {
        Geometry area = Polygons.LON_LAT.createMultiPolygon(polygons.toArray(Polygon[]::new));
        TopologyValidationError error = new IsValidOp(area).getValidationError();
        if (error == null) {
            return area;
        }
        Coordinate where = error.getCoordinate();
        repairs.add(error.getMessage() + " at " + where.x + ", " + where.y + " repaired");
        return GeometryFixer.fix(area);
    }

    private List<Polygon> withinWorld(Geometry area) {
        if (Antimeridian.isWithin(area)) {
            return Polygons.of(area);
        }
        repairs.add("split at the antimeridian");
        return Polygons.of(UnaryUnionOp.union(Antimeridian.split(area)));
    }

    private Optional<Polygon> withoutSpecks(Polygon polygon) {
        if (Ellipsoid.hectares(polygon) < MIN_HECTARES) {
            repairs.add("a polygon below 1 m² removed");
            return Optional.empty();
        }
        List<LinearRing> holes = new ArrayList<>();
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            LinearRing hole = polygon.getInteriorRingN(i);
            if (Ellipsoid.hectares(Polygons.LON_LAT.createPolygon(hole)) < MIN_HECTARES) {
                repairs.add("a hole below 1 m² filled");
            } else {
                holes.add(hole);
            }
        }
        return Optional.of(Polygons.LON_LAT.createPolygon(polygon.getExteriorRing(), holes.toArray(LinearRing[]::new)));
    }
}
